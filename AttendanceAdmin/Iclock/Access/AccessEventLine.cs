using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Iclock.Access;

/// <summary>
/// One event of an access device: <c>time= pin= cardno= eventaddr= event= inoutstatus= verifytype= index=</c> as it happens (rtlog), or
/// <c>transaction cardno= pin= verified= doorid= eventtype= inoutstate= time_second=</c> when asked for. Somebody let in is a punch, everything
/// else an event.
/// </summary>
internal static class AccessEventLine
{
    public static LineReading Read(ReadOnlySpan<byte> line, TimeZoneInfo zone)
    {
        var fields = new Fields(line);
        if (!(fields.TryGet("event"u8, out var code) || fields.TryGet("eventtype"u8, out code)) || !AsciiText.TryNumber(code, out var number))
        {
            // Nobody knows whether somebody was let in.
            return LineReading.Not(QuarantineReason.NoEvent);
        }

        if (!IsEntry(number))
        {
            return LineReading.Event;
        }

        if (!fields.TryGet("pin"u8, out var pin) || AsciiText.IsBlank(pin))
        {
            return LineReading.Not(QuarantineReason.NoPin);
        }

        if (pin.SequenceEqual("0"u8))
        {
            return LineReading.Event;
        }

        if (!TryTime(fields, zone, out var time))
        {
            return LineReading.Not(QuarantineReason.BadTime);
        }

        if (!AttlogLine.TryPin(pin, out var employeePin))
        {
            return LineReading.Not(QuarantineReason.BadPin);
        }

        var state = fields.TryGet("inoutstatus"u8, out var s) || fields.TryGet("inoutstate"u8, out s) ? AttlogLine.Code(s) : Punch.NoCode;
        var verify = fields.TryGet("verifytype"u8, out var v) || fields.TryGet("verified"u8, out v) ? VerifyCode(v) : Punch.NoCode;
        return LineReading.Of(new PunchReading(employeePin, time, state, verify, Direction(state), StatedOffset: null, line[..Math.Min(line.Length, Punch.MaxRawLength)].ToArray()));
    }

    /// <summary>Door opened for a known person: 0 to 4 and 14 to 19 by every means of recognition, 203, 207 and 208 with several, by password, by a super user.</summary>
    private static bool IsEntry(long code) => code is (>= 0 and <= 4) or (>= 14 and <= 19) or 203 or 207 or 208;

    private static PunchDirection Direction(short state) => state switch
    {
        0 => PunchDirection.In,
        1 => PunchDirection.Out,
        _ => PunchDirection.Unknown,
    };

    /// <summary>New firmware writes sixteen bits here, which are no code.</summary>
    private static short VerifyCode(ReadOnlySpan<byte> text) => text.Length > 5 ? Punch.NoCode : AttlogLine.Code(text);

    private static bool TryTime(Fields fields, TimeZoneInfo zone, out DateTime time)
    {
        time = default;
        return (fields.TryGet("time"u8, out var text) || fields.TryGet("time_second"u8, out text))
            && (DeviceTime.TryParse(text, out time) || DeviceTime.TryParseInteger(text, zone, out time));
    }
}
