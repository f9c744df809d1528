using AttendanceAdmin.Data;
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
    /// <param name="onlyTerminal">Where only one terminal is concerned, what failed there before is tried again.</param>
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

            await transaction.CommitAsync(cancellationToken);
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

    public void Dispose() => telling.Dispose();

    /// <returns>The terminals whose queue changed.</returns>
    private async Task<IReadOnlyCollection<int>> AskAsync(
        AttendanceContext context, IReadOnlyCollection<int> employeeIds, int? onlyTerminal, CancellationToken cancellationToken)
    {
        var reach = await Reach.ReadAsync(context, employeeIds, onlyTerminal, cancellationToken);
        if (reach.Terminals.Count == 0)
        {
            return [];
        }

        var today = DateOnly.FromDateTime(site.LocalNow);
        var people = await context.Employees.AsNoTracking().AsSplitQuery().Where(e => employeeIds.Contains(e.Id)).Where(PersonRecord.IsKnownOn(today))
            .Select(PersonRecord.Of).ToListAsync(cancellationToken);
        var pins = people.ConvertAll(p => p.Pin);
        var rows = await RowsAsync(context, reach.Terminals, employeeIds, pins, cancellationToken);
        pins.AddRange(rows.Keys.Select(k => k.Pin));
        var open = await CommandRules.Open(context).Where(c => reach.Terminals.Contains(c.TerminalId) && pins.Contains(c.Pin!)).ToListAsync(cancellationToken);
        var wish = new PersonWish(
            context, open.ToLookup(c => (c.TerminalId, c.Pin!)), time.GetUtcNow(), TimeSpan.FromHours(options.Value.CommandExpiresHours));

        await AskFirstAsync(context, reach.Terminals, people, cancellationToken);
        var photos = await PhotosAsync(context, people, cancellationToken);
        var wanted = new HashSet<RowKey>();
        foreach (var (terminal, person) in people.SelectMany(p => reach.Of(p.EmployeeId).Select(t => (t, p))))
        {
            Know(new RowKey(terminal, person.Pin, PersonItem.Record), person, person.Hash);
            if (reach.TakesPhotos(terminal) && photos.TryGetValue(person.EmployeeId, out var photo))
            {
                Know(new RowKey(terminal, person.Pin, PersonItem.Photo), person, photo);
            }
        }

        foreach (var (key, row) in rows.Where(r => !wanted.Contains(r.Key) && r.Value.EmployeeId is { } id && employeeIds.Contains(id)))
        {
            wish.Forget(row, withPerson: key.Item != PersonItem.Record && !wanted.Contains(key with { Item = PersonItem.Record }));
        }

        return [.. reach.Terminals];

        void Know(RowKey key, PersonRecord person, string hash)
        {
            wanted.Add(key);
            var row = rows.GetValueOrDefault(key)
                ?? context.TerminalPeople.Add(new TerminalPerson { TerminalId = key.Terminal, Pin = key.Pin, Item = key.Item }).Entity;
            wish.Know(row, person.EmployeeId, hash, retry: onlyTerminal is not null);
        }
    }

    /// <summary>The hash of each one's chosen photo.</summary>
    private static async Task<Dictionary<int, string>> PhotosAsync(AttendanceContext context, List<PersonRecord> people, CancellationToken cancellationToken)
    {
        var ids = people.ConvertAll(p => p.EmployeeId);
        var photos = await context.EmployeePhotos.Where(p => ids.Contains(p.EmployeeId) && p.RemovedAt == null)
            .OrderBy(p => p.Rank).ThenBy(p => p.Id).Select(p => new { p.EmployeeId, p.Hash }).ToListAsync(cancellationToken);
        return photos.GroupBy(p => p.EmployeeId).ToDictionary(g => g.Key, g => g.Last().Hash[..TerminalPerson.HashLength]);
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

    private static async Task<Dictionary<RowKey, TerminalPerson>> RowsAsync(
        AttendanceContext context, IReadOnlyList<int> terminals, IReadOnlyCollection<int> employeeIds, List<string> pins, CancellationToken cancellationToken)
    {
        var concerned = context.TerminalPeople.Where(r =>
            terminals.Contains(r.TerminalId) && ((r.EmployeeId != null && employeeIds.Contains(r.EmployeeId.Value)) || pins.Contains(r.Pin)));
        // Locked until the commit: the queue notes the end of commands in these rows, and waits for us.
        await concerned.ExecuteUpdateAsync(s => s.SetProperty(r => r.Wanted, r => r.Wanted), cancellationToken);
        return await concerned.ToDictionaryAsync(r => new RowKey(r.TerminalId, r.Pin, r.Item), cancellationToken);
    }

    private readonly record struct RowKey(int Terminal, string Pin, PersonItem Item);
}
