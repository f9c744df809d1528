using AttendanceAdmin.Identity;
using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Tests.Fixtures;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class LiveBoardPageTests
{
    [Fact]
    public async Task A_board_that_is_left_before_its_script_came_calls_nothing_any_more()
    {
        await using var server = await AttendanceServer.StartAsync();
        await using var scope = server.Services.CreateAsyncScope();
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(scope.ServiceProvider);
        page.Services.AddLocalization();
        page.AddAuthorization().SetAuthorized("somebody@example.org").SetPolicies(Policies.Read);
        var script = new LateScript();
        page.Services.AddSingleton<IJSRuntime>(script);
        page.Render<LiveBoardPage>();

        await page.DisposeComponentsAsync();
        script.Import.SetResult(script);

        await script.Released.Task.WaitAsync(Patience.Limit);
        Assert.Empty(script.Called);
    }

    /// <summary>Comes when the test lets it.</summary>
    private sealed class LateScript : IJSRuntime, IJSObjectReference
    {
        public TaskCompletionSource<IJSObjectReference> Import { get; } = new();

        public TaskCompletionSource Released { get; } = new();

        public List<string> Called { get; } = [];

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            if (identifier == "import")
            {
                return (TValue)await Import.Task;
            }

            Called.Add(identifier);
            return default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            Released.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
