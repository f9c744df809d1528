using System.Net;
using System.Security.Claims;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Connections;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>
/// Who may call without a key: <c>AttendanceApi:AllowFrom</c>, networks such as <c>192.168.10.0/24</c> or single addresses, as a list or
/// with commas between. What counts is the address that is connected; a header can claim any.
/// </summary>
internal sealed class AllowedCallers(IConfiguration configuration)
{
    public const string Key = "AttendanceApi:AllowFrom";

    private readonly IPNetwork[] networks = [.. Entries(configuration).Select(e => SourceNetwork.TryParse(e, out var network) ? network : throw new FormatException(Key))];

    public static IEnumerable<SettingFault> FaultsIn(IConfiguration configuration) =>
        Entries(configuration).Where(e => !SourceNetwork.TryParse(e, out _)).Select(e => new SettingFault(Key, $"\"{e}\" is not a network; write 192.168.10.0/24 or 192.168.10.5."));

    /// <summary>A key is judged by its scope, whoever sends it; without one the address must be allowed. Cookies count for nothing here.</summary>
    /// <param name="scope">One of <see cref="Scopes"/>.</param>
    public bool Admits(AuthorizationHandlerContext attempt, string scope) =>
        attempt.User.HasClaim(Scopes.ClaimType, scope)
        || (attempt.Resource is HttpContext http && !ApiKeyAuthentication.IsPresent(http.Request) && IsAllowed(AddressOf(http)));

    /// <summary>Who has no key is known by the address, so that the history says where a change came from.</summary>
    public static ValueTask<object?> NameAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        if (call.HttpContext is { User.Identity.IsAuthenticated: not true } http)
        {
            var address = AddressOf(http) is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : AddressOf(http);
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, $"Attendance API {address}")], nameof(AllowedCallers)));
        }

        return next(call);
    }

    public bool IsAllowed(IPAddress? address) =>
        address is not null && Array.Exists(networks, n => n.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    /// <summary>Remembers who is connected: later <see cref="ConnectionInfo.RemoteIpAddress"/> is what a proxy's header says, where that is turned on.</summary>
    public static ConnectionDelegate Note(ConnectionDelegate next) => connection =>
    {
        connection.Features.Set(new Peer((connection.RemoteEndPoint as IPEndPoint)?.Address));
        return next(connection);
    };

    private static IPAddress? AddressOf(HttpContext http) => http.Features.Get<Peer>()?.Address;

    private static IEnumerable<string> Entries(IConfiguration configuration)
    {
        var section = configuration.GetSection(Key);
        return section.GetChildren().Select(c => c.Value ?? "").Append(section.Value ?? "")
            .SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private sealed record Peer(IPAddress? Address);
}
