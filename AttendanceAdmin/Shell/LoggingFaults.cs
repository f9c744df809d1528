using AttendanceAdmin.Site;

namespace AttendanceAdmin.Shell;

/// <summary>What is wrong with the section <c>Logging</c>: a level that is none.</summary>
internal static class LoggingFaults
{
    private const string Levels = "LogLevel";

    public static IEnumerable<SettingFault> In(IConfiguration configuration)
    {
        var logging = configuration.GetSection("Logging");
        return logging.GetChildren().Select(s => s.GetSection(Levels)).Prepend(logging.GetSection(Levels))
            .SelectMany(levels => levels.AsEnumerable())
            .Where(level => !string.IsNullOrEmpty(level.Value))
            .SelectMany(level => SettingFault.UnlessOneOf(configuration, level.Key, Enum.GetNames<LogLevel>()));
    }
}
