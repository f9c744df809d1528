using System.Net;
using System.Net.Sockets;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Shell;

/// <summary>What is wrong with the addresses to listen at: not an address, given twice, or taken by another program.</summary>
internal static class EndpointFaults
{
    private static readonly string[] Names = ["Web", "Iclock", "Tm20"];

    public static IReadOnlyList<SettingFault> In(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        var taken = new Dictionary<int, string>();
        foreach (var key in Names.Union(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e.Key), StringComparer.OrdinalIgnoreCase).Select(n => $"Kestrel:Endpoints:{n}:Url"))
        {
            if (!TryParse(configuration[key], out var address))
            {
                faults.Add(new SettingFault(key, $"\"{configuration[key]}\" is not an address to listen at; write http://*:8080."));
            }
            else if (address.Scheme == "https" && CertificateFault(configuration, key[..^":Url".Length]) is { } certificate)
            {
                faults.Add(certificate);
            }
            else if (address.Port != 0 && !taken.TryAdd(address.Port, key))
            {
                faults.Add(new SettingFault(key, $"port {address.Port} is {taken[address.Port]} already; give each its own."));
            }
            else if (address.Port != 0 && Obstacle(address) is { } obstacle)
            {
                faults.Add(new SettingFault(key, $"port {address.Port} {obstacle}"));
            }
        }

        return faults;
    }

    /// <summary>Of the endpoint, or of all endpoints; one that lies in the machine's store is looked for by Kestrel.</summary>
    private static SettingFault? CertificateFault(IConfiguration configuration, string endpoint)
    {
        var section = new[] { $"{endpoint}:Certificate", "Kestrel:Certificates:Default" }.Select(configuration.GetSection).FirstOrDefault(s => s.GetChildren().Any());
        if (section is null)
        {
            return new SettingFault($"{endpoint}:Certificate:Path", "is missing; name the certificate's file (.pfx, with Certificate:Password), or write http instead of https.");
        }

        return section["Path"] is { } path && !File.Exists(path)
            ? new SettingFault($"{section.Path}:Path", $"there is no file \"{Path.GetFullPath(path)}\"; name the certificate's file.")
            : null;
    }

    private static bool TryParse(string? url, out BindingAddress address)
    {
        address = null!;
        try
        {
            address = BindingAddress.Parse(url ?? "");
        }
        catch (FormatException)
        {
            return false;
        }

        return address is { Scheme: "http" or "https", Port: >= 0 and <= IPEndPoint.MaxPort, PathBase: "" };
    }

    /// <summary>Tries the port for a moment: Kestrel would find out too, but says so with a stack trace.</summary>
    private static string? Obstacle(BindingAddress address)
    {
        var any = !IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip);
        var loopback = string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase);
        try
        {
            using var listener = loopback ? new TcpListener(IPAddress.Loopback, address.Port)
                : any ? TcpListener.Create(address.Port)
                : new TcpListener(ip!, address.Port);
            listener.Start();
            return null;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "is in use already; end the program that uses it, or choose another port.",
                SocketError.AccessDenied => "is reserved for privileged programs; choose one above 1023.",
                _ => $"cannot be listened at ({fault.Message}); check the address.",
            };
        }
    }
}
