using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Inbox;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Schedules.Months;

/// <summary>How closing or reopening a month ended.</summary>
internal enum MonthOutcome
{
    Done,

    /// <summary>It was as wished already.</summary>
    Unchanged,

    /// <summary>It has not ended yet.</summary>
    NotOver,

    /// <summary>Days of it are being computed again.</summary>
    Computing,

    /// <summary>Somebody must look at its critical anomalies first.</summary>
    Critical,
    ReasonMissing,

    /// <summary>What is open cannot be reopened.</summary>
    NotClosed,
}

/// <summary>How closing or reopening a month ended, with the days that keep it open.</summary>
/// <param name="Critical">How many they are.</param>
/// <param name="Worst">The first of them.</param>
internal sealed record MonthChange(MonthOutcome Outcome, int Critical, IReadOnlyList<InboxDay> Worst)
{
    public static implicit operator MonthChange(MonthOutcome outcome) => new(outcome, 0, []);
}

/// <summary>Closes a month, whose days then change no more, and reopens it.</summary>
internal sealed class CloseMonth(IDbContextFactory<AttendanceContext> contexts, MonthDays days, MonthTimes times, Audit audit)
{
    public const int MaxReasonLength = 500;

    private const int WorstTold = 5;

    /// <param name="month">Its first day.</param>
    public async Task<MonthChange> RunAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ClosedMonth.HoldsAsync(context, month, cancellationToken))
        {
            return MonthOutcome.Unchanged;
        }

        if (month.AddMonths(1) > DateOnly.FromDateTime(times.Site.LocalNow))
        {
            return MonthOutcome.NotOver;
        }

        var last = month.AddMonths(1).AddDays(-1);
        if (!await days.Read.CatchUpAsync(null, month, last, cancellationToken))
        {
            return MonthOutcome.Computing;
        }

        if (await CriticalAsync(month, cancellationToken) is > 0 and var critical)
        {
            return new MonthChange(MonthOutcome.Critical, critical, await days.Anomalies.RunAsync(CriticalOf(month), cancellationToken));
        }

        using var pause = await days.Refresh.PauseAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Add(new ClosedMonth { Month = month, ClosedAt = times.Clock.GetUtcNow(), ClosedBy = await audit.ActorAsync() });
        await context.SaveChangesAsync(cancellationToken);
        await context.WorkingDays.Where(d => d.Date >= month && d.Date <= last)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DayState.Closed), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.MonthClosed, MonthText.Of(month), cancellationToken: cancellationToken);
        return MonthOutcome.Done;
    }

    public async Task<MonthChange> ReopenAsync(DateOnly month, string? reason, CancellationToken cancellationToken)
    {
        if (reason?.Trim() is not { Length: > 0 and <= MaxReasonLength } given)
        {
            return MonthOutcome.ReasonMissing;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.ClosedMonths.SingleOrDefaultAsync(c => c.Month == month && c.ReopenedAt == null, cancellationToken) is not { } closed)
        {
            return MonthOutcome.NotClosed;
        }

        (closed.ReopenedAt, closed.ReopenedBy, closed.ReopenedReason) = (times.Clock.GetUtcNow(), await audit.ActorAsync(), given);
        var last = month.AddMonths(1).AddDays(-1);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await context.WorkingDays.Where(d => d.Date >= month && d.Date <= last)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DayState.Provisional), cancellationToken);
        await DaysTouched.MarkAsync(context, [new DaysTouched(month, last, null)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await audit.RecordAsync(AuditAction.MonthReopened, MonthText.Of(month), given, cancellationToken);
        return MonthOutcome.Done;
    }

    /// <returns>How many days of the month the inbox lists as critical.</returns>
    public Task<int> CriticalAsync(DateOnly month, CancellationToken cancellationToken) => days.Anomalies.CountAsync(CriticalOf(month), int.MaxValue, cancellationToken);

    /// <summary>When it was closed and by whom; null while it is open.</summary>
    public async Task<ClosedMonth?> FindAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ClosedMonths.AsNoTracking().SingleOrDefaultAsync(c => c.Month == month && c.ReopenedAt == null, cancellationToken);
    }

    private static InboxQuery CriticalOf(DateOnly month) => new(month, month.AddMonths(1).AddDays(-1), AnomalySeverity.Critical, null, 0, WorstTold);
}

/// <summary>The days of a month, and what is wrong with them.</summary>
internal sealed record MonthDays(ReadDays Read, RefreshDays Refresh, ListAnomalies Anomalies);

/// <summary>The site's calendar and the clock.</summary>
internal sealed record MonthTimes(SiteClock Site, TimeProvider Clock);
