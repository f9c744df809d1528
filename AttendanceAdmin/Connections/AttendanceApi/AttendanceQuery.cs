using System.Globalization;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary><c>GET /api/attendance/?skip&amp;limit&amp;employee_id&amp;start_date&amp;end_date</c>, read.</summary>
/// <param name="From">First second of a terminal's wall clock, or null.</param>
/// <param name="To">Last second, or null; of a day alone it is the last of that day.</param>
internal sealed record AttendanceQuery(int Skip, int Limit, int? EmployeeId, DateTime? From, DateTime? To)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "dd/MM/yyyy"];

    public static async Task<IResult> AnswerAsync(
        string? skip, string? limit, [FromQuery(Name = "employee_id")] string? employeeId,
        [FromQuery(Name = "start_date")] string? startDate, [FromQuery(Name = "end_date")] string? endDate,
        ListAttendance list, SiteClock site, CancellationToken cancellationToken)
    {
        var window = Window.Read(skip, limit);
        int? employee = int.TryParse(employeeId, CultureInfo.InvariantCulture, out var id) ? id : null;
        var fault = window.Fault
            ?? (employee is null && !string.IsNullOrEmpty(employeeId) ? "employee_id must be a whole number." : null);
        if (!TryRead(startDate, site.TimeZone, endOfDay: false, out var from) || !TryRead(endDate, site.TimeZone, endOfDay: true, out var to))
        {
            return Detail.Unprocessable("start_date and end_date must be dates such as 2026-01-30 or 2026-01-30T17:02:11.");
        }

        return fault is not null
            ? Detail.Unprocessable(fault)
            : Results.Ok(await list.RunAsync(new AttendanceQuery(window.Skip, window.Limit, employee, from, to), cancellationToken));
    }

    private static bool TryRead(string? text, TimeZoneInfo zone, bool endOfDay, out DateTime? time)
    {
        time = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            time = day.ToDateTime(endOfDay ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue);
        }
        else if (ForeignTime.TryParse(text, zone, out var local))
        {
            time = local;
        }

        return time is not null;
    }
}
