using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>A command that is due and, unless it is refused or needs nothing said, what to say.</summary>
internal readonly record struct Composed(HandOut Piece, Script? Script)
{
    public static Composed Nothing(TerminalCommand command) => new(new HandOut.Void(command), null);

    public static Composed Not(TerminalCommand command, CommandFailure failure) => new(new HandOut.Refused(command, failure), null);

    /// <param name="script">Null if there are no words for it: for what is about somebody, because these terminals know nobody of that PIN.</param>
    public static Composed Of(TerminalCommand command, Script? script) => script is not null
        ? new Composed(new HandOut.Ready(command, ""), script)
        : Not(command, new CommandWish(command.Kind).IsAboutPerson ? CommandFailure.BadParameter : CommandFailure.Unsupported);
}
