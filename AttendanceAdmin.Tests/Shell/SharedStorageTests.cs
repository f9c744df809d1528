using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Tests.Employees.Photos;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Shell;

public sealed class SharedStorageTests
{
    [Fact]
    public async Task A_second_server_with_a_directory_of_its_own_is_found_out()
    {
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        await using var one = await AttendanceServer.StartAsync(database);
        var employee = await one.HireAsync("SAIDI", "7");
        await one.Services.GetRequiredService<AddPhoto>().RunAsync(employee.Id, Pictures.Clean(Pictures.Portrait), new PhotoOrigin("hr@example.org"), CancellationToken.None);
        var own = Directory.CreateTempSubdirectory("attendance-test-");
        try
        {
            await using var other = await AttendanceServer.StartAsync(own.FullName, [.. database.Settings, $"Storage:Directory={own.FullName}"]);

            Assert.Equal(0, await one.Services.GetRequiredService<SharedStorage>().MissingAsync(CancellationToken.None));
            Assert.Equal(1, await other.Services.GetRequiredService<SharedStorage>().MissingAsync(CancellationToken.None));
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }
}
