using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Punches;

/// <summary>A punch that somebody writes down because no terminal saw it, or because one has the wrong time.</summary>
/// <param name="Moves">The punch whose place it takes.</param>
internal sealed record ManualPunch(int? EmployeeId, string? LocalTime, string? Direction, string? Reason, long? Moves = null);

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

/// <summary>Puts manual punches through the same door as those of terminals; who wrote one down stands with it and in the audit.</summary>
internal sealed class RecordManualPunch(PunchList list, EmployeeDirectory employees, PunchIntake intake, Audit audit)
{
    public const int MaxReasonLength = 500;

    /// <summary>It is shown as text, never as a page.</summary>
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly DateTime Earliest = new(2015, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public async Task<ManualPunchOutcome> RecordAsync(ManualPunch wish, CancellationToken cancellationToken)
    {
        if (await JudgeAsync(wish, cancellationToken) is { } refused)
        {
            return refused;
        }

        var (employee, direction, reason) = (employees.Find(wish.EmployeeId!.Value)!, PunchWords.Direction(wish.Direction)!.Value, wish.Reason!.Trim());
        _ = WallTimeText.TryParse(wish.LocalTime, out var time);
        var second = new DateTime(time.Ticks - time.Ticks % TimeSpan.TicksPerSecond);
        var outcome = await RecordAsync(Reading(employee, second, direction, reason, await audit.ActorAsync(), wish.Moves), cancellationToken);
        if (outcome is ManualPunchOutcome.Recorded { Added: true })
        {
            await audit.RecordAsync(AuditAction.PunchRecorded, employee.Name, $"{second:s} {PunchWords.Of(direction)}: {reason}", cancellationToken);
        }

        return outcome;
    }

    /// <returns>Why it cannot be recorded; null if it can.</returns>
    public async Task<ManualPunchOutcome.Refused?> JudgeAsync(ManualPunch wish, CancellationToken cancellationToken)
    {
        if (wish.EmployeeId is not { } id || employees.Find(id) is null)
        {
            return new ManualPunchOutcome.Refused("employee_id", "ManualNoEmployee");
        }

        if (!WallTimeText.TryParse(wish.LocalTime, out var time) || time < Earliest || time > list.LocalNow.AddDays(1))
        {
            return new ManualPunchOutcome.Refused("local_time", "ManualBadTime");
        }

        if (await list.IsClosedAsync(DateOnly.FromDateTime(time), cancellationToken))
        {
            return new ManualPunchOutcome.Refused("local_time", "PeriodClosed");
        }

        if (PunchWords.Direction(wish.Direction) is null)
        {
            return new ManualPunchOutcome.Refused("direction", "ManualBadDirection");
        }

        return wish.Reason?.Trim() is { Length: > 0 and <= MaxReasonLength } ? null : new ManualPunchOutcome.Refused("reason", "ReasonMissing");
    }

    private async Task<ManualPunchOutcome> RecordAsync(PunchReading reading, CancellationToken cancellationToken)
    {
        if (await intake.RecordAsync(new IntakeBatch(null, PunchSource.Manual, "manual", [reading], [], [])) is not IntakeOutcome.Stored stored)
        {
            return new ManualPunchOutcome.Unavailable();
        }

        var row = await list.FindAsync(Punch.NoTerminal, reading, cancellationToken);
        return new ManualPunchOutcome.Recorded(row, stored.Added > 0);
    }

    private static PunchReading Reading(KnownEmployee employee, DateTime time, PunchDirection direction, string reason, string actor, long? moves)
    {
        // The employee's own number, not the PIN: that may be missing, shared, or somebody else's tomorrow, and it is part of the identity.
        _ = EmployeePin.TryParse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{employee.Id}"), out var pin);
        var evidence = JsonSerializer.SerializeToUtf8Bytes(new { employee_id = employee.Id, direction = PunchWords.Of(direction), reason, by = actor, moves }, Readable);
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
