namespace AttendanceAdmin.Iclock.Tables;

/// <summary>A wall time as terminals write it: <c>2026-01-05 08:00:00</c> always, and every other form that was ever reported.</summary>
internal static class DeviceTime
{
    /// <summary>1 January 2000 as epoch seconds; smaller integers are packed times, and so are those a packed time reaches before 2031.</summary>
    private const long FirstEpochSecond = 1_000_000_000;
    private const long LastEpochSecond = 4_102_444_800;

    /// <summary>
    /// Year first, then anything but letters between the numbers; seconds may be missing, fractions are dropped, AM or PM may follow
    /// where the clock is set to twelve hours.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime local)
    {
        if (text.Length == 19 && text[4] == '-' && text[7] == '-' && text[10] == ' ' && text[13] == ':' && text[16] == ':'
            && TryDigits(text, 0, 4, out var year) && TryDigits(text, 5, 2, out var month) && TryDigits(text, 8, 2, out var day)
            && TryDigits(text, 11, 2, out var hour) && TryDigits(text, 14, 2, out var minute) && TryDigits(text, 17, 2, out var second))
        {
            return TryMake(year, month, day, hour, minute, second, out local);
        }

        return TryParseLoosely(AsciiText.TrimSpaces(text), out local);
    }

    /// <summary>Epoch seconds or milliseconds (an instant, shown on the wall of <paramref name="zone"/>), or a packed time.</summary>
    public static bool TryParseInteger(ReadOnlySpan<byte> text, TimeZoneInfo zone, out DateTime local)
    {
        local = default;
        if (!AsciiText.TryNumber(text, out var number))
        {
            return false;
        }

        var seconds = number > LastEpochSecond ? number / 1000 : number;
        if (seconds is >= FirstEpochSecond and <= LastEpochSecond)
        {
            local = Site.WallClock.FromInstant(DateTimeOffset.FromUnixTimeSeconds(seconds), zone);
            return true;
        }

        // Below a day after 2000 it is more likely a code than a time.
        return number is >= 86_400 and < FirstEpochSecond && PackedTime.TryDecode(number, out local);
    }

    private static bool TryParseLoosely(ReadOnlySpan<byte> text, out DateTime local)
    {
        local = default;
        if (text.Length < 12 || !TryDigits(text, 0, 4, out var year))
        {
            return false;
        }

        var rest = text[4..];
        if (AsciiText.IsDigit(rest[0]))
        {
            return text.Length == 14 && TryCompact(text, year, out local);
        }

        Span<int> parts = stackalloc int[5];
        var count = 0;
        while (count < 5 && TryTakePart(ref rest, count, out var part))
        {
            parts[count++] = part;
        }

        if (count < 4)
        {
            return false;
        }

        if (IsHalfOfDay(AsciiText.TrimSpaces(rest)))
        {
            if (parts[2] is < 1 or > 12)
            {
                return false;
            }

            parts[2] = parts[2] % 12 + ((AsciiText.TrimSpaces(rest)[0] | 0x20) == 'p' ? 12 : 0);
            rest = default;
        }

        return IsTail(rest) && TryMake(year, parts[0], parts[1], parts[2], parts[3], count == 5 ? parts[4] : 0, out local);
    }

    /// <summary>AM or PM.</summary>
    public static bool IsHalfOfDay(ReadOnlySpan<byte> text) => AsciiText.EqualsIgnoreCase(text, "AM"u8) || AsciiText.EqualsIgnoreCase(text, "PM"u8);

    /// <summary><c>20260105080000</c></summary>
    private static bool TryCompact(ReadOnlySpan<byte> text, int year, out DateTime local)
    {
        local = default;
        return TryDigits(text, 4, 2, out var month) && TryDigits(text, 6, 2, out var day) && TryDigits(text, 8, 2, out var hour)
            && TryDigits(text, 10, 2, out var minute) && TryDigits(text, 12, 2, out var second)
            && TryMake(year, month, day, hour, minute, second, out local);
    }

    /// <summary>A separator that fits the place, then one or two digits.</summary>
    private static bool TryTakePart(ref ReadOnlySpan<byte> rest, int place, out int part)
    {
        part = 0;
        if (rest.IsEmpty || !Separators(place).Contains(rest[0]))
        {
            return false;
        }

        var digits = place == 2 ? rest.TrimStart(" T"u8) : rest[1..];
        var length = digits.Length > 1 && AsciiText.IsDigit(digits[1]) ? 2 : 1;
        if (digits.Length < length || !TryDigits(digits, 0, length, out part))
        {
            return false;
        }

        rest = digits[length..];
        return true;
    }

    private static ReadOnlySpan<byte> Separators(int place) => place switch
    {
        0 or 1 => "-/."u8,
        2 => " T"u8,
        _ => ":"u8,
    };

    /// <summary>What may follow the seconds: a fraction, an offset; both are left aside, the wall time is what counts.</summary>
    private static bool IsTail(ReadOnlySpan<byte> rest) => rest.IsEmpty || (rest.Length <= 16 && !rest.ContainsAnyExcept(".,Z+-:0123456789"u8) && !AsciiText.IsDigit(rest[0]));

    private static bool TryMake(int year, int month, int day, int hour, int minute, int second, out DateTime local)
    {
        local = default;
        if (year is < 1970 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int start, int length, out int value)
    {
        value = 0;
        foreach (var digit in text.Slice(start, length))
        {
            if (!AsciiText.IsDigit(digit))
            {
                return false;
            }

            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
