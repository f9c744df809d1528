using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>What of an upload of operations is more than kept: alarming acts into the audit, people whom the terminal knows, why commands failed.</summary>
internal sealed class TakenDown(OperationAlerts alerts, NoteSeenPeople seen, ToldEnrolments enrolments, TerminalCommandQueue queue)
{
    /// <summary>What is too much to be held until an upload ends.</summary>
    public Task RecordSomeAsync(KnownTerminal terminal, OperationTable operations) =>
        enrolments.RecordAsync(terminal, operations.Templates.Take(), operations.Photos?.Take() ?? []);

    public async Task RecordAsync(KnownTerminal terminal, OperationTable operations)
    {
        await RecordSomeAsync(terminal, operations);
        if (operations.Alarming.Count > 0)
        {
            await alerts.RecordAsync(terminal, operations.Alarming);
        }

        if (operations.People.Count > 0)
        {
            await seen.NoteAsync(terminal.Id, operations.People, CancellationToken.None);
        }

        foreach (var error in operations.Errors)
        {
            await queue.ExplainAsync(terminal.Id, error.CommandId, error.Failure, error.Said, CancellationToken.None);
        }
    }
}
