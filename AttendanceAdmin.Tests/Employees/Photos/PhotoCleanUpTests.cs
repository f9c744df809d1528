using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AttendanceAdmin.Tests.Employees.Photos;

public sealed class PhotoCleanUpTests
{
    private static readonly PhotoOrigin Origin = new("hr@example.org");

    [Fact]
    public async Task One_file_serves_two_people_and_goes_with_the_last()
    {
        await using var server = await AttendanceServer.StartAsync();
        var (amina, karim) = ((await server.HireAsync("Benali Amina", "7")).Id, (await server.HireAsync("Saidi Karim", "8")).Id);
        var add = server.Services.GetRequiredService<AddPhoto>();
        var change = server.Services.GetRequiredService<ChangePhoto>();
        var (_, hers) = await add.RunAsync(amina, Pictures.Clean(Pictures.Portrait), Origin, default);
        var (_, his) = await add.RunAsync(karim, Pictures.Clean(Pictures.Portrait), Origin, default);
        var path = server.Services.GetRequiredService<PhotoFiles>().PathOf(hers!.Hash);
        Assert.Equal(hers.Hash, his!.Hash);
        Assert.Single(Directory.GetFiles(Path.Combine(server.Directory, "photos"), "*", SearchOption.AllDirectories));

        await change.RemoveAsync(amina, hers.Id, default);
        await CleanUpAsync(server, TimeSpan.FromHours(25));
        Assert.True(File.Exists(path));

        await change.RemoveAsync(karim, his.Id, default);
        await CleanUpAsync(server, TimeSpan.FromHours(23));
        Assert.True(File.Exists(path) && await change.RestoreAsync(karim, his.Id, default), "can still be undone");

        await change.RemoveAsync(karim, his.Id, default);
        await CleanUpAsync(server, TimeSpan.FromHours(25));
        Assert.False(File.Exists(path));
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync();
        Assert.Empty(context.EmployeePhotos);
    }

    [Fact]
    public async Task A_file_nobody_claimed_goes_after_a_day_and_one_kept_again_stays()
    {
        await using var server = await AttendanceServer.StartAsync();
        var files = server.Services.GetRequiredService<PhotoFiles>();
        var forgotten = await files.KeepAsync(Pictures.Another(1), default);
        var kept = await files.KeepAsync(Pictures.Another(2), default);
        foreach (var hash in new[] { forgotten, kept })
        {
            File.SetLastWriteTimeUtc(files.PathOf(hash), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25));
        }

        await files.KeepAsync(Pictures.Another(2), default);
        await server.Services.GetRequiredService<PhotoCleanUpJob>().CleanUpAsync(default);

        Assert.False(File.Exists(files.PathOf(forgotten)));
        Assert.True(File.Exists(files.PathOf(kept)));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task Only_hashes_name_files(string name)
    {
        await using var server = await AttendanceServer.StartAsync();

        Assert.Throws<ArgumentException>(() => server.Services.GetRequiredService<PhotoFiles>().PathOf(name));
    }

    private static async Task CleanUpAsync(AttendanceServer server, TimeSpan later)
    {
        var time = new Later(later);
        var job = new PhotoCleanUpJob(
            server.Services.GetRequiredService<IDbContextFactory<AttendanceContext>>(), server.Services.GetRequiredService<PhotoFiles>(), time,
            NullLogger<PhotoCleanUpJob>.Instance);
        await job.CleanUpAsync(default);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
