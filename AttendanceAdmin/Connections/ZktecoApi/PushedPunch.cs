using System.Text.Json;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Connections.ZktecoApi;

/// <summary>A punch as bridges of ZKTeco terminals push it, read.</summary>
/// <param name="Reading">Null if it cannot be understood; then <paramref name="Fault"/> says why.</param>
/// <param name="TerminalSerial">Where the sender names the terminal; else null.</param>
internal readonly record struct PushedPunch(PunchReading? Reading, QuarantineReason Fault, string? TerminalSerial)
{
    private const string NoNumber = "\0";

    /// <summary>Clocks of other zones, and ones that run fast.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>
    /// <code>
    /// {"user_id":7,"timestamp":"2026-03-02 08:00:12","punch_type":"in"}
    /// {"zk_user_id":"0007","time":"02/03/2026 17:00:00","punch_type":1,"terminal_sn":"A5KX203260068"}
    /// </code>
    /// <c>punch_type</c> is in, out, 0 or 1; left out where the bridge does not know. <c>terminal_sn</c> is ours: who sends for several terminals may say which.
    /// </summary>
    /// <param name="zone">On whose wall clock an instant with an offset is meant.</param>
    /// <param name="now">On that clock; a punch cannot be of a later day than tomorrow.</param>
    public static PushedPunch Read(JsonElement body, ReadOnlyMemory<byte> raw, TimeZoneInfo zone, DateTime now)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Not(QuarantineReason.NoPin);
        }

        if ((Text(body, "user_id") ?? Text(body, "zk_user_id")) is not { Length: > 0 } user)
        {
            return Not(QuarantineReason.NoPin);
        }

        if (!EmployeePin.TryParse(user, out var pin))
        {
            return Not(QuarantineReason.BadPin);
        }

        if ((Text(body, "timestamp") ?? Text(body, "time")) is not { Length: > 0 } time)
        {
            return Not(QuarantineReason.NoTime);
        }

        if (!ForeignTime.TryParse(time, zone, out var local))
        {
            return Not(QuarantineReason.BadTime);
        }

        if (local > now + Ahead)
        {
            return Not(QuarantineReason.FutureTime);
        }

        if (!TryDirection(Text(body, "punch_type"), out var direction))
        {
            return Not(QuarantineReason.BadDirection);
        }

        var second = new DateTime(local.Ticks - local.Ticks % TimeSpan.TicksPerSecond);
        var line = raw.Length <= Punch.MaxRawLength ? raw.ToArray() : raw[..Punch.MaxRawLength].ToArray();
        return new PushedPunch(
            new PunchReading(pin, second, CodeOf(direction), Punch.NoCode, direction, StatedOffset: null, line),
            default,
            Text(body, "terminal_sn"));
    }

    private static PushedPunch Not(QuarantineReason fault) => new(null, fault, null);

    /// <summary>Nothing said is no fault.</summary>
    private static bool TryDirection(string? type, out PunchDirection direction)
    {
        direction = type?.ToLowerInvariant() switch
        {
            "in" or "0" => PunchDirection.In,
            "out" or "1" => PunchDirection.Out,
            _ => PunchDirection.Unknown,
        };
        return direction != PunchDirection.Unknown || string.IsNullOrEmpty(type);
    }

    /// <summary>The code by which a terminal says the same.</summary>
    private static short CodeOf(PunchDirection direction) => direction switch
    {
        PunchDirection.In => 0,
        PunchDirection.Out => 1,
        _ => Punch.NoCode,
    };

    /// <summary>Numbers come as numbers or as text. A fraction or a negative number is no text that means anything here.</summary>
    private static string? Text(JsonElement body, string name) => !body.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText() is var digits && digits.All(char.IsAsciiDigit) ? digits : NoNumber,
        _ => null,
    };
}
