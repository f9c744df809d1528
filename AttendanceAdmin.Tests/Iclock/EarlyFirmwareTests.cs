using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Terminals of before push 2.2: they know bits and not names, and number the ways of recognition otherwise.</summary>
public sealed class EarlyFirmwareTests(IclockHost host) : IClassFixture<IclockHost>
{
    [Theory]
    [InlineData("", "TransFlag=111111111111", "v1")]
    [InlineData("&pushver=2.1.3", "TransFlag=111111111111", "v2")]
    [InlineData("&pushver=2.2.14", "TransFlag=TransData AttLog\tOpLog\t", "att")]
    [InlineData("&pushver=3.0.1&language=70", "TransFlag=TransData AttLog\tOpLog\t", "att")]
    [InlineData("&pushver=1.0&DeviceType=att", "TransFlag=TransData AttLog\tOpLog\t", "att")]
    public async Task What_to_send_is_asked_for_in_the_form_its_version_knows(string version, string flag, string dialect)
    {
        var serial = IclockHost.NewSerial();

        var block = (await host.AskAsync("GET", $"/iclock/cdata?SN={serial}&options=all{version}")).Body;

        Assert.Contains($"\n{flag}", block, StringComparison.Ordinal);
        Assert.Equal(dialect, host.Terminal(serial)!.Dialect);
    }

    [Fact]
    public async Task Who_names_tables_but_no_version_stays_early_at_every_handshake()
    {
        var serial = IclockHost.NewSerial();
        await host.AskAsync("GET", $"/iclock/cdata?SN={serial}&options=all");
        await host.AskAsync("POST", $"/iclock/cdata?SN={serial}&table=ATTLOG&Stamp=1", "7\t2026-01-05 08:00:00\t0\t2\n");
        var block = (await host.AskAsync("GET", $"/iclock/cdata?SN={serial}&options=all")).Body;

        Assert.Contains("\nTransFlag=111111111111\n", block, StringComparison.Ordinal);
        Assert.Equal("v2", host.Terminal(serial)!.Dialect);
        var punch = Assert.Single(await host.PunchesAsync(serial));
        Assert.Equal(Verification.Card, Verifications.Of(punch.VerifyCode, host.Terminal(serial)));
        Assert.Equal(Verification.Pin, Verifications.Of(punch.VerifyCode, terminal: null));
    }

    [Fact]
    public async Task Who_asks_the_server_to_recognise_somebody_is_told_that_it_cannot()
    {
        var answer = await host.AskAsync("POST", $"/iclock/cdata?SN={IclockHost.NewSerial()}&AuthType=CARD", "PIN=0\tSize=4\tTMP=AAAA");

        Assert.Equal("AUTH=Failed\n", answer.Body);
    }
}
