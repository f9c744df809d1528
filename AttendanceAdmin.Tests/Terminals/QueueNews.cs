using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Terminals;

/// <summary>Waits for what follows from a terminal's commands: looks again whenever one of them changed.</summary>
internal static class QueueNews
{
    public static Task UntilAsync(this TerminalCommandQueue queue, Func<bool> condition) => queue.UntilAsync(() => Task.FromResult(condition()));

    public static async Task UntilAsync(this TerminalCommandQueue queue, Func<Task<bool>> condition)
    {
        using var news = new SemaphoreSlim(1);
        queue.Changed += Note;
        try
        {
            while (!await condition())
            {
                Assert.True(await news.WaitAsync(Patience.Limit), "Nothing more happens, and what was waited for has not.");
            }
        }
        finally
        {
            queue.Changed -= Note;
        }

        void Note(int terminalId) => news.Release();
    }
}
