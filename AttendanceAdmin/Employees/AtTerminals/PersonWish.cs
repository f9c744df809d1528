using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>From what a terminal should know of a PIN and what it is known to know, to the commands between the two.</summary>
internal sealed class PersonWish(AttendanceContext context, ILookup<(int Terminal, string Pin), TerminalCommand> open, DateTimeOffset now, TimeSpan lasts)
{
    /// <summary>Whether the terminal is to forget somebody else before it hears of the one whose PIN it is now.</summary>
    /// <param name="hash">Of the record as it would be sent.</param>
    public bool MustMakeWay(TerminalPerson record, int employeeId, string hash) => record.WasOfAnother(employeeId)
        || (record is { FormerId: not null, State: PersonState.Failed } && record.TriedHash != hash && !OpenOf(record).Any(c => PersonOutcome.IsRemoval(c.Kind)));

    /// <summary>
    /// The person before goes first, as a command of its own that stays what it is: a record sent over another one leaves fingers, face and photo where
    /// they are, and whoever came before could punch for the new one.
    /// </summary>
    /// <param name="held">All that the terminal may hold under the PIN.</param>
    public void MakeWay(TerminalPerson record, IReadOnlyList<TerminalPerson> held, int employeeId)
    {
        foreach (var row in held)
        {
            CancelQueued(OpenOf(row));
            row.PassTo(employeeId);
        }

        context.TerminalCommands.Add(Command(record, CommandKind.RemovePerson, record.FormerId));
    }

    public void Know(TerminalPerson row, int employeeId, string hash)
    {
        row.Wanted = true;
        row.EmployeeId = employeeId;
        if (NeedsCommand(row, hash, [.. OpenOf(row)]))
        {
            Ask(row, PersonOutcome.Putting(row.Item));
        }
    }

    /// <summary>What never reached the terminal is taken back; else it is asked to forget.</summary>
    /// <param name="withPerson">Goes when the person is forgotten, and needs no command of its own.</param>
    public void Forget(TerminalPerson row, bool withPerson = false)
    {
        row.Wanted = false;
        var commands = OpenOf(row).ToList();
        if (NeverReached(row, commands))
        {
            CancelQueued(commands);
            context.TerminalPeople.Remove(row);
        }
        else if (withPerson)
        {
            CancelQueued(commands);
        }
        else if (commands is [.., { State: CommandState.Queued } queued])
        {
            queued.Kind = PersonOutcome.Removing(row.Item);
        }
        else if (commands is not [.., var sent] || !PersonOutcome.IsRemoval(sent.Kind))
        {
            Ask(row, PersonOutcome.Removing(row.Item));
        }
    }

    /// <summary>What the terminal has it may keep; what is still to be sent is taken back.</summary>
    public void Keep(TerminalPerson row)
    {
        var commands = OpenOf(row).ToList();
        if (NeverReached(row, commands))
        {
            Forget(row);
            return;
        }

        row.Wanted = true;
    }

    private IEnumerable<TerminalCommand> OpenOf(TerminalPerson row) =>
        open[(row.TerminalId, row.Pin)].Where(c => PersonOutcome.IsAbout(c, row) && CommandRules.IsOpen(c.State)).OrderBy(c => c.Id);

    private static bool NeverReached(TerminalPerson row, List<TerminalCommand> commands) =>
        !row.WasTold && commands.TrueForAll(c => c.State == CommandState.Queued || c.EmployeeId != row.EmployeeId);

    private void CancelQueued(IEnumerable<TerminalCommand> commands)
    {
        foreach (var queued in commands.Where(c => c.State == CommandState.Queued).ToList())
        {
            CommandRules.End(queued, CommandState.Cancelled, CommandFailure.None, now);
        }
    }

    private static bool NeedsCommand(TerminalPerson row, string hash, IReadOnlyList<TerminalCommand> open)
    {
        switch (open)
        {
            case [.., { State: CommandState.Queued } queued]:
                // It will say what is right when it goes out.
                queued.Kind = PersonOutcome.Putting(row.Item);
                return false;
            case [.., var sent]:
                return PersonOutcome.IsRemoval(sent.Kind) || row.TriedHash != hash;
            default:
                return row.State switch
                {
                    PersonState.Known => row.Hash != hash && !row.IsEnrolledThere,
                    PersonState.Failed => row.TriedHash != hash,
                    _ => true,
                };
        }
    }

    private void Ask(TerminalPerson row, CommandKind kind)
    {
        row.State = PersonState.Waiting;
        row.Command = context.TerminalCommands.Add(Command(row, kind, row.EmployeeId)).Entity;
    }

    private TerminalCommand Command(TerminalPerson row, CommandKind kind, int? employeeId) => new()
    {
        TerminalId = row.TerminalId, Kind = kind, Pin = row.Pin, Part = row.Part, EmployeeId = employeeId, CreatedAt = now, ExpiresAt = now + lasts,
    };
}
