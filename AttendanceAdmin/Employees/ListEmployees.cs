using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary>What a list of employees asks for.</summary>
/// <param name="Search">Words, each of which must occur in name, matricule, PIN, department or post.</param>
/// <param name="After">The last row of the page before, for the next one.</param>
/// <param name="Whole">With cards and groups.</param>
/// <param name="Before">The first row of the page after, for the one before it.</param>
internal sealed record EmployeeQuery(
    string? Search = null, string? Department = null, bool? Active = true, EmployeePlace? After = null, EmployeePlace? Before = null, int Limit = 50,
    bool Whole = false);

/// <summary>Where a row stands in the order of names; <c>id~sortname</c> in a URL.</summary>
internal sealed record EmployeePlace(string SortName, int Id)
{
    public static EmployeePlace? Parse(string? text) =>
        text?.Split('~', 2) is [var id, var name] && int.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var number) ? new EmployeePlace(name, number) : null;

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}~{SortName}");
}

/// <summary>One page, in the order of names.</summary>
internal sealed record EmployeePage(IReadOnlyList<Employee> Rows, bool HasOlder, bool HasNewer)
{
    public EmployeePlace? First => Rows is [var first, ..] ? new EmployeePlace(first.SortName, first.Id) : null;

    public EmployeePlace? Last => Rows is [.., var last] ? new EmployeePlace(last.SortName, last.Id) : null;
}

/// <summary>Employees by search, in pages that cost the same wherever they are.</summary>
internal sealed class ListEmployees(IDbContextFactory<AttendanceContext> contexts)
{
    public async Task<EmployeePage> RunAsync(EmployeeQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = query.Whole ? context.Employees.Include(e => e.Cards).Include(e => e.Groups).AsSplitQuery() : context.Employees;
        var found = Matching(all.AsNoTracking(), query);
        var backwards = query.Before is not null;
        var ordered = (query.After, query.Before) switch
        {
            // "name >= n AND (name > n OR id > i)" and not the plainer "name > n OR (…)": only the first gives the index a bound.
            ({ } after, _) => found.Where(e => e.SortName.CompareTo(after.SortName) >= 0 && (e.SortName.CompareTo(after.SortName) > 0 || e.Id > after.Id))
                .OrderBy(e => e.SortName).ThenBy(e => e.Id),
            (_, { } before) => found.Where(e => e.SortName.CompareTo(before.SortName) <= 0 && (e.SortName.CompareTo(before.SortName) < 0 || e.Id < before.Id))
                .OrderByDescending(e => e.SortName).ThenByDescending(e => e.Id),
            _ => found.OrderBy(e => e.SortName).ThenBy(e => e.Id),
        };

        // One more than asked for tells whether there is another page; nothing is counted.
        var rows = await ordered.Take(query.Limit + 1).ToListAsync(cancellationToken);
        var more = rows.Count > query.Limit;
        rows = rows.GetRange(0, Math.Min(rows.Count, query.Limit));
        if (backwards)
        {
            rows.Reverse();
        }

        return new EmployeePage(rows, HasOlder: backwards || more, HasNewer: backwards ? more : query.After is not null);
    }

    /// <summary>Everybody whom the query finds, wherever its page is.</summary>
    public async Task<IReadOnlyList<int>> IdsAsync(EmployeeQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context.Employees, query).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(cancellationToken);
    }

    private static IQueryable<Employee> Matching(IQueryable<Employee> employees, EmployeeQuery query)
    {
        if (query.Active is { } active)
        {
            employees = employees.Where(e => e.Active == active);
        }

        if (!string.IsNullOrEmpty(query.Department))
        {
            employees = employees.Where(e => e.Department == query.Department);
        }

        return employees.Matching(query.Search);
    }
}
