using System.Text.RegularExpressions;

namespace AttendanceAdmin.Tests.Architecture;

/// <summary>Holds the <c>using AttendanceAdmin.*</c> lines of every room to the arrows of the house.</summary>
public sealed partial class ArrowTests
{
    /// <summary>Everybody may use these: the context, policy names and audit, the site's clock, shared components, tables in files.</summary>
    private static readonly string[] Ground = ["Data", "Identity", "Site", "Shell", "Files"];

    /// <summary>Room → the rooms it may name besides the ground and itself.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        // Entities stand in the rooms, so the context names the domain; it names no wire and no reader.
        ["Data"] = ["Employees", "Terminals", "Punches", "Schedules"],
        ["Files"] = [],
        ["Site"] = [],
        ["Identity"] = [],
        ["Terminals"] = [],
        ["Employees"] = ["Terminals"],
        ["Punches"] = ["Employees", "Terminals"],
        ["Schedules"] = ["Punches", "Employees", "Terminals"],
        ["Iclock"] = ["Terminals", "Punches", "Employees"],
        ["Tm20"] = ["Terminals", "Punches", "Employees"],
        ["TimeMoto"] = ["Terminals", "Punches", "Employees"],
        ["LiveBoard"] = ["Punches", "Schedules", "Employees", "Terminals"],
        ["Reports"] = ["Punches", "Schedules", "Employees", "Terminals"],
        // Foreign systems, and the APIs by which they call.
        ["Connections"] = ["Employees", "Terminals", "Punches", "Schedules"],
        ["Monitoring"] = ["Punches", "Terminals", "Connections"],
        // The frame shows what needs attention, judges the settings of every room, and makes everything ready before the first request.
        ["Shell"] = ["Punches", "Schedules", "Employees", "Terminals", "Connections"],
        // Talks to the wires over sockets; fills the invented company in through the context: its people, their schedules, and the terminals approved before.
        ["Demo"] = ["Employees", "Terminals", "Schedules"],
    };

    public static TheoryData<string> Rooms =>
        [.. Directory.GetDirectories(Source).Select(d => Path.GetFileName(d)!).Where(r => r is not "bin" and not "obj" and not "Properties")];

    private static string Source => Path.Combine(Root, "AttendanceAdmin");

    private static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "AttendanceAdmin.sln")))
            {
                directory = directory.Parent!;
            }

            return directory.FullName;
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_it_may(string room)
    {
        Assert.True(Arrows.ContainsKey(room), $"{room} is a new room: say in Arrows what it may use.");
        var allowed = Arrows[room].Concat(Ground).Append(room).ToHashSet(StringComparer.Ordinal);

        var wrong = Directory.EnumerateFiles(Path.Combine(Source, room), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(f => Using().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetRelativePath(Source, f), Room: m.Groups["room"].Value)))
            .Where(u => !allowed.Contains(u.Room))
            .Select(u => $"{u.File} uses {u.Room}");

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"^\s*@?using (static )?AttendanceAdmin\.(?<room>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();
}
