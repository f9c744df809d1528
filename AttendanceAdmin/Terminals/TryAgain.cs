using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Terminals;

/// <summary>
/// What a terminal refused is not sent again until it is another, or until this is asked for. It is said of the rows that had failed by then, so that a
/// comparison which was asked for before a refusal, and runs after it, does not send the refused thing a second time.
/// </summary>
internal static class TryAgain
{
    /// <summary>In place of <see cref="TerminalPerson.TriedHash"/>: the hash of no content.</summary>
    public const string Mark = "";

    /// <param name="rows">Of which what has failed by now is marked; what never left needs no mark.</param>
    public static Task AskAsync(IQueryable<TerminalPerson> rows, CancellationToken cancellationToken) =>
        rows.Where(r => r.State == PersonState.Failed && (r.TriedHash != null || r.FormerId != null))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.TriedHash, Mark), cancellationToken);
}
