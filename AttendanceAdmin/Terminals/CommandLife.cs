namespace AttendanceAdmin.Terminals;

/// <summary>How long a wish may wait for its terminal to call, and whether it may be handed out a second time.</summary>
internal static class CommandLife
{
    /// <summary>
    /// What does harm when it is carried out twice: the door stands open again, the punches and people that came since are erased. Whether
    /// the terminal did it when its answer was lost nobody knows, so that only a new wish repeats it.
    /// </summary>
    public static readonly CommandKind[] Once =
    [
        CommandKind.Restart, CommandKind.OpenDoor,
        CommandKind.ErasePunches, CommandKind.ErasePeople, CommandKind.EraseAdministrators, CommandKind.EraseEverything,
    ];

    /// <summary>Whoever stood at the door has gone by then; terminals call at least once a minute.</summary>
    private static readonly TimeSpan OpenDoor = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Restart = TimeSpan.FromMinutes(15);

    public static TimeSpan Of(CommandKind kind, TerminalOptions options) => kind switch
    {
        CommandKind.OpenDoor => OpenDoor,
        CommandKind.Restart => Restart,
        _ => TimeSpan.FromHours(options.CommandExpiresHours),
    };

    /// <summary>Whether the same wish, asked again, is another one although the first was handed out and not confirmed yet.</summary>
    public static bool IsMeantAgain(CommandKind kind) => kind == CommandKind.OpenDoor;
}
