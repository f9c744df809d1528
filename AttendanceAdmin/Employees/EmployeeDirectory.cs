using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Employees.Photos;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees;

/// <summary>What the live board and the intake need of an employee.</summary>
internal sealed record KnownEmployee(int Id, string Name, string? Department, string? Pin, bool Active, string? PhotoUrl, string? Matricule = null);

/// <summary>Every employee by id and by PIN, in memory, so that a punch finds its owner without a query.</summary>
internal sealed class EmployeeDirectory(IDbContextFactory<AttendanceContext> contexts, TerminalUse use)
{
    private readonly ConcurrentDictionary<int, KnownEmployee> byId = new();
    private readonly ConcurrentDictionary<string, ImmutableArray<int>> byPin = new(StringComparer.Ordinal);
    // Whose record was merged into another's: the PIN of the one that was given up still leads to the person.
    private readonly ConcurrentDictionary<string, int> byMergedPin = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Raised after people changed, once for all of a save; what was shown of them should be read again.</summary>
    public event Action? Changed;

    public IEnumerable<KnownEmployee> All => byId.Values;

    public KnownEmployee? Find(int id) => byId.GetValueOrDefault(id);

    /// <summary>
    /// The one active employee who has that PIN among those who use that terminal; who is in one of its groups goes before who is in none.
    /// Null if nobody has it there, or two have: whose punch it is, is then for somebody to say.
    /// </summary>
    public KnownEmployee? FindOwner(int terminalId, string pin)
    {
        var (users, members) = (0, 0);
        int user = 0, member = 0;
        foreach (var id in byPin.GetValueOrDefault(pin, []))
        {
            if (use.UsesByGroup(id, terminalId))
            {
                (member, members) = (id, members + 1);
            }

            if (use.Uses(id, terminalId))
            {
                (user, users) = (id, users + 1);
            }
        }

        return (members, users) switch
        {
            (1, _) => Find(member),
            (0, 1) => Find(user),
            (0, 0) => FindMerged(terminalId, pin),
            _ => null,
        };
    }

    /// <summary>The one active employee who has that PIN anywhere, for punches that name no terminal.</summary>
    public KnownEmployee? FindOwner(string pin) => byPin.GetValueOrDefault(pin, []) switch
    {
        [var only] => Find(only),
        [] => byMergedPin.TryGetValue(pin, out var id) && Find(id) is { Active: true } kept ? kept : null,
        _ => null,
    };

    /// <summary>Whose name or matricule holds every word of the text, without regard to case and accents.</summary>
    public IReadOnlyList<KnownEmployee> Search(string text, int atMost)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 ? [] : [.. All.Where(e => words.All(w => Holds(e.Name, w) || Holds(e.Matricule ?? "", w))).Take(atMost)];
    }

    /// <summary>Reads everybody; called at start, and after many changed at once.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await use.LoadAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var everybody = await context.Employees.AsNoTracking()
            .Select(e => new KnownEmployee(e.Id, (e.LastName + " " + e.FirstName).TrimEnd(), e.Department, e.Pin, e.Active, null, e.Matricule))
            .ToListAsync(cancellationToken);
        var photos = await context.EmployeePhotos.AsNoTracking().Where(p => p.RemovedAt == null).OrderBy(p => p.Rank).ThenBy(p => p.Id)
            .Select(p => new { p.EmployeeId, p.Id, p.Hash }).ToListAsync(cancellationToken);
        // The last of each is the chosen one.
        var chosen = photos.GroupBy(p => p.EmployeeId).ToDictionary(g => g.Key, g => EmployeePhoto.UrlOf(g.Key, g.Last().Id, g.Last().Hash));
        everybody.ForEach(e => Keep(e with { PhotoUrl = chosen.GetValueOrDefault(e.Id) }));
        foreach (var merged in await context.Employees.Where(e => e.MergedIntoId != null && e.Pin != null)
            .Select(e => new { e.Pin, e.MergedIntoId }).ToListAsync(cancellationToken))
        {
            byMergedPin[merged.Pin!] = merged.MergedIntoId!.Value;
        }
    }

    /// <summary>Takes over rows that were saved with their groups.</summary>
    public void Keep(IReadOnlyList<Employee> saved)
    {
        foreach (var employee in saved)
        {
            use.Use(employee.Id, employee.Groups.Select(g => g.GroupId));
            Keep(employee);
            if (employee is { MergedIntoId: { } kept, Pin: { } pin })
            {
                byMergedPin[pin] = kept;
            }
        }

        if (saved.Count > 0)
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Takes over a row that was saved.</summary>
    public void Keep(Employee saved) =>
        Keep(new KnownEmployee(saved.Id, saved.Name, saved.Department, saved.Pin, saved.Active, Find(saved.Id)?.PhotoUrl, saved.Matricule));

    /// <summary>Takes over which photo is the chosen one; null for none.</summary>
    /// <returns>Whether it was another one before.</returns>
    public bool KeepPhoto(int employeeId, string? url)
    {
        lock (gate)
        {
            if (Find(employeeId) is not { } known || known.PhotoUrl == url)
            {
                return false;
            }

            byId[employeeId] = known with { PhotoUrl = url };
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>For somebody who was entered by mistake and is no longer in the database.</summary>
    public void Forget(int id)
    {
        lock (gate)
        {
            if (byId.TryRemove(id, out var known) && known.Pin is { } pin)
            {
                byPin[pin] = byPin.GetValueOrDefault(pin, []).Remove(id);
            }
        }

        Changed?.Invoke();
    }

    private KnownEmployee? FindMerged(int terminalId, string pin) =>
        byMergedPin.TryGetValue(pin, out var id) && Find(id) is { Active: true } kept && use.Uses(id, terminalId) ? kept : null;

    private static bool Holds(string text, string word) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private void Keep(KnownEmployee employee)
    {
        lock (gate)
        {
            if (byId.GetValueOrDefault(employee.Id) is { Pin: { } before })
            {
                byPin[before] = byPin.GetValueOrDefault(before, []).Remove(employee.Id);
            }

            byId[employee.Id] = employee;
            if (employee is { Active: true, Pin: { } pin })
            {
                byPin[pin] = byPin.GetValueOrDefault(pin, []).Add(employee.Id);
            }
        }
    }
}
