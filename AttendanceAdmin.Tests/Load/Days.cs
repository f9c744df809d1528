using System.Diagnostics;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Schedules;
using AttendanceAdmin.Schedules.Days;
using AttendanceAdmin.Schedules.Months;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Load;

/// <summary>
/// A month of 5,000 people: all of it computed in the background while punches come in, one changed day, and the sums of the month read from
/// what is stored.
/// </summary>
internal static class Days
{
    private const int People = 5_000;
    private const int MonthDays = 31;
    private const int Rounds = 200;
    private const int Readings = 20;
    private const int PageSize = 50;

    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateOnly Last = First.AddDays(MonthDays - 1);

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== Days: {People:N0} people × {MonthDays} days (under 60 s wanted), one changed day (under 20 ms), the month's sums (under 300 ms)");
        var directory = Directory.CreateTempSubdirectory("attendance-load-").FullName;
        try
        {
            using var app = await StartAsync(directory);
            var contexts = app.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>();
            var intake = app.Services.GetRequiredService<PunchIntake>();
            await FillAsync(app, contexts, intake);
            Report("a punch, nothing beside it", await PunchesAsync(intake, () => false));
            await MonthAsync(app, contexts, intake);
            await OneDayAsync(app.Services.GetRequiredService<RefreshDays>());
            await ReadAsync("the month's sums of all", () => SumsAsync(contexts));
            await ReadAsync("a page of the month", () => app.Services.GetRequiredService<ListMonth>().RunAsync(First, null, People / 2, PageSize, default));
            await ReadAsync("whether a day is missing", () => app.Services.GetRequiredService<ReadDays>().CatchUpAsync(null, First, Last, default));
            await app.StopAsync();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>The domain without pages and ports. What follows the days begins only once everything is there, so that nothing but the month is computed.</summary>
    private static async Task<IHost> StartAsync(string directory)
    {
        var builder = Host.CreateApplicationBuilder(
        [
            $"--ConnectionStrings:Attendance=Data Source={Path.Combine(directory, "attendance.db")}", $"--Storage:Directory={directory}",
            "--Site:TimeZone=Africa/Algiers", "--Logging:LogLevel:Default=Warning",
        ]);
        builder.Services.AddSingleton(TimeProvider.System).AddLocalization();
        builder.AddSite();
        builder.AddData();
        builder.AddIdentity();
        builder.AddEmployees();
        builder.AddTerminals();
        builder.AddPunches();
        builder.AddSchedules();
        builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(DaysFollower)));
        var host = builder.Build();
        await host.Services.GetRequiredService<DatabaseStart>().MigrateAsync(default);
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        await host.Services.GetRequiredService<SiteClock>().LoadAsync(context, host.Services.GetRequiredService<IOptions<SiteOptions>>().Value, default);
        await host.StartAsync();
        return host;
    }

    private static async Task FillAsync(IHost app, IDbContextFactory<AttendanceContext> contexts, PunchIntake intake)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var schedule = context.Add(new Schedule
        {
            Name = "Standard", EffectiveFrom = new DateOnly(2026, 1, 1),
            Days = [.. Enumerable.Range(0, 5).Select(d => new ScheduleDay(0, d, [new Shift { Start = new(8, 0), End = new(17, 0), Breaks = [new(new(12, 0), new(13, 0), false)] }]))],
        }).Entity;
        var terminal = context.Add(new Terminal
        {
            Serial = "LOAD1", Protocol = TerminalProtocol.Iclock, State = TerminalState.Approved, FirstSeen = DateTimeOffset.UnixEpoch, LastSeen = TimeProvider.System.GetUtcNow(),
        }).Entity;
        context.AddRange(Enumerable.Range(1, People).Select(i => new Employee { Matricule = $"M{i}", LastName = $"Nom{i}", Pin = $"{i}" }));
        await context.SaveChangesAsync();
        context.Add(new ScheduleAssignment { ScheduleId = schedule.Id, TerminalId = terminal.Id, From = new DateOnly(2026, 1, 1) });
        await context.SaveChangesAsync();
        await app.Services.GetRequiredService<EmployeeDirectory>().LoadAsync(CancellationToken.None);
        var known = app.Services.GetRequiredService<TerminalDirectory>().Keep(terminal);
        var readings = new List<PunchReading>();
        for (var day = 0; day < MonthDays; day++)
        {
            readings.AddRange(First.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : Enumerable.Range(1, People).SelectMany(i => PunchesOf(i, day)));
        }

        foreach (var piece in readings.Chunk(PunchIntake.MaxBatchRows))
        {
            await intake.RecordAsync(new IntakeBatch(known, PunchSource.Iclock, "ATTLOG", piece, [], []));
        }
    }

    private static IEnumerable<PunchReading> PunchesOf(int person, int day)
    {
        int[] minutes = [8 * 60 + person % 7, 12 * 60, 13 * 60, 17 * 60 + person % 11];
        return minutes.Select((minute, i) => Reading(person, First.AddDays(day).ToDateTime(TimeOnly.MinValue).AddMinutes(minute), (short)(i % 2)));
    }

    private static PunchReading Reading(int person, DateTime time, short status)
    {
        _ = EmployeePin.TryParse($"{person}", out var pin);
        return new PunchReading(pin, time, status, 15, status == 0 ? PunchDirection.In : PunchDirection.Out, null, []);
    }

    /// <summary>All of the month as after a first upload: nothing of it is stored.</summary>
    private static async Task MonthAsync(IHost app, IDbContextFactory<AttendanceContext> contexts, PunchIntake intake)
    {
        await app.Services.GetRequiredService<FollowChanges>().RunAsync(CancellationToken.None);
        await using var context = await contexts.CreateDbContextAsync();
        await context.StaleDays.ExecuteDeleteAsync();
        var newest = await context.Punches.MaxAsync(p => p.Id);
        await context.DayProgress.ExecuteUpdateAsync(set => set.SetProperty(p => p.LastPunchId, newest));
        context.Add(new StaleDays { From = First, Until = Last });
        await context.SaveChangesAsync();
        using var follower = ActivatorUtilities.CreateInstance<DaysFollower>(app.Services);
        var began = Stopwatch.GetTimestamp();
        await follower.StartAsync(CancellationToken.None);
        var done = DoneAsync(contexts);
        var waits = await PunchesAsync(intake, () => !done.IsCompleted);
        await done;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await follower.StopAsync(CancellationToken.None);
        var days = await context.WorkingDays.CountAsync();
        Console.WriteLine($"{"the month, in background",-28} {seconds,7:F1} s for {days:N0} days");
        Report("a punch beside it", waits);
    }

    private static async Task DoneAsync(IDbContextFactory<AttendanceContext> contexts)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync();
            if (!await context.StaleDays.AnyAsync())
            {
                return;
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Single punches of people nobody knows, one after the other: how long each waits for the disk.</summary>
    private static async Task<List<double>> PunchesAsync(PunchIntake intake, Func<bool> goesOn)
    {
        var times = new List<double>();
        for (var i = 0; i < 1000 || goesOn(); i++)
        {
            var began = Stopwatch.GetTimestamp();
            await intake.RecordAsync(new IntakeBatch(null, PunchSource.Iclock, "ATTLOG", [Reading(900_000 + i % 90_000, First.ToDateTime(TimeOnly.MinValue).AddSeconds(i), 0)], [], []));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(2);
        }

        return times;
    }

    private static async Task OneDayAsync(RefreshDays refresh)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await refresh.RunAsync([1 + i], First.AddDays(10), First.AddDays(10), CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Report("one changed day", times);
    }

    private static async Task SumsAsync(IDbContextFactory<AttendanceContext> contexts)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.WorkingDays.Where(d => d.Date >= First && d.Date <= Last).GroupBy(d => d.EmployeeId)
            .Select(g => new { g.Key, Due = g.Sum(d => d.Due), Worked = g.Sum(d => d.Worked), Late = g.Sum(d => d.Late), Absence = g.Sum(d => d.Absence) }).ToListAsync();
    }

    private static async Task ReadAsync(string what, Func<Task> read)
    {
        var times = new List<double>();
        for (var i = 0; i < Readings; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await read();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Report(what, times);
    }

    private static void Report(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine($"{what,-28} p50 {times[times.Count / 2],7:F2} ms   p95 {times[times.Count * 95 / 100],7:F2} ms   p99 {times[times.Count * 99 / 100],7:F2} ms");
    }
}
