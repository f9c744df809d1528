using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Connections.Calling;

/// <summary>
/// Where connections may go. Never to link-local addresses, where clouds keep the metadata of a machine (169.254.169.254, fd00:ec2::254), nor to
/// what is no single host; to private networks and this machine only if <c>Connections:AllowPrivateNetworks</c> says so.
/// </summary>
internal sealed class AddressRules(IOptions<ConnectionsOptions> options)
{
    private static readonly IPNetwork[] Never = [.. new[]
    {
        "0.0.0.0/8", "169.254.0.0/16", "192.0.0.192/32", "100.100.100.200/32", "224.0.0.0/4", "240.0.0.0/4", "::/128", "fe80::/10", "ff00::/8", "fd00:ec2::/32",
    }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork[] Private = [.. new[]
    {
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "::1/128", "fc00::/7",
    }.Select(IPNetwork.Parse)];

    public bool Allows(IPAddress address)
    {
        var plain = Plain(address);
        return !Array.Exists(Never, n => n.Contains(plain)) && (options.Value.AllowPrivateNetworks || !Array.Exists(Private, n => n.Contains(plain)));
    }

    /// <summary>IPv4 inside IPv6 is judged as what it is: mapped, NAT64 (64:ff9b::/96) and 6to4 (2002::/16).</summary>
    private static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : bytes.AsSpan(0, 12).SequenceEqual(Nat64) ? new IPAddress(bytes.AsSpan(12, 4))
            : bytes is [0x20, 0x02, ..] ? new IPAddress(bytes.AsSpan(2, 4))
            : address;
    }

    private static ReadOnlySpan<byte> Nat64 => [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
}

/// <summary>A name led to an address that connections may not go to.</summary>
internal sealed class ForbiddenAddressException(IPAddress address) : IOException($"connections may not go to {address}");
