using AttendanceAdmin.Employees;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.DataProtection;

namespace AttendanceAdmin.Punches;

/// <summary>Turns what a wire understood into rows: gives each punch its instant, its owner and its doubts.</summary>
internal sealed class PunchRows(EmployeeDirectory employees, SiteClock site, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>No punch clock of this family existed before; a lower year is a flat battery.</summary>
    private static readonly DateTime FirstPlausible = new(2015, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly IDataProtector protector = RawInbox.Protector(protection);

    public RowBatch Make(IntakeBatch batch)
    {
        var now = time.GetUtcNow();
        var punches = new Punch[batch.Readings.Count];
        for (var i = 0; i < punches.Length; i++)
        {
            punches[i] = Make(batch, batch.Readings[i], now);
        }

        return new RowBatch(
            punches,
            [.. batch.Unreadable.Select(u => new QuarantinedLine
            {
                TerminalId = batch.Terminal?.Id ?? Punch.NoTerminal, Source = batch.Source, Kind = batch.Kind, Reason = u.Reason, RawLine = u.Raw, ReceivedAt = now,
            })],
            [.. batch.Messages.Select(m => new RawMessage
            {
                TerminalId = batch.Terminal?.Id ?? Punch.NoTerminal, Source = batch.Source, Kind = m.Kind, Target = m.Target, Part = m.Part,
                Body = protector.Protect(m.Body), ReceivedAt = now,
            })]);
    }

    private Punch Make(IntakeBatch batch, in PunchReading reading, DateTimeOffset now)
    {
        var received = reading.ReceivedAt ?? now;
        var zone = batch.Terminal?.TimeZone ?? site.TimeZone;
        var instant = WallClock.ToInstant(reading.LocalTime, zone, reading.StatedOffset);
        return new Punch
        {
            TerminalId = batch.Terminal?.Id ?? Punch.NoTerminal,
            Pin = reading.Pin.Value,
            LocalTime = reading.LocalTime,
            StatusCode = reading.StatusCode,
            VerifyCode = reading.VerifyCode,
            TimeZone = zone.Id,
            Instant = instant,
            ReceivedAt = received,
            Day = DateOnly.FromDateTime(reading.LocalTime),
            Direction = reading.Direction,
            Source = batch.Source,
            EmployeeId = reading.EmployeeId ?? employees.FindOwner(batch.Terminal, reading.Pin)?.Id,
            ClockSuspect = reading.LocalTime < FirstPlausible || instant > received.AddDays(1),
            RawLine = reading.Raw,
        };
    }
}
