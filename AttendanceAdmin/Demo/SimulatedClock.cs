using System.Globalization;

namespace AttendanceAdmin.Demo;

/// <summary>
/// A terminal's wall clock: wrong until it hears a Date header, and in the zone that the handshake gave it.
/// </summary>
internal sealed class SimulatedClock(TimeProvider time)
{
    /// <summary>How far it is ahead of true time.</summary>
    public TimeSpan Error { get; set; }

    public TimeSpan Offset { get; private set; }

    /// <summary>Wall time, whole seconds, unspecified kind.</summary>
    public DateTime Now
    {
        get
        {
            var now = (time.GetUtcNow() + Error).UtcDateTime + Offset;
            return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
        }
    }

    /// <summary>A Date header has whole seconds only, so a smaller error is none that it could mend.</summary>
    public void Hear(DateTimeOffset? date)
    {
        if (date is { } heard && (time.GetUtcNow() + Error - heard).Duration() > TimeSpan.FromSeconds(2))
        {
            Error = heard - time.GetUtcNow();
        }
    }

    /// <param name="timeZone">The handshake's <c>TimeZone=</c>: hours between -12 and 12, else minutes.</param>
    public void UseZone(string? timeZone)
    {
        if (int.TryParse(timeZone, CultureInfo.InvariantCulture, out var value))
        {
            Offset = Math.Abs(value) < 12 ? TimeSpan.FromHours(value) : TimeSpan.FromMinutes(value);
        }
    }

    /// <summary>The wall time it is told. A smaller error than two seconds is none that whole seconds could mend.</summary>
    public void Set(DateTime wall)
    {
        if ((wall - Now).Duration() > TimeSpan.FromSeconds(2))
        {
            Error += wall - Now;
        }
    }

    /// <param name="packed">The <c>DateTime=</c> of SET OPTION: seconds since 2000 as if every month had 31 days.</param>
    public void UsePacked(long packed)
    {
        var days = packed / 86400;
        var day = new DateTime(2000 + (int)(days / 372), 1 + (int)(days / 31 % 12), 1 + (int)(days % 31), 0, 0, 0, DateTimeKind.Unspecified);
        Error += day.AddSeconds(packed % 86400) - Now;
    }
}
