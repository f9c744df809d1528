using System.Net;
using AttendanceAdmin.Connections;
using AttendanceAdmin.Connections.Calling;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tests.Connections.Calling;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("2a01:e0a::1", true, true)]
    [InlineData("192.168.1.20", true, false)]
    [InlineData("10.0.0.1", true, false)]
    [InlineData("172.31.255.1", true, false)]
    [InlineData("172.32.0.1", true, true)]
    [InlineData("127.0.0.1", true, false)]
    [InlineData("::1", true, false)]
    [InlineData("fd12::1", true, false)]
    [InlineData("::ffff:192.168.1.20", true, false)]
    [InlineData("64:ff9b::c0a8:114", true, false)]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("::ffff:169.254.169.254", false, false)]
    [InlineData("64:ff9b::a9fe:a9fe", false, false)]
    [InlineData("2002:a9fe:a9fe::1", false, false)]
    [InlineData("fe80::1", false, false)]
    [InlineData("fd00:ec2::254", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("::", false, false)]
    [InlineData("255.255.255.255", false, false)]
    [InlineData("224.0.0.1", false, false)]
    [InlineData("100.100.100.200", false, false)]
    public void Only_single_hosts_that_the_settings_allow_may_be_gone_to(string address, bool withPrivate, bool withoutPrivate)
    {
        Assert.Equal(withPrivate, Rules(allowPrivate: true).Allows(IPAddress.Parse(address)));
        Assert.Equal(withoutPrivate, Rules(allowPrivate: false).Allows(IPAddress.Parse(address)));
    }

    private static AddressRules Rules(bool allowPrivate) => new(Options.Create(new ConnectionsOptions { AllowPrivateNetworks = allowPrivate }));
}
