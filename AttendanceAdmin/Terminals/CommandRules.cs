using AttendanceAdmin.Data;

namespace AttendanceAdmin.Terminals;

/// <summary>The life of a <see cref="TerminalCommand"/>: when it is handed out, handed out again, given up and settled.</summary>
internal static class CommandRules
{
    private const int MaxResultText = 500;

    public static IQueryable<TerminalCommand> Open(AttendanceContext context) =>
        context.TerminalCommands.Where(c => c.State == CommandState.Queued || c.State == CommandState.Sent);

    public static IQueryable<TerminalCommand> Open(AttendanceContext context, int terminalId) =>
        Open(context).Where(c => c.TerminalId == terminalId);

    public static bool IsOpen(CommandState state) => state is CommandState.Queued or CommandState.Sent;

    public static bool IsDue(TerminalCommand command, DateTimeOffset now, TimeSpan resend) =>
        command.State == CommandState.Queued || (command.State == CommandState.Sent && IsUnconfirmed(command, now, resend));

    public static void HandOut(TerminalCommand command, DateTimeOffset now)
    {
        command.State = CommandState.Sent;
        command.SentAt = now;
        command.Attempts++;
    }

    public static void EndIfOverdue(TerminalCommand command, DateTimeOffset now, TerminalOptions options)
    {
        // Many terminals restart without a word: handing that out again would restart them for ever.
        var attempts = command.Kind == CommandKind.Restart ? 1 : options.CommandMaxAttempts;
        if (command.ExpiresAt < now)
        {
            End(command, CommandState.Expired, CommandFailure.None, now);
        }
        else if (command.State == CommandState.Sent && command.Attempts >= attempts
            && IsUnconfirmed(command, now, TimeSpan.FromSeconds(options.CommandResendSeconds)))
        {
            End(command, CommandState.Failed, CommandFailure.Timeout, now);
        }
    }

    public static void Settle(TerminalCommand command, CommandResult result, DateTimeOffset now)
    {
        End(command, result.Failure == CommandFailure.None ? CommandState.Done : CommandState.Failed, result.Failure, now);
        command.ResultCode = result.Code;
        command.ResultText = result.Text is { Length: > MaxResultText } text ? text[..MaxResultText] : result.Text;
    }

    public static void End(TerminalCommand command, CommandState state, CommandFailure failure, DateTimeOffset now)
    {
        command.State = state;
        command.Failure = failure;
        command.FinishedAt = now;
    }

    private static bool IsUnconfirmed(TerminalCommand command, DateTimeOffset now, TimeSpan resend) => command.SentAt + resend <= now;
}
