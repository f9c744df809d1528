using System.Globalization;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Shell;

/// <summary>What a person needs to know when the server has started: where to go with a browser, what to type into a terminal.</summary>
internal static class StartBanner
{
    /// <summary>The port to type into the menu of a WL30 and its kin.</summary>
    public static string TerminalPort(IConfiguration configuration) => Port(configuration, "Iclock") ?? "8090";

    /// <summary>The port to type into the menu of a face terminal of the TM20 family.</summary>
    public static string FaceTerminalPort(IConfiguration configuration) => Port(configuration, "Tm20") ?? "7788";

    /// <summary>Writes it in the language of the site. The set-up code is in it only while somebody has to type it.</summary>
    public static void Write(IServiceProvider services, TextWriter output)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(services.GetRequiredService<SiteClock>().Settings.Culture);
        var texts = services.GetRequiredService<IStringLocalizer<ShellTexts>>();
        // The endpoints come in the order of their names: Iclock, Tm20, Web.
        var bound = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(BindingAddress.Parse).ToList();
        var (terminals, faces, web) = (bound[0], bound[1], bound[^1]);
        var own = ServerAddresses.All(browsedHost: null);

        output.WriteLine();
        output.WriteLine($"  {texts["BannerRunning", services.GetRequiredService<SiteClock>().Settings.Name]}");
        output.WriteLine();
        output.WriteLine($"  {texts["BannerBrowser"]}");
        foreach (var host in Hosts(web, own))
        {
            output.WriteLine($"      {web.Scheme}://{host}:{web.Port}");
        }

        output.WriteLine($"  {texts["BannerTerminal"]}");
        output.WriteLine($"      {texts["BannerTerminalFields", Addresses(terminals), terminals.Port]}");
        output.WriteLine($"  {texts["BannerFaceTerminal"]}");
        output.WriteLine($"      {texts["BannerFaceTerminalFields", Addresses(faces), faces.Port]}");
        if (services.GetRequiredService<FirstAdministrator>().SetupCode is { } code)
        {
            output.WriteLine($"  {texts["BannerSetupCode"]}");
            output.WriteLine($"      {code}");
        }

        output.WriteLine();

        string Addresses(BindingAddress endpoint) => string.Join($" {texts["BannerOr"]} ", Hosts(endpoint, own).Where(h => h != "localhost"));
    }

    private static string? Port(IConfiguration configuration, string endpoint) =>
        configuration[$"Kestrel:Endpoints:{endpoint}:Url"] is { } url && url.LastIndexOf(':') is > 0 and var colon ? url[(colon + 1)..].TrimEnd('/') : null;

    /// <summary>Bound to every address, the machine's own ones; bound to one, that one.</summary>
    private static IEnumerable<string> Hosts(BindingAddress bound, IReadOnlyList<string> own) =>
        bound.Host is "*" or "+" or "[::]" or "0.0.0.0" ? ["localhost", .. own] : [bound.Host];
}
