using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// One line of ATTLOG, 2 to 12 columns and a tail of TABs:
/// <c>PIN Time Status Verify WorkCode Reserved1 Reserved2 MaskFlag Temperature ConvTemperature TimeOffset ExtendData</c>.
/// The time is looked for and the PIN is the column before it, so that a leading <c>ATTLOG</c> or internal number does no harm.
/// </summary>
internal static class AttlogLine
{
    /// <summary>Column of the time where it is an integer and cannot be told from a number by its look.</summary>
    private const int UsualTimeColumn = 1;
    private const int MaxTimeColumn = 3;

    /// <summary>Columns after the time.</summary>
    private const int VerifyAfter = 2;
    private const int MaskAfter = 6;
    private const int TemperatureAfter = 7;
    private const int OffsetAfter = 9;

    public static LineReading Read(ReadOnlySpan<byte> line, TimeZoneInfo zone)
    {
        line = line.TrimEnd("\r\0"u8);
        // An operation has a time too, and would be a punch of whoever stands before it. PINs begin with a digit nearly always.
        if (!line.IsEmpty && line[0] > (byte)'9' && RecordKeyword.Begins(line))
        {
            return LineReading.Stray;
        }

        var rest = line;
        ReadOnlySpan<byte> previous = default;
        for (var column = 0; column <= MaxTimeColumn && !rest.IsEmpty; column++)
        {
            var value = AsciiText.Next(ref rest, AsciiText.Tab);
            if (DeviceTime.TryParse(value, out var time))
            {
                return column == 0 ? LineReading.Not(QuarantineReason.NoPin) : Columns(line, previous, time, rest);
            }

            previous = value;
        }

        return OddAttlogLine.Read(line, zone);
    }

    /// <param name="rest">What follows the time.</param>
    internal static LineReading Columns(ReadOnlySpan<byte> line, ReadOnlySpan<byte> pin, DateTime time, ReadOnlySpan<byte> rest)
    {
        if (!TryPin(pin, out var employeePin))
        {
            return LineReading.Not(AsciiText.IsBlank(pin) ? QuarantineReason.NoPin : QuarantineReason.BadPin);
        }

        // No column after the time has a colon, so what follows one is looked at hardly ever.
        if (rest.Contains((byte)':') && OddAttlogLine.HoldsTime(rest))
        {
            return LineReading.Not(QuarantineReason.TwoRecords);
        }

        var status = Code(AsciiText.Next(ref rest, AsciiText.Tab));
        var verify = Code(AsciiText.Next(ref rest, AsciiText.Tab));
        if (rest.Length > 0 && IsCardVerification(rest))
        {
            return LineReading.Event;
        }

        return LineReading.Of(Make(line, employeePin, time, status, verify, Offset(rest)));
    }

    internal static PunchReading Make(ReadOnlySpan<byte> line, EmployeePin pin, DateTime time, short status, short verify, TimeSpan? offset) =>
        new(pin, time, status, verify, StatusCode.Direction(status), offset, line[..Math.Min(line.Length, Punch.MaxRawLength)].ToArray());

    internal static bool TryPin(ReadOnlySpan<byte> text, out EmployeePin pin)
    {
        text = AsciiText.TrimSpaces(text);
        // A few firmwares put the table's name before the first column.
        if (AsciiText.StartsWithIgnoreCase(text, "ATTLOG "u8))
        {
            text = AsciiText.TrimSpaces(text["ATTLOG "u8.Length..]);
        }

        Span<char> letters = stackalloc char[EmployeePin.MaxLength];
        pin = default;
        return text.Length is > 0 and <= EmployeePin.MaxLength
            && System.Text.Ascii.ToUtf16(text, letters, out var length) == System.Buffers.OperationStatus.Done
            && EmployeePin.TryParse(letters[..length], out pin);
    }

    internal static short Code(ReadOnlySpan<byte> text) =>
        AsciiText.TryNumber(text, out var code) && code is >= 0 and <= short.MaxValue ? (short)code : Punch.NoCode;

    /// <summary>
    /// Identity-card readers send <c>… Reserved2 IDNum Type</c>, nine columns; type 1 says that somebody showed a card, not that he came to work.
    /// </summary>
    private static bool IsCardVerification(ReadOnlySpan<byte> afterVerify)
    {
        var number = Column(afterVerify, MaskAfter - VerifyAfter - 1);
        return number.Length >= 15 && AsciiText.TrimSpaces(Column(afterVerify, TemperatureAfter - VerifyAfter - 1)).SequenceEqual("1"u8);
    }

    /// <summary><c>+28800</c>, seconds east of Greenwich; only with a sign, since older shapes have other things there.</summary>
    private static TimeSpan? Offset(ReadOnlySpan<byte> afterVerify)
    {
        var text = AsciiText.TrimSpaces(Column(afterVerify, OffsetAfter - VerifyAfter - 1));
        return text.Length > 1 && text[0] is (byte)'+' or (byte)'-' && AsciiText.TryNumber(text[0] == '+' ? text[1..] : text, out var seconds)
            && Math.Abs(seconds) <= 14 * 3600
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    private static ReadOnlySpan<byte> Column(ReadOnlySpan<byte> rest, int index)
    {
        for (; index > 0 && !rest.IsEmpty; index--)
        {
            AsciiText.Next(ref rest, AsciiText.Tab);
        }

        return AsciiText.Next(ref rest, AsciiText.Tab);
    }

    internal static bool TryIntegerTime(ReadOnlySpan<byte> line, TimeZoneInfo zone, out ReadOnlySpan<byte> pin, out DateTime time, out ReadOnlySpan<byte> rest)
    {
        rest = line;
        pin = default;
        for (var column = 0; column < UsualTimeColumn; column++)
        {
            pin = AsciiText.Next(ref rest, AsciiText.Tab);
        }

        if (AsciiText.EqualsIgnoreCase(pin, "ATTLOG"u8))
        {
            pin = AsciiText.Next(ref rest, AsciiText.Tab);
        }

        return DeviceTime.TryParseInteger(AsciiText.Next(ref rest, AsciiText.Tab), zone, out time);
    }
}
