using System.Globalization;
using System.Text.RegularExpressions;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Calendar;
using AttendanceAdmin.Schedules.Days;

namespace AttendanceAdmin.Tests.Schedules.Days;

/// <summary>Reads the parts of a <see cref="DayExample"/>.</summary>
internal static class Example
{
    /// <summary><c>schedule NAME [strategy typed] [duplicate 60] [from 2026-01-01] [until 2026-03-31] [ends 2026-02-01]</c>; ends: of the schedule itself.</summary>
    public static AssignedSchedule Assigned(int id, List<ScheduleDay> days, string[] words, DateOnly date, int? terminal = null)
    {
        var schedule = new Schedule
        {
            Id = id, Name = words.Length > 1 ? words[1] : "Standard", Days = days, EffectiveFrom = date.AddYears(-1),
            Strategy = Word(words, "strategy") is { } strategy ? Enum.Parse<PunchStrategy>(strategy, ignoreCase: true) : PunchStrategy.Alternating,
            DuplicateSeconds = int.Parse(Word(words, "duplicate") ?? "60", CultureInfo.InvariantCulture),
            EffectiveUntil = Day(words, "ends"),
        };
        var assignment = new ScheduleAssignment
        {
            Id = id, ScheduleId = id, TerminalId = terminal, From = Day(words, "from") ?? date.AddYears(-1), Until = Day(words, "until"),
        };
        return new AssignedSchedule(schedule, assignment, words[0]);
    }

    public static Absence Leave(DateOnly date, string half) => new()
    {
        EmployeeId = 1, From = date, To = date, Kind = AbsenceKind.Leave,
        Half = half switch { "morning" => HalfDay.Morning, "afternoon" => HalfDay.Afternoon, _ => null },
    };

    private static string? Word(string[] words, string key) => Array.IndexOf(words, key) is >= 0 and var i ? words[i + 1] : null;

    private static DateOnly? Day(string[] words, string key) => Word(words, key) is { } text ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : null;
}

/// <summary><c>[mon-fri] 08:00-17:00 break 12:00-13:00 paid 10:00-10:15 flexible 60/360 late 5 early 5 adjust window 120/240 round nearest/15 before after min 15 least 300 most 600</c></summary>
internal static class ShiftText
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static (IEnumerable<int> Weekdays, Shift Shift) Parse(string[] words)
    {
        IEnumerable<int> weekdays = Enumerable.Range(0, 7);
        if (char.IsLetter(words[0][0]))
        {
            var (first, last) = (Array.IndexOf(Weekdays, words[0][..3]), Array.IndexOf(Weekdays, words[0][^3..]));
            (weekdays, words) = (Enumerable.Range(first, last - first + 1), words[1..]);
        }

        var (start, end) = Times(words[0]);
        var shift = new Shift { Start = start, End = end };
        for (var i = 1; i < words.Length; i++)
        {
            shift = words[i] switch
            {
                "adjust" => shift with { ToleranceMode = ToleranceMode.Adjust },
                "before" => shift with { OvertimeBefore = true },
                "after" => shift with { OvertimeAfter = true },
                _ => With(shift, words[i], words[++i]),
            };
        }

        return (weekdays, shift);
    }

    private static Shift With(Shift shift, string key, string value) => key switch
    {
        "break" or "paid" => shift with { Breaks = [.. shift.Breaks, new FixedBreak(Times(value).From, Times(value).To, key == "paid")] },
        "flexible" => shift with { FlexibleBreak = new FlexibleBreak(Numbers(value)[0], Numbers(value)[1]) },
        "late" => shift with { ToleranceLate = Numbers(value)[0] },
        "early" => shift with { ToleranceEarly = Numbers(value)[0] },
        "window" => shift with { WindowBefore = Numbers(value)[0], WindowAfter = Numbers(value)[1] },
        "min" => shift with { OvertimeMin = Numbers(value)[0] },
        "least" => shift with { MinMinutes = Numbers(value)[0] },
        "most" => shift with { MaxMinutes = Numbers(value)[0] },
        "round" => shift with { Rounding = new Rounding(Enum.Parse<RoundingMode>(value.Split('/')[0], ignoreCase: true), int.Parse(value.Split('/')[1], CultureInfo.InvariantCulture)) },
        _ => throw new FormatException(key),
    };

    private static (TimeOnly From, TimeOnly To) Times(string text) =>
        (TimeOnly.Parse(text.Split('-')[0], CultureInfo.InvariantCulture), TimeOnly.Parse(text.Split('-')[1], CultureInfo.InvariantCulture));

    private static int[] Numbers(string text) => [.. text.Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}

/// <summary><c>+1:06:00:30/255@B</c>, <c>17:00/1m</c></summary>
internal static partial class PunchText
{
    public static DayPunch Parse(string word, DateOnly date)
    {
        var match = Form().Match(word);
        Assert.True(match.Success, word);
        var day = match.Groups["day"] is { Success: true } days ? date.AddDays(int.Parse(days.Value, CultureInfo.InvariantCulture)) : date;
        var marks = match.Groups["marks"].Value;
        var code = match.Groups["code"] is { Success: true } given ? short.Parse(given.Value, CultureInfo.InvariantCulture) : (short)255;
        return new DayPunch
        {
            Id = 0, LocalTime = day.ToDateTime(TimeOnly.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture)), Instant = default, Zone = TimeZoneInfo.Utc,
            StatusCode = code, Direction = PunchDirection.Unknown, TerminalId = 0,
            Serial = marks.Contains('m') ? "" : match.Groups["serial"] is { Success: true } serial ? serial.Value : "A",
            Manual = marks.Contains('m'), Ignored = marks.Contains('x'), Accepted = marks.Contains('a'),
        };
    }

    [GeneratedRegex(@"^((?<day>[+-]\d+):)?(?<time>\d\d:\d\d(:\d\d)?)(/(?<code>-?\d+))?(@(?<serial>[A-Z]\d*))?(?<marks>[mxa]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
