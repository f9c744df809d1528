using AttendanceAdmin.Data;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace AttendanceAdmin.Tests.Site;

/// <summary>What is known of the jobs, across restarts and across servers.</summary>
public sealed class JobsTests
{
    /// <summary>One that nobody but the test runs within the test's time.</summary>
    private const string Rare = nameof(CommandCleanUpJob);

    [Fact]
    public async Task How_a_job_failed_is_known_after_a_restart_and_until_it_succeeds()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using (var before = await AttendanceServer.StartAsync(database))
        {
            var log = before.Services.GetRequiredService<JobLog>();
            await log.NoteAsync(Rare, TimeSpan.FromMilliseconds(12), fault: null);
            await log.NoteAsync(Rare, TimeSpan.FromMilliseconds(12), new IOException("the disk\nis full"));
            await log.NoteAsync(Rare, TimeSpan.FromMilliseconds(12), new IOException("the disk is full"));
        }

        await using var server = await AttendanceServer.StartAsync(database);
        var jobs = server.Services.GetRequiredService<ListJobs>();
        var failing = Assert.Single(await jobs.FailingAsync(CancellationToken.None));
        Assert.Equal((Rare, "the disk is full", 2, 12), (failing.Name, failing.Error, failing.Failures, failing.TookMilliseconds));
        Assert.NotNull(failing.LastSuccessAt);

        await server.Services.GetRequiredService<JobLog>().NoteAsync(Rare, TimeSpan.Zero, new IOException("still"));
        Assert.Equal(3, Assert.Single(await jobs.FailingAsync(CancellationToken.None)).Failures);

        await jobs.RunNowAsync(Rare, CancellationToken.None);
        await Eventually.TrueAsync(async () => (await jobs.FailingAsync(CancellationToken.None)).Count == 0, "A run that succeeds ends the failing");
        var shown = (await jobs.ReadAsync(CancellationToken.None)).Single(j => j.Kind.Name == Rare);
        Assert.Null(shown.Last!.Error);
        Assert.NotNull(shown.Next);
    }

    [Fact]
    public async Task A_background_service_whose_round_fails_is_shown_with_the_reason_until_one_succeeds()
    {
        await using var server = await AttendanceServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Web };
        var rounds = server.Services.GetRequiredService<Rounds<AttendanceAdmin.Employees.EmployeeLeavingJob>>();
        var jobs = server.Services.GetRequiredService<ListJobs>();
        await Eventually.TrueAsync(async () => (await ShownAsync(jobs)).Last is { Error: null }, "It looks once at the start");

        Assert.False(await rounds.TryAsync(() => throw new IOException("the disk is full"), CancellationToken.None));

        Assert.Equal("the disk is full", (await ShownAsync(jobs)).Last!.Error);
        Assert.Contains("EmployeeLeavingJob", await client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        Assert.True(await rounds.TryAsync(() => Task.CompletedTask, CancellationToken.None));
        Assert.Null((await ShownAsync(jobs)).Last!.Error);
    }

    [Fact]
    public async Task What_writes_imports_and_reports_is_shown_among_the_jobs()
    {
        await using var server = await AttendanceServer.StartAsync();
        var jobs = server.Services.GetRequiredService<ListJobs>();
        string[] writers = ["ImportJob", "PunchImportJob", "ReportWorker"];

        await Eventually.TrueAsync(
            async () => (await jobs.ReadAsync(CancellationToken.None)).Count(j => writers.Contains(j.Kind.Name) && j is { Kind.Every: null, Last.Error: null }) == writers.Length,
            "Each looks once at the start");
    }

    [Fact]
    public async Task What_runs_often_and_well_is_not_written_down_each_time_but_its_failures_and_recoveries_are()
    {
        const string Often = "Often";
        await using var server = await AttendanceServer.StartAsync();
        var log = server.Services.GetRequiredService<JobLog>();
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        var written = context.Set<JobRun>().AsNoTracking().Where(r => r.Name == Often).Select(r => r.Error);

        await log.NoteAsync(Often, TimeSpan.Zero, fault: null, often: true);
        await log.NoteAsync(Often, TimeSpan.Zero, fault: null, often: true);
        Assert.Empty(await written.ToListAsync());

        await log.NoteAsync(Often, TimeSpan.Zero, new IOException("the disk is full"), often: true);
        Assert.Equal("the disk is full", Assert.Single(await written.ToListAsync()));

        await log.NoteAsync(Often, TimeSpan.Zero, fault: null, often: true);
        Assert.Null(Assert.Single(await written.ToListAsync()));
    }

    private static async Task<JobShown> ShownAsync(ListJobs jobs) =>
        (await jobs.ReadAsync(CancellationToken.None)).Single(j => j.Kind.Name == nameof(AttendanceAdmin.Employees.EmployeeLeavingJob));

    [Fact]
    public async Task Of_two_servers_on_one_database_one_runs_each_job_and_one_each_import()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var one = await AttendanceServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        await using var other = await AttendanceServer.StartAsync(database);
        var runs = new[] { await CountedAsync(one), await CountedAsync(other) };
        var jobs = one.Services.GetRequiredService<ListJobs>();
        var next = (await jobs.ReadAsync(CancellationToken.None)).Where(j => j.Kind.Every is not null).ToDictionary(j => j.Kind.Name, j => j.Next);
        Assert.All(next.Values, at => Assert.NotNull(at));
        Assert.All(await other.Services.GetRequiredService<ListJobs>().ReadAsync(CancellationToken.None), j => Assert.True(j.Kind.Every is null || next.ContainsKey(j.Kind.Name)));

        for (var i = 1; i <= 5; i++)
        {
            await (i % 2 == 0 ? jobs : other.Services.GetRequiredService<ListJobs>()).RunNowAsync(Rare, CancellationToken.None);
            await Eventually.TrueAsync(() => runs.Sum(r => r.Count) >= i, "One of them runs it");
        }

        Assert.Equal(5, runs.Sum(r => r.Count));
        await ImportOnceAsync(one, other);
    }

    /// <summary>Both are told that an import waits; its figures are those of one run.</summary>
    private static async Task ImportOnceAsync(AttendanceServer one, AttendanceServer other)
    {
        using var api = one.ApiClient();
        var rows = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"7;{new DateTime(2026, 3, 2).AddMinutes(i):yyyy-MM-dd HH:mm:ss};in\n"));
        var id = await api.StartAsync("mars.csv", System.Text.Encoding.UTF8.GetBytes("PIN;Heure;Sens\n" + rows));
        other.Services.GetRequiredService<AttendanceAdmin.Punches.Importing.ImportSignal>().Raise();

        Assert.Equal("2000 2000 0 2000 0", (await api.EndOfAsync(id)).Figures());
    }

    [Fact]
    public async Task A_lease_is_one_servers_until_it_gives_it_back_or_says_nothing_for_long()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        var time = new ManualTime();
        await using var one = await AttendanceServer.StartAsync(time, database.Directory, [.. database.Settings]);
        var contexts = one.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<AttendanceContext>>();
        var options = one.Services.GetRequiredService<DatabaseOptions>();
        var (mine, theirs) = (new WorkLeases(contexts, options, time, NullLogger<WorkLeases>.Instance), new WorkLeases(contexts, options, time, NullLogger<WorkLeases>.Instance));
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());

        var working = mine.RunAsync("piece", Work, CancellationToken.None);
        await begun.Task.WaitAsync(Patience.Limit);
        Assert.False(await theirs.RunAsync("piece", _ => throw new InvalidOperationException("not theirs"), CancellationToken.None));
        ended.SetResult();
        Assert.True(await working);
        Assert.True(await theirs.RunAsync("piece", _ => Task.CompletedTask, CancellationToken.None));

        await using (var context = await contexts.CreateDbContextAsync())
        {
            context.Add(new WorkLease { Name = "left", Owner = "dead", Until = time.GetUtcNow() + TimeSpan.FromMinutes(1) });
            await context.SaveChangesAsync();
        }

        Assert.False(await mine.RunAsync("left", _ => Task.CompletedTask, CancellationToken.None));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await mine.RunAsync("left", _ => Task.CompletedTask, CancellationToken.None));

        Task Work(CancellationToken cancellationToken)
        {
            begun.SetResult();
            return ended.Task.WaitAsync(cancellationToken);
        }
    }

    private static async Task<CountedRuns> CountedAsync(AttendanceServer server)
    {
        var counted = new CountedRuns();
        var scheduler = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        scheduler.ListenerManager.AddJobListener(counted);
        return counted;
    }

    private sealed class CountedRuns : IJobListener
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public string Name { get; } = Guid.NewGuid().ToString();

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

        public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            if (context.JobDetail.Key.Name == Rare)
            {
                Interlocked.Increment(ref count);
            }

            return default;
        }
    }
}
