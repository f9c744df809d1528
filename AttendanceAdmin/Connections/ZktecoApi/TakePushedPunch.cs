using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections.ZktecoApi;

/// <summary>What became of a pushed punch.</summary>
internal abstract record PushedOutcome
{
    private PushedOutcome()
    {
    }

    /// <summary>On disk, now or before.</summary>
    /// <param name="Owner">Null while nobody has the PIN: it waits on the shelf.</param>
    /// <param name="IsEntry">As the sender says, or by turns where it does not.</param>
    internal sealed record Stored(PunchReading Punch, KnownEmployee? Owner, bool IsEntry) : PushedOutcome;

    /// <summary>Kept as it came; it can be read again later.</summary>
    internal sealed record Quarantined(QuarantineReason Fault) : PushedOutcome;

    /// <summary>The terminal that is named waits for approval, or is blocked: the sender must keep the punch.</summary>
    internal sealed record TerminalClosed(string Serial) : PushedOutcome;

    internal sealed record Unavailable : PushedOutcome;
}

/// <summary>Takes one pushed punch; returns when it is durable. Sent again it changes nothing.</summary>
internal sealed class TakePushedPunch(PunchIntake intake, TerminalDirectory terminals, PunchTurn turn, SiteClock site)
{
    private const string Kind = "zkteco";

    /// <param name="serial">The terminal's, where the address names it.</param>
    public async Task<PushedOutcome> RunAsync(JsonElement body, byte[] raw, string? serial, CancellationToken cancellationToken)
    {
        var pushed = PushedPunch.Read(body, raw, site.TimeZone, site.LocalNow);
        if (pushed.Reading is not { } punch)
        {
            return await QuarantineAsync(raw, pushed.Fault);
        }

        KnownTerminal? terminal = null;
        if ((serial ?? pushed.TerminalSerial) is { } named && TerminalSerial.TryParse(named, out var parsed))
        {
            terminal = await terminals.FindOrAnnounceAsync(parsed, TerminalProtocol.Iclock, cancellationToken);
            if (terminal is not { State: TerminalState.Approved })
            {
                return new PushedOutcome.TerminalClosed(named);
            }
        }

        return await intake.RecordAsync(new IntakeBatch(terminal, PunchSource.Api, Kind, [punch], [], [])) is IntakeOutcome.Stored
            ? await turn.TellAsync(terminal, punch, cancellationToken)
            : new PushedOutcome.Unavailable();
    }

    public async Task<PushedOutcome> QuarantineAsync(byte[] raw, QuarantineReason fault) =>
        await intake.RecordAsync(new IntakeBatch(null, PunchSource.Api, Kind, [], [new UnreadableLine(raw, fault)], [])) is IntakeOutcome.Stored
            ? new PushedOutcome.Quarantined(fault)
            : new PushedOutcome.Unavailable();
}

/// <summary>Says whose a punch is, and whether it goes in or out where its sender does not know: the first of a person's day goes in, the next out.</summary>
internal sealed class PunchTurn(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees)
{
    public async Task<PushedOutcome.Stored> TellAsync(KnownTerminal? terminal, PunchReading punch, CancellationToken cancellationToken)
    {
        var owner = employees.FindOwner(terminal, punch.Pin);
        if (punch.Direction != PunchDirection.Unknown || owner is null)
        {
            return new PushedOutcome.Stored(punch, owner, punch.Direction != PunchDirection.Out);
        }

        var day = DateOnly.FromDateTime(punch.LocalTime);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await context.Punches.ThatCount().CountAsync(
            p => p.Day == day && p.EmployeeId == owner.Id && p.LocalTime < punch.LocalTime, cancellationToken);
        return new PushedOutcome.Stored(punch, owner, before % 2 == 0);
    }
}
