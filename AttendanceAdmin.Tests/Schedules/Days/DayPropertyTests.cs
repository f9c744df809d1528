using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Days;
using FsCheck;
using FsCheck.Fluent;

namespace AttendanceAdmin.Tests.Schedules.Days;

/// <summary>What holds for whatever punches there are.</summary>
public sealed class DayPropertyTests
{
    private static readonly string[] Shifts =
    [
        "08:00-17:00 break 12:00-13:00", "08:00-17:00 break 12:00-13:00 late 5 early 5 adjust before after", "22:00-06:00 break 00:30-01:00 after",
        "09:00-18:00 flexible 60/360 round nearest/15", "08:00-16:00 paid 10:00-10:15 round employee/10", "06:00-14:00 round employer/5 before",
    ];

    private static readonly string[] Strategies = ["alternating", "firstlast", "typed", "typedrepair"];

    /// <summary>A schedule and up to ten punches a day over three days, on the nights of both clock changes too.</summary>
    private static Gen<(string Text, int[] Order)> Cases =>
        from shift in Gen.Elements(Shifts)
        from strategy in Gen.Elements(Strategies)
        from date in Gen.Elements("2026-03-02", "2026-03-28", "2026-10-24")
        from count in Gen.Choose(0, 10)
        from times in Gen.ArrayOf(Gen.Choose(-1440 * 60, 2 * 1440 * 60), count)
        from codes in Gen.ArrayOf(Gen.Elements(0, 1, 255), count)
        from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        select (Text(shift, strategy, date, times, codes), order);

    [Fact]
    public void The_order_of_arrival_changes_nothing() => Holds(Cases, c =>
    {
        var inputs = DayExample.Parse(c.Text).Inputs();
        var punches = inputs.Punches.ToArray();
        return Same(Compute(c.Text, inputs), Compute(c.Text, inputs with { Punches = [.. c.Order.Select(i => punches[i])] }));
    });

    [Fact]
    public void The_same_inputs_give_the_same_day_alone_and_among_others() => Holds(Cases, c =>
    {
        var example = DayExample.Parse(c.Text);
        var among = ComputeDays.Run(example.Inputs(), example.Date.AddDays(-3), example.Date.AddDays(3))[3];
        return Same(example.Compute(), among);
    });

    [Fact]
    public void A_punch_that_comes_again_adds_no_minute() => Holds(Cases.Where(c => c.Order.Length > 0), c =>
    {
        var inputs = DayExample.Parse(c.Text).Inputs();
        var again = inputs.Punches.Select(p => p with { Id = p.Id + 100 });
        return Compute(c.Text, inputs).Figures == Compute(c.Text, inputs with { Punches = [.. inputs.Punches, .. again] }).Figures;
    });

    [Fact]
    public void More_tolerance_never_makes_anybody_later() => Holds(from c in Cases from more in Gen.Choose(0, 120) select (c.Text, More: more), c =>
    {
        var strict = DayExample.Parse(c.Text).Compute().Figures;
        var inputs = DayExample.Parse(c.Text).Inputs();
        inputs = inputs with { Schedules = inputs.Schedules with { Own = [.. inputs.Schedules.Own.Select(a => a with { Schedule = Lenient(a.Schedule, c.More) })] } };
        var figures = Compute(c.Text, inputs).Figures;
        return figures.Late <= strict.Late && figures.EarlyLeave <= strict.EarlyLeave && figures.Worked >= strict.Worked;
    });

    [Fact]
    public void Figures_hold_together() => Holds(Cases, c =>
    {
        var day = DayExample.Parse(c.Text).Compute();
        var f = day.Figures;
        return f.Worked >= f.Overtime && f.Night <= f.Worked && f.Night == day.NightByDate.Values.Sum() && f.Due >= 0 && f.Late >= 0 && f.EarlyLeave >= 0
            && f.BreakOverrun >= 0 && (f.Absence == 0 || (f.Worked == 0 && f.Absence == f.Due))
            && day.Occurrences.Aggregate(DayFigures.None, (sum, o) => sum + o.Figures).Due == f.Due
            && day.Explanation[^1].Values.SequenceEqual([$"{f.Worked}", $"{f.Due}", Explanation.Signed(f.Balance)]);
    });

    [Fact]
    public void Every_punch_has_its_day() => Holds(Cases, c =>
    {
        var example = DayExample.Parse(c.Text);
        var days = ComputeDays.Run(example.Inputs(), example.Date.AddDays(-4), example.Date.AddDays(4));
        return days.SelectMany(d => d.Punches).Select(p => p.Id).Order().SequenceEqual(example.Inputs().Punches.Select(p => p.Id).Order());
    });

    [Fact]
    public void Whole_pairs_inside_the_shift_count_to_the_minute() => Holds(
        from date in Gen.Elements("2026-03-02", "2026-03-28", "2026-10-24")
        from gaps in Gen.ArrayOf(Gen.Choose(2, 19), 6)
        select (Date: date, Gaps: gaps), c =>
    {
        // Three pairs from 22:00 on, each punch some minutes after the last.
        var at = c.Gaps.Select((_, i) => 22 * 60 + c.Gaps.Take(i + 1).Sum()).ToArray();
        var day = Night(c.Date, at);
        return day.State == DayState.Complete && day.Figures.Worked == c.Gaps[1] + c.Gaps[3] + c.Gaps[5];
    });

    [Fact]
    public void A_night_over_a_clock_change_is_an_hour_shorter_or_longer() => Holds(
        from night in Gen.Elements(("2026-03-02", 0), ("2026-03-28", -60), ("2026-10-24", 60))
        from come in Gen.Choose(22 * 60, 25 * 60)
        from go in Gen.Choose(27 * 60 + 1, 32 * 60)
        select (Date: night.Item1, Change: night.Item2, Come: come, Go: go), c => Night(c.Date, c.Come, c.Go).Figures.Worked == c.Go - c.Come + c.Change);

    private static WorkingDay Night(string date, params int[] minutes) => DayExample.Parse(
        $"zone Europe/Paris\ndate {date}\nshift 22:00-08:00\npunches {string.Join(' ', minutes.Select(m => Token(m * 60)))}").Compute();

    private static Schedule Lenient(Schedule schedule, int more) => new()
    {
        Id = schedule.Id, Name = schedule.Name, Strategy = schedule.Strategy, DuplicateSeconds = schedule.DuplicateSeconds, EffectiveFrom = schedule.EffectiveFrom,
        Days = [.. schedule.Days.Select(d => d with
        {
            Shifts = [.. d.Shifts.Select(s => s with { ToleranceLate = s.ToleranceLate + more, ToleranceEarly = s.ToleranceEarly + more })],
        })],
    };

    private static string Text(string shift, string strategy, string date, int[] times, int[] codes) =>
        $"zone Europe/Paris\ncountry FR\ndate {date}\nschedule S strategy {strategy}\nshift {shift}\n"
        + (times.Length == 0 ? "" : "punches " + string.Join(' ', times.Zip(codes, (time, code) => $"{Token(time)}/{code}")));

    private static string Token(int seconds)
    {
        var day = (int)Math.Floor(seconds / 86400.0);
        return $"{day:+0;-0;+0}:{TimeSpan.FromSeconds(seconds - day * 86400):hh\\:mm\\:ss}";
    }

    private static WorkingDay Compute(string text, DayInputs inputs) => ComputeDays.Run(inputs, DayExample.Parse(text).Date, DayExample.Parse(text).Date)[0];

    private static bool Same(WorkingDay one, WorkingDay other) =>
        one.Figures == other.Figures && one.State == other.State && one.Punches.SequenceEqual(other.Punches) && one.Anomalies.SequenceEqual(other.Anomalies)
        && one.Explanation.SequenceEqual(other.Explanation) && one.NightByDate.SequenceEqual(other.NightByDate);

    private static void Holds<T>(Gen<T> cases, Func<T, bool> property) => Prop.ForAll(cases.ToArbitrary(), property).QuickCheckThrowOnFailure();
}
