using AttendanceAdmin.Data;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Data;

public sealed class DeadlockTests
{
    [Fact]
    public async Task Who_was_ended_by_a_deadlock_is_run_again()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var context = database.OpenContext();
        await context.Database.ExecuteSqlAsync($"CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL); INSERT INTO pair VALUES (1, 0), (2, 0)");
        using var both = new Barrier(2);
        var tries = 0;

        await Task.WhenAll(AddAsync(1, 2), AddAsync(2, 1));

        Assert.Equal([2, 2], await context.Database.SqlQuery<int>($"SELECT n AS \"Value\" FROM pair").ToListAsync());
        Assert.Equal(3, tries);

        Task<int> AddAsync(int first, int second) => Task.Run(() => Deadlock.AgainAsync(async () =>
        {
            var isAgain = Interlocked.Increment(ref tries) > 2;
            await using var own = database.OpenContext();
            await using var transaction = await own.Database.BeginTransactionAsync();
            await own.Database.ExecuteSqlAsync($"UPDATE pair SET n = n + 1 WHERE id = {first}");
            if (!isAgain)
            {
                both.SignalAndWait();
            }

            await own.Database.ExecuteSqlAsync($"UPDATE pair SET n = n + 1 WHERE id = {second}");
            await transaction.CommitAsync();
            return 0;
        }));
    }

    [Fact]
    public async Task Another_fault_is_no_reason_to_try_again()
    {
        var tries = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Deadlock.AgainAsync<int>(() =>
        {
            tries++;
            throw new InvalidOperationException();
        }));

        Assert.Equal(1, tries);
    }
}
