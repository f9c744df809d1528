using AttendanceAdmin.Employees.History;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Cards that were enrolled at a terminal become the employee's, who had none: else the next record sent would take them away.</summary>
internal sealed class AdoptCards(EmployeeRegister register, EmployeeRules rules)
{
    /// <param name="seen">By employee; those who have a card keep theirs, and a card that somebody else has stays where it is.</param>
    public async Task RunAsync(IReadOnlyCollection<(int EmployeeId, string Card)> seen, CancellationToken cancellationToken)
    {
        await using var work = await register.BeginAsync(cancellationToken);
        var ids = seen.Select(s => s.EmployeeId).ToList();
        var cards = seen.ToLookup(s => s.EmployeeId, s => s.Card);
        var without = await work.Employees.Where(e => ids.Contains(e.Id) && e.Active && !e.Cards.Any()).ToListAsync(cancellationToken);
        if (without.Count == 0)
        {
            return;
        }

        without.ForEach(e => e.SetCards(cards[e.Id].Take(1)));
        foreach (var clash in await rules.ClashesAsync(work.Context, without, cancellationToken))
        {
            clash.Employee.SetCards([]);
        }

        await work.SaveAsync(work.Act(ActKind.Terminal, EmployeeAct.Server), cancellationToken);
    }
}
