using Microsoft.JSInterop;

namespace AttendanceAdmin.Shell;

/// <summary>
/// A script of a page or component, which lives no longer than that: opened after the first render, closed when it is left, also when it is left before
/// its script came. A fault then would show on the page that was gone to.
/// </summary>
/// <param name="path">Of a module whose <c>open</c> gives back something to <c>close</c>.</param>
internal sealed class PageScript(IJSRuntime js, string path) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private IJSObjectReference? opened;
    private bool left;

    public async Task OpenAsync(params object?[] arguments)
    {
        try
        {
            module = await js.InvokeAsync<IJSObjectReference>("import", path);
            if (!left)
            {
                opened = await module.InvokeAsync<IJSObjectReference>("open", arguments);
            }
        }
        catch (Exception fault) when (IsOfLeaving(fault) || (left && fault is JSException))
        {
            // Nobody is there to see it: the tab went, or the elements the script looks for did.
        }

        if (left)
        {
            await CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        left = true;
        await CloseAsync();
    }

    private async Task CloseAsync()
    {
        var (script, code) = (opened, module);
        (opened, module) = (null, null);
        try
        {
            if (script is not null)
            {
                await script.InvokeVoidAsync("close");
                await script.DisposeAsync();
            }

            if (code is not null)
            {
                await code.DisposeAsync();
            }
        }
        catch (Exception fault) when (IsOfLeaving(fault))
        {
            // The tab has gone, and its listeners and its camera with it.
        }
    }

    private static bool IsOfLeaving(Exception fault) => fault is JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
