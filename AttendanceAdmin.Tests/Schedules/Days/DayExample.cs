using System.Globalization;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Calendar;
using AttendanceAdmin.Schedules.Days;

namespace AttendanceAdmin.Tests.Schedules.Days;

/// <summary>
/// A worked example as text: what is given, line by line, and what must come out. Everybody can check one by hand.
/// <code>
/// # Title
/// shift 08:00-17:00 break 12:00-13:00 late 5 adjust      a shift of the schedule; without weekdays of every day
/// punches 08:02:41 12:01/1 +1:06:00/255@B 17:00/1m       +1: the day after; /code; @terminal; m manual, x ignored, a accepted
/// = due 480 worked 478 late 2                            figures; those that are not named are 0
/// ! late                                                 anomalies, all of them; without the line none
/// roles in out                                           of the day's punches in order
/// counted 08:02 17:00                                    counted times
/// state complete                                         complete unless said
/// > Late: 08:02                                          stands in the explanation, in this order
/// </code>
/// </summary>
internal sealed class DayExample
{
    private readonly List<ScheduleDay> days = [];
    private readonly List<AssignedSchedule> own = [];
    private readonly List<AssignedSchedule> groups = [];
    private readonly List<AssignedSchedule> terminals = [];
    private readonly Dictionary<string, DayTerminal> known = new(StringComparer.Ordinal);
    private readonly List<DayPunch> punches = [];
    private readonly Dictionary<DateOnly, string> holidays = [];
    private readonly List<Absence> absences = [];
    private DateTimeOffset now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
    private TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Algiers");
    private TimeOnly dayStart = new(4, 0);
    private string country = "DZ";
    private DateOnly? hired;

    public DateOnly Date { get; private set; } = new(2026, 3, 2);

    /// <summary>What must come out, line by line.</summary>
    public List<string> Expected { get; } = [];

    public static DayExample Parse(string text)
    {
        var example = new DayExample();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
        {
            example.Take(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), line);
        }

        return example;
    }

    public DayInputs Inputs() => new()
    {
        EmployeeId = 1,
        Site = new SiteRules(zone, dayStart, NightSpan.Of(country)),
        Now = now,
        Schedules = new AssignedSchedules(own, groups, terminals.ToLookup(t => t.Assignment.TerminalId!.Value)),
        Punches = punches,
        Terminals = known.Values.ToDictionary(t => t.Id),
        Holidays = holidays,
        Absences = absences,
        HireDate = hired,
    };

    public WorkingDay Compute() => ComputeDays.Run(Inputs(), Date, Date)[0];

    private void Take(string[] words, string line)
    {
        switch (words[0])
        {
            case "date": Date = DateOnly.Parse(words[1], CultureInfo.InvariantCulture); break;
            case "now": now = new DateTimeOffset(DateTime.Parse(words[1], CultureInfo.InvariantCulture), TimeSpan.Zero); break;
            case "zone": zone = TimeZoneInfo.FindSystemTimeZoneById(words[1]); break;
            case "daystart": dayStart = TimeOnly.Parse(words[1], CultureInfo.InvariantCulture); break;
            case "country": country = words[1]; break;
            case "hired": hired = DateOnly.Parse(words[1], CultureInfo.InvariantCulture); break;
            case "schedule": own.Add(Example.Assigned(own.Count + 1, [], words, Date)); break;
            case "group": groups.Add(Example.Assigned(100 + groups.Count, [], words, Date)); break;
            case "at": terminals.Add(Example.Assigned(200 + terminals.Count, [], words[1..], Date, Terminal(words[1]).Id)); break;
            case "shift": Shift(words[1..]); break;
            case "punches": punches.AddRange(words[1..].Select((w, i) => Punch(w, punches.Count + i + 1))); break;
            case "silent": known[words[1]] = Terminal(words[1]) with { LastHeard = new DateTimeOffset(DateTime.Parse(words[3], CultureInfo.InvariantCulture), TimeSpan.Zero) }; break;
            case "webhook": known[words[1]] = Terminal(words[1]) with { OwesSigns = false }; break;
            case "holiday": holidays[Date] = string.Join(' ', words[1..]); break;
            case "leave": absences.Add(Example.Leave(Date, words[1])); break;
            default: Expected.Add(line); break;
        }
    }

    private void Shift(string[] words)
    {
        if (own.Count + groups.Count + terminals.Count == 0)
        {
            own.Add(Example.Assigned(1, days, ["schedule", "Standard"], Date));
        }

        var last = terminals.Count > 0 ? terminals[^1] : groups.Count > 0 ? groups[^1] : own[^1];
        var (weekdays, shift) = ShiftText.Parse(words);
        foreach (var weekday in weekdays)
        {
            var had = last.Schedule.Days.Find(d => d.Weekday == weekday);
            last.Schedule.Days.RemoveAll(d => d.Weekday == weekday);
            last.Schedule.Days.Add(new ScheduleDay(0, weekday, [.. had?.Shifts ?? [], shift]));
        }
    }

    private DayTerminal Terminal(string serial) => known.TryGetValue(serial, out var terminal)
        ? terminal
        : known[serial] = new DayTerminal(known.Count + 1, serial, serial, zone, now, TimeSpan.FromMinutes(5), OwesSigns: true);

    private DayPunch Punch(string word, int id)
    {
        var punch = PunchText.Parse(word, Date);
        var terminal = punch.Manual ? null : Terminal(punch.Serial);
        return punch with
        {
            Id = id,
            Zone = terminal?.Zone ?? zone,
            Instant = AttendanceAdmin.Site.WallClock.ToInstant(punch.LocalTime, terminal?.Zone ?? zone),
            TerminalId = terminal?.Id ?? AttendanceAdmin.Punches.Punch.NoTerminal,
        };
    }
}
