using AttendanceAdmin.Data;

namespace AttendanceAdmin.Demo;

/// <summary>Behind <c>--demo</c>, and nothing without it: a throw-away database, an invented company, and terminals that speak to the server's own port.</summary>
internal static class DemoModule
{
    private const string Switch = "--demo";

    /// <summary>The arguments for the configuration, which would take whatever follows the switch for its value.</summary>
    public static string[] WithoutSwitch(string[] args) => [.. args.Where(a => a != Switch)];

    /// <summary>Comes before the other rooms: it decides where they keep their data.</summary>
    public static void AddDemo(this WebApplicationBuilder builder, string[] args)
    {
        if (!args.Contains(Switch))
        {
            return;
        }

        var options = new DemoOptions();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => options.Dispose();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = nameof(DatabaseProvider.Sqlite),
            ["ConnectionStrings:Attendance"] = $"Data Source={Path.Combine(options.Directory, "attendance.db")}",
            ["Storage:Directory"] = options.Directory,
            ["Setup:AdminEmail"] = options.Email,
            ["Setup:AdminPassword"] = options.Password,
            ["Site:Name"] = InventedCompany.Name,
            ["Site:TimeZone"] = InventedCompany.TimeZone,
            ["TimeMoto:WebhookSecret"] = options.TimeMotoSecret,
        });
        // By a function, so that the host disposes of it.
        builder.Services.AddSingleton(_ => options);
        builder.Services.AddSingleton<InventedCompany>();
        builder.Services.AddSingleton<ListeningPort>();
        builder.Services.AddHostedService<DemoDay>();
        builder.Services.AddHostedService<DemoCloud>();
    }
}
