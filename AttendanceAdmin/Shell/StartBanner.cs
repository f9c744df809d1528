namespace AttendanceAdmin.Shell;

/// <summary>What a person needs to know when the server has started: where to go with a browser, what to type into a terminal.</summary>
internal static class StartBanner
{
    private const string TerminalUrlKey = "Kestrel:Endpoints:Iclock:Url";

    /// <summary>The port to type into a terminal's menu.</summary>
    public static string TerminalPort(IConfiguration configuration) =>
        configuration[TerminalUrlKey] is { } url && url.LastIndexOf(':') is > 0 and var colon ? url[(colon + 1)..].TrimEnd('/') : "8090";
}
