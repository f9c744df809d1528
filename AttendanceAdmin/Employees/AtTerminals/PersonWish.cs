using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>From what a terminal should know of a PIN and what it is known to know, to the commands between the two.</summary>
internal sealed class PersonWish(AttendanceContext context, ILookup<(int Terminal, string Pin), TerminalCommand> open, DateTimeOffset now, TimeSpan lasts)
{
    /// <param name="retry">Whether what failed is tried again although nothing changed.</param>
    public void Know(TerminalPerson row, int employeeId, string hash, bool retry)
    {
        row.Wanted = true;
        row.EmployeeId = employeeId;
        if (NeedsCommand(row, hash, [.. OpenOf(row)], retry))
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
        if (!row.WasTold && commands.TrueForAll(c => c.State == CommandState.Queued))
        {
            commands.ForEach(c => CommandRules.End(c, CommandState.Cancelled, CommandFailure.None, now));
            context.TerminalPeople.Remove(row);
        }
        else if (withPerson)
        {
            commands.FindAll(c => c.State == CommandState.Queued).ForEach(c => CommandRules.End(c, CommandState.Cancelled, CommandFailure.None, now));
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
        if (!row.WasTold && commands.TrueForAll(c => c.State == CommandState.Queued))
        {
            Forget(row);
            return;
        }

        row.Wanted = true;
    }

    private IEnumerable<TerminalCommand> OpenOf(TerminalPerson row) =>
        open[(row.TerminalId, row.Pin)].Where(c => PersonOutcome.IsAbout(c, row)).OrderBy(c => c.Id);

    private static bool NeedsCommand(TerminalPerson row, string hash, IReadOnlyList<TerminalCommand> open, bool retry)
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
                    PersonState.Failed => retry || row.TriedHash != hash,
                    _ => true,
                };
        }
    }

    private void Ask(TerminalPerson row, CommandKind kind)
    {
        row.State = PersonState.Waiting;
        row.Command = context.TerminalCommands.Add(new TerminalCommand
        {
            TerminalId = row.TerminalId, Kind = kind, Pin = row.Pin, Part = row.Part, EmployeeId = row.EmployeeId, CreatedAt = now, ExpiresAt = now + lasts,
        }).Entity;
    }
}
