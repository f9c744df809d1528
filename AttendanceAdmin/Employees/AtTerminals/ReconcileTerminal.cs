using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>
/// Draws the conclusion after a terminal has told all people it holds: who is missing or goes by another name is sent again. An empty answer proves
/// little (some firmware has no other), so that nobody is taken for gone because of it who should not be there anyway.
/// </summary>
internal sealed class ReconcileTerminal(IDbContextFactory<AttendanceContext> contexts, TellTerminals tell, PeopleDue due)
{
    /// <param name="askedAt">What the terminal said since then is its answer.</param>
    public async Task RunAsync(int terminalId, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await tell.InTurnAsync(() => CompareAsync(context, terminalId, askedAt, cancellationToken), cancellationToken);
        await due.ChangeAsync(context, () => Task.CompletedTask, terminalId, cancellationToken);
    }

    private static async Task CompareAsync(AttendanceContext context, int terminalId, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        var known = context.TerminalPeople.Where(r => r.TerminalId == terminalId && r.Item == PersonItem.Record && r.State == PersonState.Known);
        var told = context.TerminalPeople.Where(r => r.TerminalId == terminalId && r.Item == PersonItem.Record && r.SeenAt >= askedAt);
        var absent = known.Where(r => (r.SeenAt == null || r.SeenAt < askedAt) && (r.KnownAt == null || r.KnownAt < askedAt));
        if (await told.AnyAsync(cancellationToken))
        {
            await absent.Where(r => !r.Wanted).ExecuteDeleteAsync(cancellationToken);
        }

        // With the person went the photo and the templates.
        await context.TerminalPeople.Where(r => r.TerminalId == terminalId && r.Item != PersonItem.Record && absent.Any(a => a.Wanted && a.Pin == r.Pin)).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.Hash, (string?)null).SetProperty(r => r.SeenAt, (DateTimeOffset?)null), cancellationToken);
        await absent.Where(r => r.Wanted).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.Hash, (string?)null).SetProperty(r => r.SeenAt, (DateTimeOffset?)null), cancellationToken);
        foreach (var pins in (await MisnamedAsync(context, told, cancellationToken)).Chunk(TellTerminals.AtOnce))
        {
            await known.Where(r => pins.Contains(r.Pin)).ExecuteUpdateAsync(s => s.SetProperty(r => r.Hash, (string?)null), cancellationToken);
        }
    }

    private static async Task<List<string>> MisnamedAsync(AttendanceContext context, IQueryable<TerminalPerson> told, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        var names = from row in told
                    where row.Wanted && row.Hash != null
                    join employee in context.Employees on row.EmployeeId equals employee.Id
                    select new { row.Pin, row.SeenName, employee.LastName, employee.FirstName };
        await foreach (var person in names.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!IsNameOf(person.SeenName ?? "", Employee.NameOf(person.LastName, person.FirstName)))
            {
                wrong.Add(person.Pin);
            }
        }

        return wrong;
    }

    /// <summary>Terminals cut names, and write ? for letters they do not have.</summary>
    private static bool IsNameOf(string seen, string name)
    {
        if (seen.Contains('?', StringComparison.Ordinal) || seen.Contains('\ufffd', StringComparison.Ordinal))
        {
            return true;
        }

        var (short_, whole) = (Letters(seen), Letters(name));
        return whole.StartsWith(short_, StringComparison.Ordinal) && (short_.Length > 0 || whole.Length == 0);
    }

    private static string Letters(string name) => string.Concat(Employee.Fold(name).Where(char.IsLetterOrDigit));
}
