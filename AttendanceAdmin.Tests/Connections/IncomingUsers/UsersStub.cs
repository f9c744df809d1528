using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AttendanceAdmin.Tests.Connections.IncomingUsers;

/// <summary>A third party over real HTTP that lists its users, and is told nothing.</summary>
internal sealed class UsersStub : IAsyncDisposable
{
    private readonly WebApplication app;

    private UsersStub(WebApplication app) => this.app = app;

    public string Body { get; set; } = """{"users":[]}""";

    public int Status { get; set; } = 200;

    public string Address => app.Urls.First();

    public static async Task<UsersStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        var stub = new UsersStub(builder.Build());
        stub.app.MapGet("/users/", () => Results.Text(stub.Body, "application/json", statusCode: stub.Status));
        await stub.app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
