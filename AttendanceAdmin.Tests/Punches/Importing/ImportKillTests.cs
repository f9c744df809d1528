using System.Globalization;
using System.Text;
using AttendanceAdmin.Tests.Connections.Deliveries;
using AttendanceAdmin.Tests.Durability;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Punches.Importing;

public sealed class ImportKillTests
{
    private const int Lines = 40_000;

    /// <summary>When it is killed; few, so that it is still at it however late that is noticed.</summary>
    private const int Begun = Lines / 40;

    [Theory, BothDatabases]
    public async Task An_import_that_is_killed_goes_on_after_the_restart_without_loss_or_double_and_with_true_figures(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = await MortalServer.StartAsync(database, $"Setup:ApiKey={AttendanceServer.ApiKey}");
        var first = new DateTime(2026, 1, 5, 6, 0, 0);
        var file = string.Concat(Enumerable.Range(0, Lines).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{i % 50 + 1}\t{first.AddSeconds(i * 7):yyyy-MM-dd HH:mm:ss}\t1\t{i % 2}\t1\t0\n{(i % 1000 == 0 ? "rubbish\n" : "")}")));

        using (var api = Client(await server.WhenUpAsync()))
        {
            var id = await api.StartAsync("1_attlog.dat", Encoding.ASCII.GetBytes(file));
            while (await StoredAsync(database) < Begun)
            {
                await Task.Delay(5);
            }

            await server.KillAndRestartAsync(async () => Assert.InRange(await StoredAsync(database), Begun, Lines - 1));

            using var again = Client(await server.WhenUpAsync());
            var import = await again.EndOfAsync(id);
            Assert.Equal($"{Lines + Lines / 1000} {Lines} 0 {Lines} {Lines / 1000}", import.Figures());
        }

        Assert.Equal(Lines, await StoredAsync(database));
        // It goes once the end is written down, which is when the import says that it is done.
        await Eventually.TrueAsync(() => Directory.GetFiles(Path.Combine(database.Directory, "imports", "pointages")).Length == 0, "The upload is removed");
    }

    private static HttpClient Client(AttendanceProcess server)
    {
        var client = new HttpClient { BaseAddress = server.Web };
        client.DefaultRequestHeaders.Add("X-Api-Key", AttendanceServer.ApiKey);
        return client;
    }

    private static async Task<int> StoredAsync(TestDatabase database)
    {
        await using var context = database.OpenContext();
        return await context.Punches.CountAsync();
    }
}
