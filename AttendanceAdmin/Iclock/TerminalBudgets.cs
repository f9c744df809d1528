using System.Collections.Concurrent;

namespace AttendanceAdmin.Iclock;

/// <summary>The <see cref="TerminalBudget"/> of each terminal that is known; strangers beyond those that may wait have none and cost none.</summary>
internal sealed class TerminalBudgets(TimeProvider time)
{
    private readonly ConcurrentDictionary<int, TerminalBudget> budgets = new();

    public TerminalBudget Of(int terminalId) => budgets.GetOrAdd(terminalId, static (_, time) => new TerminalBudget(time), time);
}
