using System.Globalization;
using System.Resources;
using AttendanceAdmin.Schedules.Days;

namespace AttendanceAdmin.Tests.Schedules.Days;

/// <summary>Worked examples of the rules, each worked out by hand; see <see cref="DayExample"/> for how they are written.</summary>
public sealed class DayExampleTests
{
    private static readonly ResourceManager Texts = new(typeof(DaysTexts));

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var (title, text) in Load())
            {
                examples.Add(title, text);
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_day_comes_out_as_worked_out_by_hand(string title, string text)
    {
        var example = DayExample.Parse(text);
        var day = example.Compute();

        Assert.True(Said(example) == Said(day, example), $"{title}\nexpected: {Said(example)}\n but was: {Said(day, example)}\n{string.Join('\n', Explanation(day))}");
        var steps = Explanation(day).ToList();
        foreach (var wanted in example.Expected.Where(l => l[0] == '>').Select(l => l[1..].Trim()))
        {
            var found = steps.FindIndex(s => s.Contains(wanted, StringComparison.Ordinal));
            Assert.True(found >= 0, $"{title}: \"{wanted}\" is not in, or not in this order\n{string.Join('\n', Explanation(day))}");
            steps.RemoveRange(0, found + 1);
        }
    }

    [Fact]
    public void There_are_at_least_sixty_of_them() => Assert.True(Load().Count() >= 60);

    /// <summary>Only what the example says something about; figures and anomalies always.</summary>
    private static string Said(WorkingDay day, DayExample example)
    {
        var f = day.Figures;
        (string Name, int Value)[] figures =
        [
            ("due", f.Due), ("worked", f.Worked), ("overtime", f.Overtime), ("late", f.Late), ("early", f.EarlyLeave), ("overrun", f.BreakOverrun),
            ("absence", f.Absence), ("holiday", f.HolidayWork), ("night", f.Night),
        ];
        List<string> said = ["= " + string.Join(' ', figures.Where(n => n.Value != 0).Select(n => $"{n.Name} {n.Value}"))];
        AddIf("roles", string.Join(' ', day.Punches.Select(p => p.Role)));
        AddIf("counted", string.Join(' ', day.Punches.Select(p => p.CountedTime).OfType<DateTime>().Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture))));
        AddIf("nights", string.Join(' ', day.NightByDate.Select(n => $"{n.Key.Day}:{n.Value}")));
        AddIf("each", string.Join(' ', day.Occurrences.Select(o => $"{o.Figures.Due}/{o.Figures.Worked}/{o.Figures.Absence}")));
        AddIf("schedule-is", day.ScheduleName ?? "none");
        said.Add("state " + day.State);
        said.Add("! " + string.Join(' ', day.Anomalies.Order()));
        return Plain(string.Join('\n', said.Select(s => s.Trim())));

        void AddIf(string key, string value)
        {
            if (example.Expected.Exists(l => l.StartsWith(key + " ", StringComparison.Ordinal)))
            {
                said.Add($"{key} {value}");
            }
        }
    }

    private static string Said(DayExample example)
    {
        string Line(string key) => example.Expected.Find(l => l.StartsWith(key, StringComparison.Ordinal)) ?? "";
        var anomalies = Line("!")[Math.Min(1, Line("!").Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(a => Enum.Parse<AnomalyCode>(a.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)).Order();
        var state = Line("state") is { Length: > 0 } given ? given : "state complete";
        string[] said = [Line("="), Line("roles"), Line("counted"), Line("nights"), Line("each"), Line("schedule-is"), state, "! " + string.Join(' ', anomalies)];
        return Plain(string.Join('\n', said.Where(s => s.Length > 0).Select(s => s.Trim())));
    }

    private static string Plain(string text) => text.ToLowerInvariant().Replace("to_complete", "tocomplete", StringComparison.Ordinal);

    private static IEnumerable<string> Explanation(WorkingDay day) =>
        day.Explanation.Select(s => ExplanationText.Say(s, key => Texts.GetString(key, CultureInfo.GetCultureInfo("en")) ?? throw new InvalidOperationException(key)));

    private static IEnumerable<(string Title, string Text)> Load() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Schedules", "Days", "Examples"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(f => File.ReadAllText(f).Split("\n# ").Select(t => t.TrimStart('#', ' ')))
            .Select(t => t.Split('\n', 2)).Where(t => t.Length == 2 && t[1].Trim().Length > 0).Select(t => (t[0].Trim(), t[1]));
}
