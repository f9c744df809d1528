using System.Diagnostics.Metrics;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AttendanceAdmin.Tests.Durability;

public sealed class PunchIntakeTests : IAsyncLifetime
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly HeldWriter writer = new();
    private PunchIntake intake = null!;

    public async Task InitializeAsync()
    {
        var employees = new EmployeeDirectory(contexts: null!, new TerminalUse(contexts: null!));
        var metrics = new PunchMetrics(services.GetRequiredService<IMeterFactory>());
        intake = new PunchIntake(
            new PunchRows(employees, new SiteClock(TimeProvider.System), new EphemeralDataProtectionProvider(), TimeProvider.System),
            new IntakeCommit(writer, metrics, NullLogger<IntakeCommit>.Instance), metrics,
            new PunchNews(new PunchFeed(NullLogger<PunchFeed>.Instance), employees));
        await intake.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        writer.Allow(1000);
        await intake.StopAsync(CancellationToken.None);
        intake.Dispose();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_together_shares_a_transaction()
    {
        var first = await HoldWriterAsync();
        var others = Enumerable.Range(1, 50).Select(i => intake.RecordAsync(Batches.Of($"{i}"))).ToList();
        writer.Allow(2);

        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, 50], writer.Transactions.Select(t => t.Count));
    }

    [Fact]
    public async Task Nobody_is_answered_before_the_transaction_is_done()
    {
        var first = await HoldWriterAsync();

        Assert.False(first.IsCompleted);

        writer.Allow();
        Assert.Equal(new IntakeOutcome.Stored(1, 0), await first);
    }

    [Fact]
    public async Task A_single_punch_overtakes_a_large_upload()
    {
        var first = await HoldWriterAsync();
        var upload = Enumerable.Range(0, 300).Select(_ => intake.RecordAsync(Batches.Of("upload", PunchIntake.MaxBatchRows))).ToList();
        var single = intake.RecordAsync(Batches.Of("single"));
        writer.Allow(2);

        await first;
        await single;

        Assert.Contains("single", writer.Transactions[1].Select(b => b.PinOf()));
        Assert.Contains(upload, u => !u.IsCompleted);
    }

    [Fact]
    public async Task A_large_upload_gets_its_turn_among_many_singles()
    {
        var first = await HoldWriterAsync();
        var singles = Enumerable.Range(0, 3000).Select(i => intake.RecordAsync(Batches.Of($"{i}"))).ToList();
        var upload = intake.RecordAsync(Batches.Of("upload", PunchIntake.MaxBatchRows));
        writer.Allow(2);

        await first;
        await upload;

        Assert.Contains(singles, s => !s.IsCompleted);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_written_does_not_refuse_the_others()
    {
        writer.Fails = b => b.PinOf() == "bad";
        var first = await HoldWriterAsync();
        var good = intake.RecordAsync(Batches.Of("good"));
        var bad = intake.RecordAsync(Batches.Of("bad"));
        var other = intake.RecordAsync(Batches.Of("other"));
        writer.Allow(5);

        await first;

        Assert.Equal(new IntakeOutcome.Stored(1, 0), await good);
        Assert.Equal(new IntakeOutcome.Unavailable("disk full"), await bad);
        Assert.Equal(new IntakeOutcome.Stored(1, 0), await other);
    }

    [Fact]
    public async Task After_a_fault_it_goes_on()
    {
        writer.Fails = _ => true;
        writer.Allow(2);
        Assert.IsType<IntakeOutcome.Unavailable>(await intake.RecordAsync(Batches.Of("1")));

        writer.Fails = _ => false;

        Assert.IsType<IntakeOutcome.Stored>(await intake.RecordAsync(Batches.Of("1")));
    }

    [Fact]
    public async Task What_was_handed_over_before_the_end_is_still_written_and_what_comes_later_is_not_taken()
    {
        var first = await HoldWriterAsync();
        var waiting = Enumerable.Range(0, 2000).Select(i => intake.RecordAsync(Batches.Of($"{i}"))).ToList();

        var stopping = intake.StopAsync(CancellationToken.None);
        var late = await intake.RecordAsync(Batches.Of("late"));
        writer.Allow(100);
        await stopping;

        Assert.IsType<IntakeOutcome.Unavailable>(late);
        Assert.All(await Task.WhenAll([first, .. waiting]), o => Assert.IsType<IntakeOutcome.Stored>(o));
        Assert.Equal(2001, writer.Transactions.Sum(t => t.Count));
    }

    [Fact]
    public async Task Past_what_memory_should_hold_the_sender_is_asked_to_keep_it()
    {
        var first = await HoldWriterAsync();
        var outcomes = Enumerable.Range(0, 500).Select(_ => intake.RecordAsync(Batches.Of("upload", PunchIntake.MaxBatchRows))).ToList();

        var refused = await outcomes[^1];

        Assert.IsType<IntakeOutcome.Unavailable>(refused);
        writer.Allow(1000);
        await first;
        await Task.WhenAll(outcomes);
        Assert.IsType<IntakeOutcome.Stored>(await intake.RecordAsync(Batches.Of("upload", PunchIntake.MaxBatchRows)));
    }

    /// <summary>The writer stands in a first transaction, so that what comes now waits together.</summary>
    private async Task<Task<IntakeOutcome>> HoldWriterAsync()
    {
        var first = intake.RecordAsync(Batches.Of("first"));
        await writer.IsWaitingAsync();
        return first;
    }
}
