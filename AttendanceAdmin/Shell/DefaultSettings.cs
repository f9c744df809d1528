using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace AttendanceAdmin.Shell;

/// <summary>
/// The settings of appsettings.json, wherever the program is started: it carries a copy, below everything that says otherwise. Published, it has
/// that file and wwwroot beside it, whatever the working directory; one that lies in the working directory then comes on top.
/// </summary>
internal static class DefaultSettings
{
    private const string FileName = "appsettings.json";

    /// <summary>Where the published files stand; null where there are none, as when it is run from source.</summary>
    public static string? ContentRoot => File.Exists(Path.Combine(AppContext.BaseDirectory, FileName)) ? AppContext.BaseDirectory : null;

    public static void AddTo(ConfigurationManager configuration)
    {
        IList<IConfigurationSource> sources = configuration.Sources;
        var local = Path.GetFullPath(FileName);
        if (ContentRoot is { } root && File.Exists(local) && Path.GetFullPath(Path.Combine(root, FileName)) != local)
        {
            var files = sources.OfType<JsonConfigurationSource>().LastOrDefault();
            var source = new JsonConfigurationSource { Path = local, Optional = true };
            source.ResolveFileProvider();
            sources.Insert(files is null ? 0 : sources.IndexOf(files) + 1, source);
        }

        sources.Insert(0, new MemoryConfigurationSource { InitialData = Carried() });
    }

    private static List<KeyValuePair<string, string?>> Carried()
    {
        using var file = typeof(DefaultSettings).Assembly.GetManifestResourceStream(FileName)!;
        return [.. new ConfigurationBuilder().AddJsonStream(file).Build().AsEnumerable().Where(s => s.Value is not null)];
    }
}
