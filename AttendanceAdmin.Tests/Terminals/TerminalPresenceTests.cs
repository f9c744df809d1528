using System.Net;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Terminals;

public sealed class TerminalPresenceTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void A_terminal_is_silent_after_its_limit_and_not_before()
    {
        var presence = new TerminalPresence(time);
        var terminal = Known(TerminalProtocol.Iclock);
        presence.Heard(terminal.Id, address: null);

        time.Advance(TimeSpan.FromMinutes(5));
        var atTheLimit = presence.IsSilent(terminal);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(atTheLimit);
        Assert.True(presence.IsSilent(terminal));
    }

    [Fact]
    public void The_server_s_own_absence_does_not_count_against_a_terminal()
    {
        var lastHeard = time.GetUtcNow();
        time.Advance(TimeSpan.FromDays(3));
        var presence = new TerminalPresence(time);
        var terminal = Known(TerminalProtocol.Iclock);
        presence.Of(terminal.Id).Restore(lastHeard, punch: null, address: null, driftSeconds: null);

        var justStarted = presence.IsSilent(terminal);
        time.Advance(TimeSpan.FromMinutes(6));

        Assert.False(justStarted);
        Assert.True(presence.IsSilent(terminal));
    }

    [Theory]
    [InlineData("::ffff:192.168.1.50", "192.168.1.50")]
    [InlineData("192.168.1.50", "192.168.1.50")]
    [InlineData("fd00::5", "fd00::5")]
    public void An_address_is_shown_as_people_type_it(string heard, string shown) =>
        Assert.Equal(shown, new TerminalPresence(time).Heard(1, heard).Address);

    [Fact]
    public void What_comes_by_a_webhook_owes_no_sign_of_life()
    {
        var presence = new TerminalPresence(time);
        time.Advance(TimeSpan.FromDays(3));

        Assert.False(presence.IsSilent(Known(TerminalProtocol.TimeMoto)));
    }

    [Fact]
    public void Polls_that_bring_nothing_do_not_push_out_what_one_looks_for()
    {
        var traffic = new TerminalTraffic();
        traffic.Record(1, new TerminalExchange(time.GetUtcNow(), "GET /iclock/cdata?SN=X&options=all", default, 0, "GET OPTION FROM: X"));
        for (var i = 0; i < 100; i++)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            traffic.Record(1, new TerminalExchange(time.GetUtcNow(), "GET /iclock/getrequest?SN=X", default, 0, "OK"));
        }

        var kept = traffic.Last(1);

        Assert.Equal(["GET /iclock/getrequest?SN=X", "GET /iclock/cdata?SN=X&options=all"], kept.Select(e => e.Request));
        Assert.Equal((100, time.GetUtcNow()), (kept[0].Times, kept[0].At));
    }

    [Theory]
    [InlineData("192.168.1.0/24", "192.168.1.0/24")]
    [InlineData(" 192.168.1.77/24 ", "192.168.1.0/24")]
    [InlineData("10.1.2.3", "10.1.2.3/32")]
    [InlineData("10.1.2.3/0", "0.0.0.0/0")]
    [InlineData("fd00::1/64", "fd00::/64")]
    public void A_network_is_understood_as_people_type_it(string typed, string meant)
    {
        Assert.True(SourceNetwork.TryParse(typed, out var network));
        Assert.Equal(IPNetwork.Parse(meant), network);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("10.1.2")]
    [InlineData("10.1.2.3/33")]
    [InlineData("10.1.2.3/-1")]
    [InlineData("10.1.2.3/24/8")]
    [InlineData("warehouse")]
    public void What_is_no_network_is_none(string typed) => Assert.False(SourceNetwork.TryParse(typed, out _));

    [Fact]
    public void Bytes_of_the_wire_are_shown_as_text_where_they_are_text()
    {
        Assert.Equal("1\tÉlodie\n·", WireText.Of("1\tÉlodie\n\0"u8));
        Assert.Equal("É", WireText.Of("Éé"u8[..3]));
        Assert.Equal("ÿØÿà", WireText.Of([0xFF, 0xD8, 0xFF, 0xE0]));
    }

    private static KnownTerminal Known(TerminalProtocol protocol) => new(
        1, "X", protocol, TerminalState.Approved, "X", Place: null, TimeZoneInfo.Utc, SecretPath: null, AllowedNetwork: null,
        TimeSpan.FromMinutes(5), Dialect: null, Language: null);
}
