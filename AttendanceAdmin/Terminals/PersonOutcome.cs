using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>Carries what became of commands about people over to what the terminal is known to know, in the same transaction.</summary>
internal static class PersonOutcome
{
    public static PersonItem ItemOf(CommandKind kind) => kind switch
    {
        CommandKind.PutPhoto or CommandKind.RemovePhoto => PersonItem.Photo,
        CommandKind.PutTemplate => PersonItem.Template,
        CommandKind.PutAccess => PersonItem.Access,
        _ => PersonItem.Record,
    };

    public static bool IsAbout(TerminalCommand command, TerminalPerson row) => ItemOf(command.Kind) == row.Item && command.Part == row.Part;

    public static bool IsRemoval(CommandKind kind) => kind is CommandKind.RemovePerson or CommandKind.RemovePhoto;

    public static CommandKind Putting(PersonItem item) => item switch
    {
        PersonItem.Photo => CommandKind.PutPhoto,
        PersonItem.Template => CommandKind.PutTemplate,
        PersonItem.Access => CommandKind.PutAccess,
        _ => CommandKind.PutPerson,
    };

    public static CommandKind Removing(PersonItem item) => item == PersonItem.Photo ? CommandKind.RemovePhoto : CommandKind.RemovePerson;

    /// <param name="commands">Of one terminal, tracked by the context, just handed out or ended.</param>
    public static async Task NoteAsync(AttendanceContext context, int terminalId, IReadOnlyCollection<TerminalCommand> commands, CancellationToken cancellationToken)
    {
        var pins = commands.Select(c => c.Pin).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (pins.Count == 0)
        {
            return;
        }

        var rows = await context.TerminalPeople.Where(p => p.TerminalId == terminalId && pins.Contains(p.Pin)).ToListAsync(cancellationToken);
        var byPin = rows.ToLookup(r => r.Pin, StringComparer.Ordinal);
        foreach (var command in commands.Where(c => c.Pin is not null).OrderBy(c => c.Id))
        {
            Note(context, command, [.. byPin[command.Pin!]]);
        }

        await EndBehindAsync(context, terminalId, rows, commands, cancellationToken);
    }

    /// <summary>
    /// Where the removal of who had a PIN before was given up or taken back, nothing of who has it now may go out: it would be added to the other's fingers and
    /// face. Both are asked for again together.
    /// </summary>
    private static async Task EndBehindAsync(
        AttendanceContext context, int terminalId, List<TerminalPerson> rows, IReadOnlyCollection<TerminalCommand> ended, CancellationToken cancellationToken)
    {
        var left = ended.Where(c => c.State is CommandState.Expired or CommandState.Cancelled)
            .Where(c => rows.Exists(r => r.Item == PersonItem.Record && r.Pin == c.Pin && IsOfFormer(c, r)))
            .DistinctBy(c => c.Pin)
            .ToDictionary(c => c.Pin!, StringComparer.Ordinal);
        if (left.Count == 0)
        {
            return;
        }

        var behind = await CommandRules.Open(context, terminalId).Where(c => c.State == CommandState.Queued && left.Keys.Contains(c.Pin!)).ToListAsync(cancellationToken);
        // As they are in here, which is not written yet.
        foreach (var command in behind.Where(c => c.State == CommandState.Queued))
        {
            var removal = left[command.Pin!];
            CommandRules.End(command, removal.State, removal.Failure, removal.FinishedAt!.Value);
            Note(context, command, [.. rows.Where(r => r.Pin == command.Pin)]);
        }
    }

    private static void Note(AttendanceContext context, TerminalCommand command, IReadOnlyList<TerminalPerson> rows)
    {
        if (rows.FirstOrDefault(r => IsAbout(command, r)) is not { } row)
        {
            return;
        }

        switch (command.State)
        {
            case CommandState.Sent:
                row.TriedHash = command.ContentHash ?? row.TriedHash;
                break;
            case CommandState.Done when IsRemoval(command.Kind):
                Forget(context, command, row, command.Kind == CommandKind.RemovePerson ? rows : [row]);
                break;
            case CommandState.Done:
                Confirm(command, row);
                break;
            case CommandState.Failed or CommandState.Expired or CommandState.Cancelled when IsOfFormer(command, row):
                // Nobody else's failure hides it: the terminal may still take the one for the other.
                (row.State, row.Command) = (PersonState.Failed, command);
                break;
            default:
                // What was refused before it was sent is not tried again until it is another.
                row.TriedHash = command.ContentHash ?? row.TriedHash;
                row.State = IsLast(command, row) ? PersonState.Failed : row.State;
                break;
        }
    }

    private static void Confirm(TerminalCommand command, TerminalPerson row)
    {
        row.Hash = command.ContentHash;
        row.KnownAt = command.FinishedAt;
        if (row.FormerId is not null && row.CommandId != command.Id)
        {
            // The failure to forget who had the PIN before stays to be mended.
            return;
        }

        row.State = IsLast(command, row) ? PersonState.Known : row.State;
        // What came after the removal was carried out after it.
        row.FormerId = null;
    }

    /// <summary>The terminal forgets templates and photos with the person.</summary>
    private static void Forget(AttendanceContext context, TerminalCommand command, TerminalPerson row, IReadOnlyList<TerminalPerson> rows)
    {
        if (IsLast(command, row) && !row.Wanted)
        {
            context.TerminalPeople.RemoveRange(rows.Where(r => !r.Wanted));
            return;
        }

        // Wanted again meanwhile: the command that says so is under way.
        (row.Hash, row.TriedHash, row.SeenAt, row.FormerId) = (null, null, null, null);
    }

    /// <summary>Whether it is about whoever had the PIN before.</summary>
    public static bool IsOfFormer(TerminalCommand command, TerminalPerson row) =>
        command.Kind == CommandKind.RemovePerson && row.FormerId is not null && command.EmployeeId == row.FormerId;

    private static bool IsLast(TerminalCommand command, TerminalPerson row) => row.CommandId is not { } last || last <= command.Id;
}
