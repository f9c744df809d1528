using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>What terminals are known to know of some people, compared item by item with what they should.</summary>
internal sealed class Comparison
{
    private readonly AttendanceContext context;
    private readonly Dictionary<RowKey, TerminalPerson> rows;
    private readonly PersonWish wish;
    private readonly HashSet<RowKey> wanted = [];

    private Comparison(AttendanceContext context, Dictionary<RowKey, TerminalPerson> rows, PersonWish wish) =>
        (this.context, this.rows, this.wish) = (context, rows, wish);

    /// <param name="expires">When the commands that come of it are given up.</param>
    public static async Task<Comparison> ReadAsync(
        AttendanceContext context, IReadOnlyList<int> terminals, IReadOnlyCollection<int> employeeIds, List<PersonRecord> people,
        (DateTimeOffset Now, TimeSpan Lasts) expires, CancellationToken cancellationToken)
    {
        var pins = people.ConvertAll(p => p.Pin);
        var concerned = context.TerminalPeople.Where(r =>
            terminals.Contains(r.TerminalId) && ((r.EmployeeId != null && employeeIds.Contains(r.EmployeeId.Value)) || pins.Contains(r.Pin)));
        // Locked until the commit: the queue notes the end of commands in these rows, and waits for us.
        await concerned.ExecuteUpdateAsync(s => s.SetProperty(r => r.Wanted, r => r.Wanted), cancellationToken);
        var found = await concerned.ToDictionaryAsync(r => new RowKey(r.TerminalId, r.Pin, r.Item, r.Part), cancellationToken);
        pins.AddRange(found.Keys.Select(k => k.Pin));
        var open = await CommandRules.Open(context).Where(c => terminals.Contains(c.TerminalId) && pins.Contains(c.Pin!)).ToListAsync(cancellationToken);
        return new Comparison(context, found, new PersonWish(context, open.ToLookup(c => (c.TerminalId, c.Pin!)), expires.Now, expires.Lasts));
    }

    /// <summary>Before the first word about somebody: whoever had the PIN before is forgotten there.</summary>
    public void MakeWay(int terminal, PersonRecord person)
    {
        if (rows.GetValueOrDefault(new RowKey(terminal, person.Pin, PersonItem.Record, 0)) is { } record && wish.MustMakeWay(record, person.EmployeeId, person.Hash))
        {
            wish.MakeWay(record, [.. rows.Values.Where(r => r.TerminalId == terminal && r.Pin == person.Pin)], person.EmployeeId);
        }
    }

    /// <inheritdoc cref="MakeWay"/>
    public void Know(int terminal, PersonRecord person, (PersonItem Item, int Part, string Hash) content)
    {
        var key = new RowKey(terminal, person.Pin, content.Item, content.Part);
        wanted.Add(key);
        var row = rows.GetValueOrDefault(key)
            ?? context.TerminalPeople.Add(new TerminalPerson { TerminalId = terminal, Pin = person.Pin, Item = content.Item, Part = content.Part }).Entity;
        wish.Know(row, person.EmployeeId, content.Hash);
    }

    /// <summary>What was not said to be known of these people is to be forgotten; some things only with the person.</summary>
    public void ForgetOthers(IReadOnlyCollection<int> employeeIds)
    {
        foreach (var (key, row) in rows.Where(r => !wanted.Contains(r.Key)))
        {
            var record = key with { Item = PersonItem.Record, Part = 0 };
            var personStays = wanted.Contains(record);
            // What a terminal took of a stranger is of whoever turns out to be meant.
            row.EmployeeId ??= personStays ? rows.GetValueOrDefault(record)?.EmployeeId : null;
            if (row.EmployeeId is not { } owner || !employeeIds.Contains(owner))
            {
                continue;
            }

            if (row.GoesWithPerson && personStays)
            {
                wish.Keep(row);
            }
            else
            {
                wish.Forget(row, withPerson: key.Item != PersonItem.Record && !personStays);
            }
        }
    }

    private readonly record struct RowKey(int Terminal, string Pin, PersonItem Item, int Part);
}
