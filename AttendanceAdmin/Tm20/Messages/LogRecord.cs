using System.Text.Json;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Tm20.Messages;

internal enum RecordKind
{
    Punch,

    /// <summary>Understood, but nobody's attendance: the door, a stranger.</summary>
    Event,
    Unreadable,
}

/// <summary>
/// <c>{"enrollid":1,"time":"2016-03-25 13:49:30","mode":0,"inout":0,"event":0,"temp":36.5,"verifymode":13,"image":"…"}</c>: one record of
/// sendlog, getnewlog or getalllog. Everything but who and when may be missing.
/// </summary>
internal readonly record struct LogRecord(RecordKind Kind, PunchReading Punch, QuarantineReason Reason)
{
    /// <summary>Somebody stood there whom the terminal does not know.</summary>
    private const string Stranger = "99999999";
    private const int EventStep = 100;

    /// <param name="dialect">Of the terminal: what its numbers mean depends on the model.</param>
    public static LogRecord Read(JsonElement record, string? dialect)
    {
        var who = Number(record.Text("enrollid"));
        var when = record.Text("time");
        return who switch
        {
            null or "" => Not(record.Find("enrollid") is null ? QuarantineReason.NoPin : QuarantineReason.BadPin),
            "0" or Stranger => new LogRecord(RecordKind.Event, default, default),
            _ when string.IsNullOrEmpty(when) => Not(QuarantineReason.NoTime),
            _ when !DeviceTime.TryParse(when, out _) => Not(QuarantineReason.BadTime),
            _ when !EmployeePin.TryParse(who, out _) => Not(QuarantineReason.BadPin),
            _ => new LogRecord(RecordKind.Punch, Reading(record, who, when, dialect), default),
        };
    }

    private static PunchReading Reading(JsonElement record, string who, string when, string? dialect)
    {
        _ = EmployeePin.TryParse(who, out var pin);
        _ = DeviceTime.TryParse(when, out var local);
        var inout = Code(record, "inout");
        var raw = RecordText.WithoutImage(record);
        return new PunchReading(
            pin, local, Status(inout, Code(record, "event")), Code(record, "mode"), ReaderDirection.Of(inout, dialect), StatedOffset: null, raw[..Math.Min(raw.Length, Punches.Punch.MaxRawLength)]);
    }

    /// <summary>A whole number of any length, without sign, zeros in front or a fraction of zero; empty if it is none.</summary>
    private static string? Number(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var whole = text.IndexOf('.') is > 0 and var point && !text.AsSpan(point + 1).ContainsAnyExcept('0') ? text[..point] : text;
        return whole.Length == 0 || whole.AsSpan().ContainsAnyExceptInRange('0', '9') ? "" : whole.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
    }

    /// <summary>
    /// Function key or questionnaire item beside the direction, so that both belong to the punch's identity: 302 is item 3 with inout 2.
    /// </summary>
    private static short Status(short inout, short chosen) =>
        chosen is > 0 and <= 300 ? (short)((chosen * EventStep) + Math.Clamp(inout, (short)0, (short)99)) : inout;

    private static short Code(JsonElement record, string key) =>
        record.Number(key) is { } code and >= 0 and <= short.MaxValue ? (short)code : Punches.Punch.NoCode;

    private static LogRecord Not(QuarantineReason reason) => new(RecordKind.Unreadable, default, reason);
}
