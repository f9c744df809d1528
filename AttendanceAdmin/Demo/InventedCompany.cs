using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Demo;

/// <summary>What the demonstration finds when it opens: people, and terminals that were approved before. One more terminal will knock.</summary>
internal sealed class InventedCompany(
    IDbContextFactory<AttendanceContext> contexts, EmployeeDirectory employees, TerminalDirectory terminals, TimeProvider time)
{
    public const string Name = "Maison Zitouna (démonstration)";
    public const string TimeZone = "Africa/Algiers";

    /// <summary>Of the terminal that nobody has approved yet.</summary>
    public const string Newcomer = "A5KX203260099";

    /// <summary>Of the terminal that loses its network now and then.</summary>
    public const string Unsteady = "CQUG212560004";

    /// <summary>Of the terminal that speaks over a WebSocket.</summary>
    public const string FaceTerminal = "AYTE16052143";

    public const string Shop = "Boutique";

    private const int InCloud = 2;

    private readonly TaskCompletionSource movedIn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when people and terminals are there.</summary>
    public Task MovedIn => movedIn.Task;

    /// <summary>Of those who pass TimeMoto's terminal; they pass no other, or each of their days would be punched twice.</summary>
    public IReadOnlyList<string> CloudMatricules { get; private set; } = [];

    /// <summary>Of those who pass the other terminals.</summary>
    public IReadOnlyList<string> Pins { get; private set; } = [];

    public IReadOnlyList<string> Serials { get; private set; } = [];

    public async Task MoveInAsync(CancellationToken cancellationToken)
    {
        var people = InventedPeople.All();
        var devices = Devices();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Employees.AddRange(people);
        context.Terminals.AddRange(devices);
        var schedules = InventedSchedules.All(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        context.Schedules.AddRange(schedules);
        await context.SaveChangesAsync(cancellationToken);
        context.ScheduleAssignments.AddRange(InventedSchedules.For(devices, schedules));
        await context.SaveChangesAsync(cancellationToken);
        await employees.LoadAsync(cancellationToken);
        devices.ForEach(d => terminals.Keep(d));
        Pins = [.. people.Skip(InCloud).Select(p => p.Pin!)];
        CloudMatricules = [.. people.Take(InCloud).Select(p => p.Matricule)];
        Serials = [.. devices.Select(d => d.Serial), Newcomer];
        movedIn.SetResult();
    }

    private List<Terminal> Devices() =>
    [
        Approved("A5KX203260068", "Entrée principale", "Alger, siège"),
        Approved("A5KX203260071", "Atelier", "Alger, rez-de-chaussée"),
        Approved("CQUG212560003", Shop, "Alger, rue Didouche Mourad"),
        Approved(Unsteady, "Agence de Tunis", "Tunis, Les Berges du Lac", "Africa/Tunis"),
        Approved(FaceTerminal, "Entrepôt", "Rouiba, zone industrielle", protocol: TerminalProtocol.Tm20),
    ];

    private Terminal Approved(string serial, string name, string place, string? timeZone = null, TerminalProtocol protocol = TerminalProtocol.Iclock) => new()
    {
        Serial = serial,
        Protocol = protocol,
        State = TerminalState.Approved,
        Name = name,
        Place = place,
        TimeZone = timeZone,
        SilentAfterMinutes = 1,
        FirstSeen = time.GetUtcNow(),
        PeopleDueAt = time.GetUtcNow(),
    };
}
