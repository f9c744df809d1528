using System.Globalization;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// <c>OPLOG op operator time obj1 obj2 obj3 obj4</c> (TABs after the first space): what was done at the terminal itself. The time of old
/// firmware is packed, and one was seen that lost the first letter of its keyword.
/// </summary>
internal readonly record struct OperationLine(int Code, string Operator, DateTime? Time)
{
    public static bool TryRead(ReadOnlySpan<byte> line, TimeZoneInfo zone, out OperationLine operation)
    {
        operation = default;
        var start = AsciiText.StartsWithIgnoreCase(line, "OPLOG "u8) ? 6 : AsciiText.StartsWithIgnoreCase(line, "PLOG "u8) ? 5 : -1;
        if (start < 0)
        {
            return false;
        }

        var rest = line[start..].TrimStart(" \t"u8);
        if (!AsciiText.TryNumber(AsciiText.Next(ref rest, AsciiText.Tab), out var code) || code is < 0 or > 9999)
        {
            return false;
        }

        var who = AsciiText.TrimSpaces(AsciiText.Next(ref rest, AsciiText.Tab));
        var when = AsciiText.Next(ref rest, AsciiText.Tab);
        var timed = DeviceTime.TryParse(when, out var time) || DeviceTime.TryParseInteger(when, zone, out time);
        operation = new OperationLine((int)code, System.Text.Encoding.Latin1.GetString(who[..Math.Min(who.Length, 32)]), timed ? time : null);
        return true;
    }

    /// <summary>
    /// Worth telling: data or log deleted (13, 23), clock set (21), factory reset (22), administrators removed (24), stick used (40 to 43),
    /// server address changed (82, 83).
    /// </summary>
    public bool IsAlarming => Code is 13 or (>= 21 and <= 24) or (>= 40 and <= 43) or 82 or 83;

    /// <summary><c>21 2026-01-05 08:00:00 by 1</c></summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Code} {Time:yyyy-MM-dd HH:mm:ss} by {(Operator.Length == 0 ? "0" : Operator)}");
}
