using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Connections.Kinds;

/// <summary>A punch as other systems are told of it.</summary>
/// <param name="Terminal">Null where no terminal made it.</param>
/// <param name="Employee">Null while it is nobody's we know.</param>
internal sealed record OutgoingPunch(Punch Punch, KnownTerminal? Terminal, KnownEmployee? Employee)
{
    public long LogId => Punch.Id;

    /// <summary>The wall time with the offset that held then: <c>2026-03-02T08:00:00+01:00</c>.</summary>
    public string IsoTime => new DateTimeOffset(Punch.LocalTime, OffsetThen()).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    public string PlainTime => WallTimeText.Format(Punch.LocalTime).Replace('T', ' ');

    /// <summary>The instant was computed from the wall time, so that both tell the offset; anything else is a clock gone wrong.</summary>
    private TimeSpan OffsetThen()
    {
        var offset = TimeSpan.FromMinutes(Math.Round((Punch.LocalTime - Punch.Instant.UtcDateTime).TotalMinutes));
        return offset.Duration() <= TimeSpan.FromHours(14) ? offset : TimeSpan.Zero;
    }
}
