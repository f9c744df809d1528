using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Site;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches;

/// <summary>A punch that somebody writes down because no terminal saw it.</summary>
internal sealed record ManualPunch(int? EmployeeId, string? LocalTime, string? Direction, string? Reason);

internal abstract record ManualPunchOutcome
{
    private ManualPunchOutcome()
    {
    }

    /// <param name="Added">False if the very same punch was there already: pressing twice does no harm.</param>
    internal sealed record Recorded(PunchRow Punch, bool Added) : ManualPunchOutcome;

    /// <param name="Fault">A key of <see cref="PunchesTexts"/>.</param>
    internal sealed record Refused(string Field, string Fault) : ManualPunchOutcome;

    internal sealed record Unavailable : ManualPunchOutcome;
}

/// <summary>Puts manual punches through the same door as those of terminals.</summary>
internal sealed class RecordManualPunch(
    IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, SiteClock site, PunchIntake intake)
{
    public const int MaxReasonLength = 500;

    private static readonly DateTime Earliest = new(2015, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <param name="actor">The user's e-mail or the key's name; kept with the punch.</param>
    public async Task<ManualPunchOutcome> RecordAsync(ManualPunch wish, string actor, CancellationToken cancellationToken)
    {
        if (wish.EmployeeId is not { } id || employees.Find(id) is not { } employee)
        {
            return new ManualPunchOutcome.Refused("employee_id", "ManualNoEmployee");
        }

        if (!WallTimeText.TryParse(wish.LocalTime, out var time) || time < Earliest || time > site.LocalNow.AddDays(1))
        {
            return new ManualPunchOutcome.Refused("local_time", "ManualBadTime");
        }

        if (PunchWords.Direction(wish.Direction) is not { } direction)
        {
            return new ManualPunchOutcome.Refused("direction", "ManualBadDirection");
        }

        if (wish.Reason?.Trim() is not { Length: > 0 and <= MaxReasonLength } reason)
        {
            return new ManualPunchOutcome.Refused("reason", "ReasonMissing");
        }

        return await RecordAsync(Reading(employee, new DateTime(time.Ticks - time.Ticks % TimeSpan.TicksPerSecond), direction, reason, actor), cancellationToken);
    }

    private async Task<ManualPunchOutcome> RecordAsync(PunchReading reading, CancellationToken cancellationToken)
    {
        if (await intake.RecordAsync(new IntakeBatch(null, PunchSource.Manual, "manual", [reading], [], [])) is not IntakeOutcome.Stored stored)
        {
            return new ManualPunchOutcome.Unavailable();
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pin = reading.Pin.Value;
        var row = await context.Punches.AsNoTracking()
            .Where(p => p.LocalTime == reading.LocalTime && p.TerminalId == Punch.NoTerminal && p.Pin == pin
                && p.StatusCode == reading.StatusCode && p.VerifyCode == reading.VerifyCode)
            .Select(PunchRow.Of).SingleAsync(cancellationToken);
        return new ManualPunchOutcome.Recorded(row, stored.Added > 0);
    }

    private static PunchReading Reading(KnownEmployee employee, DateTime time, PunchDirection direction, string reason, string actor)
    {
        // The employee's own number, not the PIN: that may be missing, shared, or somebody else's tomorrow, and it is part of the identity.
        _ = EmployeePin.TryParse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{employee.Id}"), out var pin);
        var evidence = JsonSerializer.SerializeToUtf8Bytes(new { employee_id = employee.Id, direction = PunchWords.Of(direction), reason, by = actor });
        return new PunchReading(pin, time, StatusOf(direction), Punch.NoCode, direction, StatedOffset: null, evidence, employee.Id);
    }

    /// <summary>The code by which terminals say the same.</summary>
    private static short StatusOf(PunchDirection direction) => direction switch
    {
        PunchDirection.In => 0,
        PunchDirection.Out => 1,
        PunchDirection.BreakOut => 2,
        PunchDirection.BreakIn => 3,
        _ => Punch.NoCode,
    };
}
