using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals.Details;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>The life of a <see cref="TerminalCommand"/>: when it is handed out, handed out again, given up and settled.</summary>
internal static class CommandRules
{
    private const int MaxResultText = 500;
    private const int MaxAnswer = 16 * 1024;

    /// <summary>
    /// How long what is to be said of people waits for the answer to whom the terminal knows. One that never answers is told all the same.
    /// </summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);

    public static IQueryable<TerminalCommand> Open(AttendanceContext context) =>
        context.TerminalCommands.Where(c => c.State == CommandState.Queued || c.State == CommandState.Sent);

    public static IQueryable<TerminalCommand> Open(AttendanceContext context, int terminalId) =>
        Open(context).Where(c => c.TerminalId == terminalId);

    public static bool IsOpen(CommandState state) => state is CommandState.Queued or CommandState.Sent;

    /// <summary>
    /// The first that are due, oldest first: sent ones that were not confirmed in time, and queued ones. A restart comes when nothing else
    /// is left, since nothing after it would be heard.
    /// </summary>
    public static async Task<List<TerminalCommand>> DueAsync(
        AttendanceContext context, int terminalId, int most, DateTimeOffset now, TimeSpan resend, CancellationToken cancellationToken)
    {
        var sentBefore = now - resend;
        // Two questions, each of which the index answers in order; one for both states would sort the whole queue.
        var ofTerminal = context.TerminalCommands.Where(c => c.TerminalId == terminalId);
        var unconfirmed = await ofTerminal.Where(c => c.State == CommandState.Sent && c.SentAt <= sentBefore)
            .OrderBy(c => c.Id).Take(most).ToListAsync(cancellationToken);
        var queued = await ofTerminal.Where(c => c.State == CommandState.Queued).OrderBy(c => c.Id).Take(most + 1).ToListAsync(cancellationToken);
        var due = await UpToQuestionAsync(ofTerminal, [.. unconfirmed.Concat(queued).OrderBy(c => c.Id)], now - AnswerTime, cancellationToken);
        var others = due.Where(c => c.Kind != CommandKind.Restart).Take(most).ToList();
        return due.Count > most || others.Count == most ? others : [.. others, .. due.Where(c => c.Kind == CommandKind.Restart)];
    }

    public static void Apply(HandOut piece, DateTimeOffset now)
    {
        switch (piece)
        {
            case HandOut.Ready ready:
                (ready.Command.Kind, ready.Command.ContentHash) = (ready.Kind, ready.ContentHash);
                (ready.Command.State, ready.Command.SentAt) = (CommandState.Sent, now);
                ready.Command.Attempts++;
                break;
            case HandOut.Refused refused:
                refused.Command.ContentHash = refused.ContentHash ?? refused.Command.ContentHash;
                End(refused.Command, CommandState.Failed, refused.Failure, now);
                break;
            default:
                End(piece.Command, CommandState.Cancelled, CommandFailure.None, now);
                break;
        }
    }

    /// <summary>What is to be said of people waits for the answer to whom the terminal knows.</summary>
    private static async Task<List<TerminalCommand>> UpToQuestionAsync(
        IQueryable<TerminalCommand> ofTerminal, List<TerminalCommand> due, DateTimeOffset askedBefore, CancellationToken cancellationToken)
    {
        if (!due.Exists(c => c.Pin is not null))
        {
            return due;
        }

        var asked = due.FindIndex(c => c is { Kind: CommandKind.QueryPeople, Attempts: 0 });
        var answering = asked < 0 && await ofTerminal.AnyAsync(
            c => c.State == CommandState.Sent && c.Kind == CommandKind.QueryPeople && c.Attempts == 1 && c.SentAt > askedBefore, cancellationToken);
        return answering ? due.FindAll(c => c.Pin is null) : asked < 0 ? due : [.. due.Where((c, i) => i <= asked || c.Pin is null)];
    }

    /// <summary>What was never fetched in time, and what was handed out often enough without a word: many terminals restart without one.</summary>
    public static IQueryable<TerminalCommand> Overdue(AttendanceContext context, int terminalId, DateTimeOffset now, TerminalOptions options)
    {
        var sentBefore = now - TimeSpan.FromSeconds(options.CommandResendSeconds);
        var attempts = options.CommandMaxAttempts;
        var once = CommandLife.Once;
        // What was handed out in time may be under way: it is given the time to say so.
        return Open(context, terminalId).Where(c => (c.State == CommandState.Queued && c.ExpiresAt < now)
            || (c.State == CommandState.Sent && c.SentAt <= sentBefore && (c.ExpiresAt < now || c.Attempts >= attempts || once.Contains(c.Kind))));
    }

    public static void EndOverdue(TerminalCommand command, DateTimeOffset now)
    {
        // Of what goes out once, and did, it is the answer that is missing.
        var unanswered = command.ExpiresAt >= now || (command.State == CommandState.Sent && CommandLife.Once.Contains(command.Kind));
        End(command, unanswered ? CommandState.Failed : CommandState.Expired, unanswered ? CommandFailure.Timeout : CommandFailure.None, now);
    }

    public static void Settle(TerminalCommand command, CommandResult result, DateTimeOffset now)
    {
        // Who is to be forgotten and is not known is forgotten.
        var failure = PersonOutcome.IsRemoval(command.Kind) && result.Failure == CommandFailure.UnknownPerson ? CommandFailure.None : result.Failure;
        End(command, failure == CommandFailure.None ? CommandState.Done : CommandState.Failed, failure, now);
        command.ResultCode = result.Code;
        command.ResultText = result.Text is { Length: > MaxResultText } text ? text[..MaxResultText] : result.Text;
        command.Answer = result.Answer is { Length: <= MaxAnswer } ? result.Answer : null;
    }

    public static void End(TerminalCommand command, CommandState state, CommandFailure failure, DateTimeOffset now)
    {
        command.State = state;
        command.Failure = failure;
        command.FinishedAt = now;
        if (command.Kind == CommandKind.PutCredential)
        {
            // The secret in it is not needed any more.
            command.Details = (CommandDetails.Read(command.Details) with { Value = null }).Write();
        }
    }
}
