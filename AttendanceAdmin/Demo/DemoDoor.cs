namespace AttendanceAdmin.Demo;

/// <summary>A terminal and the people who pass it: each is either in or out.</summary>
internal sealed class DemoDoor(SimulatedIclockTerminal terminal, IReadOnlyList<string> people)
{
    private const int NoStateChosen = 255;
    private readonly HashSet<string> inside = new(StringComparer.Ordinal);

    public SimulatedIclockTerminal Terminal => terminal;

    public IReadOnlyList<string> People => people;

    /// <summary>Somebody comes in, or goes out if in. Face terminals do not ask which.</summary>
    public Task PassAsync(string pin, CancellationToken cancellationToken)
    {
        var comes = inside.Add(pin);
        if (!comes)
        {
            inside.Remove(pin);
        }

        return terminal.Model == SimulatedModel.SpeedFace
            ? terminal.PunchAsync(pin, NoStateChosen, verify: 15, cancellationToken)
            : terminal.PunchAsync(pin, comes ? 0 : 1, verify: 1, cancellationToken);
    }
}
