using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>
/// Whoever changes people, or who uses what, does it through this: the commands for the terminals stand in the queue with the same commit.
/// It looks at how things are, not at what changed, and so may be asked about anybody at any time.
/// </summary>
internal sealed class TellTerminals(TerminalCommandQueue queue, SiteClock site, IOptions<TerminalOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>How many people are looked at together.</summary>
    public const int AtOnce = 200;

    /// <summary>One at a time: two transactions must not both find a row missing.</summary>
    private readonly SemaphoreSlim telling = new(1, 1);

    /// <summary>Makes a change, and has the terminals told of the people it concerns, in one transaction.</summary>
    /// <param name="people">Their ids; asked for after the change.</param>
    /// <param name="onlyTerminal">Where only one terminal is concerned.</param>
    public async Task ChangeAsync(
        AttendanceContext context, Func<Task> change, Func<IReadOnlyCollection<int>> people, int? onlyTerminal = null, CancellationToken cancellationToken = default)
    {
        var terminals = new HashSet<int>();
        await telling.WaitAsync(cancellationToken);
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await change();
            foreach (var some in people().Chunk(AtOnce))
            {
                terminals.UnionWith(await AskAsync(context, some, onlyTerminal, cancellationToken));
                await context.SaveChangesAsync(cancellationToken);
            }

            // Whoever hangs up now must not leave what is kept in memory behind the database.
            await transaction.CommitAsync(CancellationToken.None);
        }
        finally
        {
            telling.Release();
        }

        await queue.RefreshAsync(terminals, CancellationToken.None);
    }

    /// <summary>For others who write down what terminals know.</summary>
    public async Task InTurnAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await telling.WaitAsync(cancellationToken);
        try
        {
            await act();
        }
        finally
        {
            telling.Release();
        }
    }

    /// <summary>Has a terminal forget whom it holds under a PIN and should not.</summary>
    /// <returns>False if it should know the person, or is not known to.</returns>
    public async Task<bool> ForgetAsync(AttendanceContext context, int terminalId, string pin, CancellationToken cancellationToken)
    {
        var asked = false;
        await InTurnAsync(
            async () =>
            {
                var row = await context.TerminalPeople.SingleOrDefaultAsync(
                    p => p.TerminalId == terminalId && p.Pin == pin && p.Item == PersonItem.Record && !p.Wanted, cancellationToken);
                if (row is null)
                {
                    return;
                }

                var open = await CommandRules.Open(context, terminalId).Where(c => c.Pin == pin).ToListAsync(cancellationToken);
                new PersonWish(context, open.ToLookup(c => (c.TerminalId, c.Pin!)), time.GetUtcNow(), TimeSpan.FromHours(options.Value.CommandExpiresHours)).Forget(row);
                await context.SaveChangesAsync(cancellationToken);
                asked = true;
            },
            cancellationToken);
        await queue.RefreshAsync([terminalId], CancellationToken.None);
        return asked;
    }

    public void Dispose() => telling.Dispose();

    /// <returns>The terminals whose queue changed.</returns>
    private async Task<IReadOnlyCollection<int>> AskAsync(
        AttendanceContext context, IReadOnlyCollection<int> employeeIds, int? onlyTerminal, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(site.LocalNow);
        await EnrolledOwners.ForgetLeaversAsync(context, employeeIds, today, cancellationToken);
        var reach = await Reach.ReadAsync(context, employeeIds, onlyTerminal, cancellationToken);
        if (reach.Terminals.Count == 0)
        {
            return [];
        }

        var people = await context.Employees.AsNoTracking().AsSplitQuery().Where(e => employeeIds.Contains(e.Id)).Where(PersonRecord.IsKnownOn(today))
            .Select(PersonRecord.Of).ToListAsync(cancellationToken);
        var expires = (time.GetUtcNow(), TimeSpan.FromHours(options.Value.CommandExpiresHours));
        var comparison = await Comparison.ReadAsync(context, reach.Terminals, employeeIds, people, expires, cancellationToken);
        await AskFirstAsync(context, reach.Terminals, people, cancellationToken);
        await EnrolledOwners.ClaimAsync(context, people, reach, cancellationToken);
        var desired = await Desired.ReadAsync(context, reach, people, cancellationToken);
        foreach (var (terminal, person) in people.SelectMany(p => reach.Of(p.EmployeeId).Select(t => (t, p))))
        {
            comparison.MakeWay(terminal, person);
            foreach (var content in desired.Of(person, terminal))
            {
                comparison.Know(terminal, person, content);
            }
        }

        comparison.ForgetOthers(employeeIds);
        return [.. reach.Terminals];
    }

    /// <summary>
    /// Before a terminal is told anything it is asked what it holds: people were enrolled there before us, with cards and privileges that must not be
    /// written over.
    /// </summary>
    private async Task AskFirstAsync(AttendanceContext context, IReadOnlyList<int> terminals, List<PersonRecord> people, CancellationToken cancellationToken)
    {
        if (people.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var terminal in await context.Terminals.Where(t => terminals.Contains(t.Id) && t.PeopleAskedAt == null).ToListAsync(cancellationToken))
        {
            terminal.PeopleAskedAt = now;
            context.TerminalCommands.Add(new TerminalCommand
            {
                TerminalId = terminal.Id, Kind = CommandKind.QueryPeople, CreatedAt = now, ExpiresAt = now.AddHours(options.Value.CommandExpiresHours),
            });
        }

        // The question must stand before what follows from the answer.
        await context.SaveChangesAsync(cancellationToken);
    }
}
