using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Merging;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.External;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using AttendanceAdmin.Tests.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AttendanceAdmin.Tests.Employees;

public sealed class MergeTests
{
    [Theory, BothDatabases]
    public async Task Two_records_of_one_person_become_one_with_all_punches(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await AttendanceServer.StartAsync(database);
        var terminal = await server.AnnounceAsync("T1");
        var kept = await server.HireAsync("Benali Amine", "7");
        var given = await server.HireAsync("Benalli Amine", "8", "Atelier");
        await using var desk = server.Desk();
        await ManyEmployeesTests.EditAsync(desk, given.Id, e => e.Cards = "42");
        await server.PunchAsync(terminal, "8", "2025-01-02 08:00:00");
        await server.PunchAsync(terminal, "8", "2026-03-02 08:00:00");
        await server.PunchAsync(terminal, "7", "2026-03-03 08:00:00");
        await using (var before = database.OpenContext())
        {
            before.Add(new ExternalPerson { Source = PunchSource.TimeMoto, Pin = "tm-8", EmployeeId = given.Id, SeenAt = TimeProvider.System.GetUtcNow() });
            await before.SaveChangesAsync();
        }

        var merge = desk.ServiceProvider.GetRequiredService<MergeEmployees>();
        var corrected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Services.GetRequiredService<PunchFeed>().Corrected += corrected.SetResult;

        var preview = await merge.PreviewAsync(kept.Id, given.Id, default);
        Assert.Equal((2, null, "Atelier"), (preview!.Punches, preview.Refused, preview.Kept.Department));
        Assert.IsType<MergeOutcome.NameDiffers>(await merge.RunAsync(kept.Id, given.Id, "Benali Amine", default));
        Assert.IsType<MergeOutcome.Done>(await merge.RunAsync(kept.Id, given.Id, "benalli amine", default));
        await corrected.Task.WaitAsync(Patience.Limit);
        await server.PunchAsync(terminal, "8", "2026-03-04 08:00:00");

        await using var context = database.OpenContext();
        Assert.Equal([kept.Id], await context.Punches.Select(p => p.EmployeeId!.Value).Distinct().ToListAsync());
        Assert.Equal(4, await context.Punches.CountAsync());
        Assert.Equal(kept.Id, (await context.Set<ExternalPerson>().SingleAsync()).EmployeeId);
        var both = await context.Employees.Include(e => e.Cards).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(["42"], both[0].Cards.Select(c => c.Number));
        Assert.Equal((false, kept.Id, 0), (both[1].Active, both[1].MergedIntoId, both[1].Cards.Count));
        Assert.NotNull((await context.Set<EmployeeMerge>().SingleAsync()).FinishedAt);
        Assert.Null(await merge.PreviewAsync(kept.Id, given.Id, default));
    }
}
