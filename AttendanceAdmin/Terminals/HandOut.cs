namespace AttendanceAdmin.Terminals;

/// <summary>What a wire makes of a command that is due.</summary>
internal abstract record HandOut(TerminalCommand Command)
{
    /// <summary>Goes out now, in the words of the wire.</summary>
    /// <param name="Kind">What it came to: a wish about a person is decided at this moment.</param>
    /// <param name="ContentHash">Of what it says of a person.</param>
    internal sealed record Ready(TerminalCommand Command, string Words, CommandKind Kind, string? ContentHash = null) : HandOut(Command)
    {
        public Ready(TerminalCommand command, string words)
            : this(command, words, command.Kind)
        {
        }
    }

    /// <summary>Cannot go to this terminal.</summary>
    /// <param name="ContentHash">Of what was refused, so that it is not tried again; null if that may do.</param>
    internal sealed record Refused(TerminalCommand Command, CommandFailure Failure, string? ContentHash = null) : HandOut(Command);

    /// <summary>There is nothing to say any more.</summary>
    internal sealed record Void(TerminalCommand Command) : HandOut(Command);
}

/// <summary>Translates commands that are due, in their order; those it leaves out have no room this time and stay where they are.</summary>
internal delegate Task<IReadOnlyList<HandOut>> ComposeCommands(IReadOnlyList<TerminalCommand> due, CancellationToken cancellationToken);
