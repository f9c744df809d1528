using AttendanceAdmin.Data;
using AttendanceAdmin.Schedules.Calendar;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Months.Tiers;

/// <summary>The tiers in force: the company's own, and before them the country's. A week begins after the country's weekly rest.</summary>
internal sealed class ReadOvertimeRules(IDbContextFactory<AttendanceContext> contexts, SiteClock site)
{
    public async Task<OvertimeRules> RunAsync(CancellationToken cancellationToken)
    {
        var country = site.Settings.Country;
        var lastOfRest = CountryProfile.Of(country).WeeklyRest[^1];
        return new OvertimeRules(await OwnAsync(cancellationToken), OvertimeCustoms.Of(country), (lastOfRest + 1) % OvertimeRules.WeekDays);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<OvertimeRule>> OwnAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<OvertimeRule>().AsNoTracking().OrderByDescending(r => r.From).ToListAsync(cancellationToken);
    }
}
