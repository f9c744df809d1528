using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Schedules.Days;

/// <summary>Writes down that a terminal's punch took the place of a manual one, and takes it back where that is no longer so.</summary>
internal sealed class ReplacedPunches(IStringLocalizer<DaysTexts> texts, IServiceScopeFactory scopes, PunchFeed feed, TimeProvider time)
{
    /// <param name="days">Just computed; a closed one changes no punch.</param>
    public async Task SettleAsync(AttendanceContext context, IReadOnlyList<WorkingDay> days, CancellationToken cancellationToken)
    {
        var replaced = days.SelectMany(d => d.ReplacedPunches).ToHashSet();
        var shown = days.Where(d => d.State != DayState.Closed).SelectMany(d => d.Punches).Select(p => p.Id).ToHashSet();
        var manual = await ManualAsync(context, days, cancellationToken);
        var changed = manual.FindAll(p => shown.Contains(p.Id) && replaced.Contains(p.Id) != (p.IgnoredBy == Punch.ReplacedBy));
        foreach (var punch in changed)
        {
            var isReplaced = replaced.Contains(punch.Id);
            punch.IgnoredAt = isReplaced ? time.GetUtcNow() : null;
            punch.IgnoredBy = isReplaced ? Punch.ReplacedBy : null;
            punch.IgnoredReason = isReplaced ? texts["ReplacedReason"].Value : null;
        }

        if (changed.Count > 0)
        {
            await context.SaveChangesAsync(cancellationToken);
            await TellAsync(changed, cancellationToken);
        }
    }

    /// <summary>Manual punches that nobody decided about.</summary>
    private static async Task<List<Punch>> ManualAsync(AttendanceContext context, IReadOnlyList<WorkingDay> days, CancellationToken cancellationToken)
    {
        var (employees, dates) = (days.Select(d => d.EmployeeId).Distinct().ToList(), days.SelectMany(d => new[] { d.Date, d.Date.AddDays(1) }).Distinct().ToList());
        return await context.Punches.Where(p => dates.Contains(p.Day) && p.EmployeeId != null && employees.Contains(p.EmployeeId.Value)
            && p.Source == PunchSource.Manual && (p.IgnoredAt == null || p.IgnoredBy == Punch.ReplacedBy)).ToListAsync(cancellationToken);
    }

    private async Task TellAsync(List<Punch> changed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var audit = scope.ServiceProvider.GetRequiredService<Audit>();
        foreach (var punch in changed)
        {
            await audit.RecordForAsync(
                Punch.ReplacedBy, punch.IgnoredAt is null ? AuditAction.PunchRestored : AuditAction.PunchIgnored,
                punch.Id.ToString(CultureInfo.InvariantCulture), punch.IgnoredReason, cancellationToken);
        }

        feed.PublishCorrection();
    }
}
