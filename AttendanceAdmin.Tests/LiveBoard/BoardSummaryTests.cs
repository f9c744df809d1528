using AttendanceAdmin.LiveBoard;
using AttendanceAdmin.Shell;
using AttendanceAdmin.Tests.Fixtures;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.LiveBoard;

public sealed class BoardSummaryTests : IAsyncDisposable
{
    private readonly BunitContext page = new();
    private readonly TickingTime time = new();

    public BoardSummaryTests() => page.Services.AddSingleton(new Pulse(time));

    [Fact]
    public void A_listener_hears_one_sentence_politely_and_the_next_after_thirty_seconds()
    {
        var shown = page.Render<BoardSummary>(p => p.Add(s => s.Text, "1 present"));
        var status = shown.Find("[role=status]");
        Assert.Equal("1 present", status.TextContent);
        Assert.Null(status.GetAttribute("aria-live"));

        // Punches come in all the time; the pulse beats every ten seconds.
        for (var beat = 1; beat <= 6; beat++)
        {
            for (var punch = 0; punch < 20; punch++)
            {
                shown.Render(p => p.Add(s => s.Text, $"{beat * 100 + punch} present"));
            }

            time.Tick();
            var said = beat switch { < 3 => "1 present", < 6 => "319 present", _ => "619 present" };
            shown.WaitForAssertion(() => Assert.Equal(said, Assert.Single(shown.FindAll("[role=status]")).TextContent));
        }
    }

    public ValueTask DisposeAsync() => page.DisposeAsync();
}
