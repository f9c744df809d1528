using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Days.Rules;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.AtTerminals;

/// <summary>The same hours that terminals are sent to open by themselves.</summary>
internal sealed class PassHours(IDbContextFactory<AttendanceContext> contexts, TerminalDirectory terminals) : IPassHours
{
    public async Task<bool> AreOpenAsync(int employeeId, int terminalId, DateTime local, CancellationToken cancellationToken)
    {
        var date = DateOnly.FromDateTime(local);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var assigned = await Assignments.ReadAsync(context, terminals, [employeeId], cancellationToken);
        if (ScheduleChoice.At(assigned.Of(employeeId), date, terminalId).Assigned?.Schedule is not { } schedule)
        {
            return true;
        }

        var (weekday, time) = (Schedule.Weekday(date), local.ToString("HH:mm", CultureInfo.InvariantCulture));
        return OpenHours.Of(schedule, date.AddDays(-weekday)).Days[weekday].Open
            .Any(o => string.CompareOrdinal(o.From, time) <= 0 && string.CompareOrdinal(time, o.To) <= 0);
    }
}
