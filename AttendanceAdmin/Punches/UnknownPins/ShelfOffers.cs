using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.Groups;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>Who has got a PIN since its punches came in: they are offered the punches, and not given them, for the PIN may have been somebody else's then.</summary>
internal sealed class ShelfOffers(IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, TerminalUse use, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private (long At, int Count)? last;

    public KnownEmployee? To(int terminalId, string pin) =>
        terminalId == Punch.NoTerminal ? employees.FindOwner(pin) : employees.FindOwner(terminalId, pin);

    /// <summary>A terminal in several groups stands on the shelf once, with the oldest of them.</summary>
    public int? GroupOf(int terminalId) => use.GroupsOfTerminal(terminalId) is { IsEmpty: false } groups ? groups.Min() : null;

    /// <summary>How many PINs on the shelf somebody could be given; asked by every open page, and so read once in a few seconds.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        if (last is { } known && time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Count;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.UnknownPins.AsNoTracking().OrderByDescending(u => u.Last).Take(UnknownPinShelf.Most)
            .Select(u => new { u.TerminalId, u.Pin }).ToListAsync(cancellationToken);
        var count = rows.Where(r => To(r.TerminalId, r.Pin) is not null).Select(r => (r.Pin, GroupOf(r.TerminalId))).Distinct().Count();
        last = (time.GetTimestamp(), count);
        return count;
    }
}
