using AttendanceAdmin.Employees;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tests.Durability;

/// <summary>What a wire would hand over.</summary>
internal static class Batches
{
    private static readonly DateTime Morning = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified);

    public static KnownTerminal Terminal { get; } = new(
        1, "A5KX203260068", TerminalProtocol.Iclock, TerminalState.Approved, "Entrée", Place: null, TimeZoneInfo.Utc,
        SecretPath: null, AllowedNetwork: null, SilentAfter: TimeSpan.FromMinutes(5), Dialect: null, Language: null);

    /// <param name="pin">Whose punches; one a second from eight o'clock on.</param>
    public static IntakeBatch Of(string pin, int punches = 1, KnownTerminal? terminal = null)
    {
        Assert.True(EmployeePin.TryParse(pin, out var parsed));
        return new IntakeBatch(
            terminal ?? Terminal, PunchSource.Iclock, "ATTLOG",
            [.. Enumerable.Range(0, punches).Select(i => new PunchReading(parsed, Morning.AddSeconds(i), 0, 1, PunchDirection.In, StatedOffset: null, "raw"u8.ToArray()))],
            [], []);
    }

    public static string PinOf(this RowBatch batch) => batch.Punches[0].Pin;
}
