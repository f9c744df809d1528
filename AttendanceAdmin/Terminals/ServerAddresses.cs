using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AttendanceAdmin.Terminals;

/// <summary>The addresses under which terminals of the local network find this machine.</summary>
internal static class ServerAddresses
{
    /// <param name="browsedHost">The host by which the reader's browser came here: it works for one machine at least, so it goes first.</param>
    public static IReadOnlyList<string> All(string? browsedHost)
    {
        var own = NetworkInterface.GetAllNetworkInterfaces()
            .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a))
            .Select(a => a.ToString());
        return [.. Usable(browsedHost).Concat(own).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Terminals are given an IPv4 address; names need a DNS server they seldom have.</summary>
    private static IEnumerable<string> Usable(string? host) =>
        IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address) ? [host] : [];
}
