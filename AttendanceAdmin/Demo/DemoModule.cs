using System.Security.Cryptography;
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

        var directory = ThrowAwayDirectory();
        var options = new DemoOptions("demo@example.org", RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 12));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = nameof(DatabaseProvider.Sqlite),
            ["ConnectionStrings:Attendance"] = $"Data Source={Path.Combine(directory, "attendance.db")}",
            ["Storage:Directory"] = directory,
            ["Setup:AdminEmail"] = options.Email,
            ["Setup:AdminPassword"] = options.Password,
            ["Site:Name"] = InventedCompany.Name,
            ["Site:TimeZone"] = InventedCompany.TimeZone,
        });
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<InventedCompany>();
        builder.Services.AddSingleton<ListeningPort>();
        builder.Services.AddHostedService<DemoDay>();
    }

    /// <summary>Removed when the process ends, also if it never came to start.</summary>
    private static string ThrowAwayDirectory()
    {
        var directory = Directory.CreateTempSubdirectory("attendance-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        return directory;
    }
}

/// <summary>Who may sign in to the demonstration.</summary>
internal sealed record DemoOptions(string Email, string Password);
