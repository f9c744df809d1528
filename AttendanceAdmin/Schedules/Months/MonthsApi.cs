using System.Globalization;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Schedules.Months.Tiers;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Months;

/// <summary><c>/api/v1/months</c>: the sums of months, closing and reopening.</summary>
internal static class MonthsApi
{
    private const int MaxLimit = 1000;

    public static void MapMonthsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/months").RequireAuthorization(Policies.Scope(Scopes.Schedules)).WithTags("Months");
        api.MapGet("", ListAsync).Produces<List<MonthAnswer>>().ProducesValidationProblem();
        api.MapPost("{month}/close", async (string month, CloseMonth close, IStringLocalizer<SchedulesTexts> texts, CancellationToken cancel) =>
            await ChangeAsync(month, texts, m => close.RunAsync(m, cancel)));
        api.MapPost("{month}/reopen", async (string month, Reopening body, CloseMonth close, IStringLocalizer<SchedulesTexts> texts, CancellationToken cancel) =>
            await ChangeAsync(month, texts, m => close.ReopenAsync(m, body.Reason, cancel)));
    }

    /// <param name="month"><c>2026-03</c>.</param>
    /// <param name="employee">Left out, everybody by id, from <paramref name="afterId"/> on.</param>
    private static async Task<IResult> ListAsync(
        string? month, int? employee, [FromQuery(Name = "after_id")] int? afterId, int? limit, ListMonth list, IStringLocalizer<SchedulesTexts> texts,
        CancellationToken cancellationToken)
    {
        if (MonthText.Parse(month) is not { } first)
        {
            return FieldProblems.Of("month", texts["BadMonth"]);
        }

        if (limit is < 1 or > MaxLimit)
        {
            return FieldProblems.Of("limit", $"limit must be from 1 to {MaxLimit}.");
        }

        if (employee is { } id)
        {
            return await list.OfAsync(first, id, cancellationToken) is { } row
                ? Results.Ok(new[] { MonthAnswer.Of(first, row) })
                : FieldProblems.Of("employee", texts["NoSuchEmployee", id.ToString(CultureInfo.InvariantCulture)]);
        }

        var rows = await list.AfterAsync(first, afterId ?? 0, limit ?? 100, cancellationToken);
        return Results.Ok(rows.Select(r => MonthAnswer.Of(first, r)));
    }

    /// <summary>What keeps it open is told with the first days to mend: only so can the caller do anything about it.</summary>
    private static async Task<IResult> ChangeAsync(string text, IStringLocalizer<SchedulesTexts> texts, Func<DateOnly, Task<MonthChange>> change)
    {
        if (MonthText.Parse(text) is not { } month)
        {
            return FieldProblems.Of("month", texts["BadMonth"]);
        }

        var (outcome, critical, worst) = await change(month);
        return outcome switch
        {
            MonthOutcome.Done or MonthOutcome.Unchanged => Results.NoContent(),
            MonthOutcome.ReasonMissing => FieldProblems.Of("reason", texts["MonthReasonMissing"]),
            MonthOutcome.Critical => Refused($"{texts["MonthCriticalCount", critical]} {string.Join(", ", worst.Select(d => $"{d.Name} {d.Date:yyyy-MM-dd}"))}"),
            _ => Refused(texts["Month" + outcome]),
        };
    }

    private static IResult Refused(string why) => Results.Problem(why, statusCode: StatusCodes.Status409Conflict);

    internal sealed record Reopening(string? Reason);
}

/// <summary>Minutes.</summary>
internal sealed record MonthAnswer(
    int EmployeeId, string Month, bool Closed, int Days, int DaysToComplete, int Due, int Worked, int Balance, int Overtime, int Late, int EarlyLeave, int BreakOverrun,
    int Absence, int HolidayWork, int Night, IReadOnlyList<MonthAnswer.Tier> OvertimeTiers, IReadOnlyList<MonthAnswer.Week> Weeks)
{
    public static MonthAnswer Of(DateOnly month, MonthRow row) => new(
        row.EmployeeId, MonthText.Of(month), row.IsClosed, row.Days.Count, row.ToComplete, row.Total.Due, row.Total.Worked, row.Total.Balance, row.Total.Overtime,
        row.Total.Late, row.Total.EarlyLeave, row.Total.BreakOverrun, row.Total.Absence, row.Total.HolidayWork, row.Total.Night,
        Written(row.Tiers), [.. row.Weeks.Select(w => new Week(w.From, w.To, w.Due, w.Worked, Written(w.Tiers)))]);

    private static IReadOnlyList<Tier> Written(IReadOnlyList<TierMinutes> tiers) => [.. tiers.Select(t => new Tier(t.Tier.After, t.Tier.Percent, t.Minutes))];

    /// <param name="After">Minutes of a week.</param>
    internal sealed record Tier(int After, int Percent, int Minutes);

    /// <summary>One that ends in the month; its days of the month before are in it.</summary>
    internal sealed record Week(DateOnly From, DateOnly To, int Due, int Worked, IReadOnlyList<Tier> OvertimeTiers);
}
