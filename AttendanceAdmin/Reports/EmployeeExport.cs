using System.Globalization;
using System.Runtime.CompilerServices;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Employees.Import;
using AttendanceAdmin.Identity;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports;

/// <summary><c>/rapports/employes/csv|xlsx?q=…&amp;tous=true</c>: the search of the list of employees, with the columns that an import takes.</summary>
internal static class EmployeeExport
{
    private const int PageRows = 500;

    public static void MapEmployeeExport(this WebApplication app)
    {
        app.MapGet("/rapports/employes/{format:regex(^(csv|xlsx)$)}", WriteAsync).RequireAuthorization(Policies.ManagePeople).ExcludeFromDescription();
        app.MapGet("/rapports/imports/{id:int}", WriteResultAsync).RequireAuthorization(Policies.ManagePeople).ExcludeFromDescription();
    }

    private static async Task WriteAsync(
        string format, string? q, bool? tous, HttpContext context, ListEmployees list, ListGroups groups, IStringLocalizer<EmployeesTexts> texts, Audit audit)
    {
        var cancelled = context.RequestAborted;
        await audit.RecordAsync(AuditAction.EmployeesExported, format, q, cancelled);
        var names = (await groups.RunAsync(cancelled)).ToDictionary(g => g.Id, g => g.Name);
        await using var table = await TableDownload.OpenAsync(context.Response, format, "employes", cancelled);
        await table.WriteAsync([.. Enum.GetNames<ImportField>().Select(f => texts[f].Value)], cancelled);
        await foreach (var employee in AllAsync(list, new EmployeeQuery(q, Active: tous == true ? null : true, Limit: PageRows), cancelled))
        {
            await table.WriteAsync(Cells(employee, names, format), cancelled);
        }
    }

    private static async Task WriteResultAsync(int id, HttpContext context, EmployeeImports imports, IStringLocalizer<EmployeesTexts> texts)
    {
        var cancelled = context.RequestAborted;
        if (await imports.FindAsync(id, cancelled) is not { } progress)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var table = await TableDownload.OpenAsync(context.Response, "csv", $"resultat-{id}", cancelled);
        await table.WriteAsync([texts["ImportRow"].Value, .. progress.Import.Titles, texts["State"].Value, texts["ImportReason"].Value], cancelled);
        var (last, rows) = (0, (IReadOnlyList<EmployeeImportRow>)[]);
        while ((rows = await imports.RowsAsync(id, null, last, PageRows, cancelled)).Count > 0)
        {
            foreach (var row in rows)
            {
                var cells = Enumerable.Range(0, progress.Import.Titles.Count).Select(i => row.Cells.ElementAtOrDefault(i));
                await table.WriteAsync([row.Number, .. cells, texts[ImportWords.Of(progress.Import.State, row.Verdict)].Value, string.Join(" ", row.Faults.Select(f => f.Reason))], cancelled);
            }

            last = rows[^1].Number;
        }
    }

    private static async IAsyncEnumerable<Employee> AllAsync(ListEmployees list, EmployeeQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EmployeePage page;
        do
        {
            page = await list.RunAsync(query with { Whole = true }, cancellationToken);
            foreach (var employee in page.Rows)
            {
                yield return employee;
            }

            query = query with { After = page.Last };
        }
        while (page.HasOlder);
    }

    /// <summary>Days in CSV as 2026-03-02, whatever the language: only so can nobody read them otherwise.</summary>
    private static IReadOnlyList<object?> Cells(Employee e, Dictionary<int, string> groups, string format)
    {
        return
        [
            e.Matricule, e.LastName, e.FirstName, e.Department, e.Post, e.Pin, string.Join(", ", e.Cards.Select(c => c.Number)),
            string.Join(", ", e.Groups.Select(g => groups.GetValueOrDefault(g.GroupId))), e.Email, Day(e.BirthDate), Day(e.HireDate), Day(e.LeavingDate),
        ];

        object? Day(DateOnly? day) => format == "csv" ? day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;
    }
}
