using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// ATTLOG lines without a written-out time in the first columns, as rare firmware and other people's converters send them:
/// <c>PIN=1001 DateTime=2025-09-02 14:32:11 Verified=1 Status=0</c> (TABs between), <c>CHECK LOG: stamp=392232960 7 2008-02-25 12:08:21 1 0</c>,
/// columns parted by spaces, times as one integer, times of a clock of twelve hours (<c>02:30:00 PM</c>).
/// </summary>
internal static class OddAttlogLine
{
    public static LineReading Read(ReadOnlySpan<byte> line, TimeZoneInfo zone)
    {
        if (line.Contains((byte)'=') && !AsciiText.StartsWithIgnoreCase(line, "CHECK LOG"u8))
        {
            return Pairs(line, zone);
        }

        if (AttlogLine.TryIntegerTime(line, zone, out var pin, out var time, out var rest))
        {
            return AttlogLine.Columns(line, pin, time, rest);
        }

        return Words(line);
    }

    private static LineReading Pairs(ReadOnlySpan<byte> line, TimeZoneInfo zone)
    {
        var fields = new Fields(line);
        if (!fields.TryGet("PIN"u8, out var pin) && !fields.TryGet("UserID"u8, out pin))
        {
            return LineReading.Not(Complaint(line, QuarantineReason.NoPin));
        }

        if (!TryWhen(fields, out var when))
        {
            return LineReading.Not(QuarantineReason.NoTime);
        }

        if (!DeviceTime.TryParse(when, out var time) && !DeviceTime.TryParseInteger(when, zone, out time))
        {
            return LineReading.Not(QuarantineReason.BadTime);
        }

        if (!AttlogLine.TryPin(pin, out var employeePin))
        {
            return LineReading.Not(AsciiText.IsBlank(pin) ? QuarantineReason.NoPin : QuarantineReason.BadPin);
        }

        if (line.Overlaps(when, out var at) && TryWhen(new Fields(line[(at + when.Length)..]), out _))
        {
            return LineReading.Not(QuarantineReason.TwoRecords);
        }

        var status = fields.TryGet("Status"u8, out var s) || fields.TryGet("State"u8, out s) ? AttlogLine.Code(s) : Punch.NoCode;
        var verify = fields.TryGet("Verified"u8, out var v) || fields.TryGet("Verify"u8, out v) ? AttlogLine.Code(v) : Punch.NoCode;
        return LineReading.Of(AttlogLine.Make(line, employeePin, time, status, verify, offset: null));
    }

    private static bool TryWhen(Fields fields, out ReadOnlySpan<byte> when) =>
        fields.TryGet("DateTime"u8, out when) || fields.TryGet("Time"u8, out when) || fields.TryGet("CheckTime"u8, out when);

    /// <summary>Columns parted by runs of spaces and TABs: the date is the word that looks like one, the PIN the word before, the codes follow the time.</summary>
    private static LineReading Words(ReadOnlySpan<byte> line)
    {
        var rest = line;
        ReadOnlySpan<byte> previous = default;
        for (var word = Word(ref rest); !word.IsEmpty; word = Word(ref rest))
        {
            var ahead = rest;
            if (word.Length is >= 8 and <= 10 && TryDateAndTime(word, Clock(ref ahead), out var time))
            {
                return Found(line, previous, time, ahead);
            }

            previous = word;
        }

        return LineReading.Not(Complaint(line, line.Contains(AsciiText.Tab) && AsciiText.Next(ref line, AsciiText.Tab).Length > 0 ? QuarantineReason.BadTime : QuarantineReason.NoTime));
    }

    private static LineReading Found(ReadOnlySpan<byte> line, ReadOnlySpan<byte> pin, DateTime time, ReadOnlySpan<byte> rest)
    {
        if (!AttlogLine.TryPin(pin, out EmployeePin employeePin))
        {
            return LineReading.Not(pin.IsEmpty ? QuarantineReason.NoPin : QuarantineReason.BadPin);
        }

        if (HoldsTime(rest))
        {
            return LineReading.Not(QuarantineReason.TwoRecords);
        }

        var state = Word(ref rest);
        if (!state.IsEmpty && !AsciiText.TryNumber(state, out _))
        {
            // It may belong to the time, as PM does in other languages.
            return LineReading.Not(QuarantineReason.BadTime);
        }

        var status = AttlogLine.Code(state);
        return LineReading.Of(AttlogLine.Make(line, employeePin, time, status, AttlogLine.Code(Word(ref rest)), offset: null));
    }

    /// <summary>Whether a date and a time stand anywhere in it: the line end between two records was lost.</summary>
    internal static bool HoldsTime(ReadOnlySpan<byte> text)
    {
        var rest = text;
        for (var word = Word(ref rest); !word.IsEmpty; word = Word(ref rest))
        {
            var ahead = rest;
            if ((word.Length is >= 8 and <= 10 && TryDateAndTime(word, Word(ref ahead), out _)) || (word.Contains((byte)':') && DeviceTime.TryParse(word, out _)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word of the time of day, with AM or PM if that is the next one.</summary>
    private static ReadOnlySpan<byte> Clock(scoped ref ReadOnlySpan<byte> rest)
    {
        var whole = rest.TrimStart(" \t\r"u8);
        var clock = Word(ref rest);
        var ahead = rest;
        if (DeviceTime.IsHalfOfDay(Word(ref ahead)))
        {
            clock = whole[..(whole.Length - ahead.Length)];
            rest = ahead;
        }

        return clock;
    }

    private static bool TryDateAndTime(ReadOnlySpan<byte> date, ReadOnlySpan<byte> clock, out DateTime time)
    {
        Span<byte> both = stackalloc byte[24];
        time = default;
        if (date.Length + clock.Length + 1 > both.Length)
        {
            return false;
        }

        date.CopyTo(both);
        both[date.Length] = (byte)' ';
        clock.CopyTo(both[(date.Length + 1)..]);
        return DeviceTime.TryParse(both[..(date.Length + 1 + clock.Length)], out time);
    }

    private static ReadOnlySpan<byte> Word(scoped ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r"u8);
        var end = rest.IndexOfAny(" \t\r"u8);
        var word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        return word;
    }

    /// <summary>Bytes that no text has say more than the column that is missing.</summary>
    internal static QuarantineReason Complaint(ReadOnlySpan<byte> line, QuarantineReason otherwise)
    {
        foreach (var b in line)
        {
            if (b is < 32 and not AsciiText.Tab or 127)
            {
                return QuarantineReason.NotText;
            }
        }

        return otherwise;
    }
}
