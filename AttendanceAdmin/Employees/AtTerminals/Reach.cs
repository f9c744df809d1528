using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Groups;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Which approved terminals people use, as a transaction sees it; <see cref="TerminalUse"/> knows what was committed.</summary>
internal sealed class Reach
{
    private readonly ILookup<int, int> groupsOfEmployee;
    private readonly ILookup<int, int> terminalsOfGroup;
    private readonly HashSet<int> withPhotos;
    private readonly Dictionary<int, TerminalAlgorithms?> algorithms;
    private readonly HashSet<int> withDoors;

    private Reach(IReadOnlyList<Able> able, ILookup<int, int> groupsOfEmployee, ILookup<int, int> terminalsOfGroup)
    {
        Terminals = [.. able.Select(t => t.Id)];
        algorithms = able.ToDictionary(t => t.Id, t => TerminalAlgorithms.Parse(t.Algorithms));
        withPhotos = [.. able.Where(t => t.PhotoUse is PhotoUse.Picture or PhotoUse.Face).Select(t => t.Id)];
        withDoors = [.. able.Where(t => t.Dialect == KnownTerminal.DoorDialect).Select(t => t.Id)];
        this.groupsOfEmployee = groupsOfEmployee;
        this.terminalsOfGroup = terminalsOfGroup;
    }

    /// <summary>All that can be told anything. TimeMoto's own cloud tells its terminals.</summary>
    public IReadOnlyList<int> Terminals { get; }

    /// <param name="onlyTerminal">Null for all terminals.</param>
    public static async Task<Reach> ReadAsync(
        AttendanceContext context, IReadOnlyCollection<int> employeeIds, int? onlyTerminal, CancellationToken cancellationToken)
    {
        var able = await context.Terminals
            .Where(t => t.State == TerminalState.Approved && t.Protocol != TerminalProtocol.TimeMoto && (onlyTerminal == null || t.Id == onlyTerminal))
            .Select(t => new Able(t.Id, t.PhotoUse, t.Algorithms, t.Dialect)).ToListAsync(cancellationToken);
        var terminals = able.ConvertAll(t => t.Id);
        var members = await context.Set<GroupMember>().AsNoTracking().Where(m => employeeIds.Contains(m.EmployeeId)).ToListAsync(cancellationToken);
        var equipped = await context.Set<GroupTerminal>().AsNoTracking().Where(g => terminals.Contains(g.TerminalId)).ToListAsync(cancellationToken);
        return new Reach(able, members.ToLookup(m => m.EmployeeId, m => m.GroupId), equipped.ToLookup(g => g.GroupId, g => g.TerminalId));
    }

    public bool HasDoors(int terminalId) => withDoors.Contains(terminalId);

    public bool TakesPhotos(int terminalId) => withPhotos.Contains(terminalId);

    public TerminalAlgorithms? AlgorithmsOf(int terminalId) => algorithms.GetValueOrDefault(terminalId);

    /// <summary>Who is in no group uses every terminal; who is in some uses theirs.</summary>
    public IEnumerable<int> Of(int employeeId) =>
        groupsOfEmployee.Contains(employeeId) ? groupsOfEmployee[employeeId].SelectMany(g => terminalsOfGroup[g]).Distinct() : Terminals;

    private sealed record Able(int Id, PhotoUse? PhotoUse, string? Algorithms, string? Dialect);
}
