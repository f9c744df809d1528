using AttendanceAdmin.Shell;
using Microsoft.JSInterop;

namespace AttendanceAdmin.Tests.Shell;

/// <summary>Who leaves a page while its script is on its way leaves nothing behind, and sees no fault on the next one.</summary>
public sealed class PageScriptTests
{
    private readonly Browser browser = new();

    [Fact]
    public async Task A_script_is_opened_and_closed_with_its_page()
    {
        var script = new PageScript(browser, "./a.js");

        await script.OpenAsync("root");
        await script.DisposeAsync();
        await script.DisposeAsync();

        Assert.Equal(["import ./a.js", "open root", "close", "dispose opened", "dispose module"], browser.Heard);
    }

    [Fact]
    public async Task A_page_that_is_left_before_its_script_came_opens_nothing()
    {
        browser.Arrival = new TaskCompletionSource();
        var script = new PageScript(browser, "./a.js");
        var opening = script.OpenAsync("root");

        await script.DisposeAsync();
        browser.Arrival.SetResult();
        await opening;

        Assert.Equal(["import ./a.js", "dispose module"], browser.Heard);
    }

    [Theory]
    [InlineData(typeof(JSDisconnectedException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task A_tab_that_is_closed_is_no_fault(Type how)
    {
        browser.Fault = (Exception)Activator.CreateInstance(how, "gone")!;
        var script = new PageScript(browser, "./a.js");

        await script.OpenAsync("root");
        await script.DisposeAsync();

        Assert.Equal(["import ./a.js"], browser.Heard);
    }

    [Fact]
    public async Task What_is_wrong_with_the_script_itself_is_not_hidden()
    {
        browser.Fault = new JSException("no such function");

        await Assert.ThrowsAsync<JSException>(() => new PageScript(browser, "./a.js").OpenAsync("root"));
    }

    /// <summary>Writes down what it is asked to do.</summary>
    private sealed class Browser : IJSRuntime
    {
        public List<string> Heard { get; } = [];

        public TaskCompletionSource? Arrival { get; set; }

        public Exception? Fault { get; set; }

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Heard.Add($"{identifier} {args![0]}");
            await (Arrival?.Task ?? Task.CompletedTask);
            return Fault is null ? (TValue)(object)new Thing(this, "module") : throw Fault;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }

    private sealed class Thing(Browser browser, string name) : IJSObjectReference
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            browser.Heard.Add(string.Join(' ', [identifier, .. args ?? []]));
            return ValueTask.FromResult(identifier == "open" ? (TValue)(object)new Thing(browser, "opened") : default(TValue)!);
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            browser.Heard.Add("dispose " + name);
            return default;
        }
    }
}
