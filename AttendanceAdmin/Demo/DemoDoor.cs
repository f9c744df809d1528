namespace AttendanceAdmin.Demo;

/// <summary>A terminal and the people who pass it: each is either in or out.</summary>
internal sealed class DemoDoor(ISimulatedTerminal terminal, IReadOnlyList<string> people)
{
    private readonly HashSet<string> inside = new(StringComparer.Ordinal);

    public ISimulatedTerminal Terminal => terminal;

    public IReadOnlyList<string> People => people;

    /// <summary>Somebody comes in, or goes out if in.</summary>
    public Task PassAsync(string pin, CancellationToken cancellationToken)
    {
        var comes = inside.Add(pin);
        if (!comes)
        {
            inside.Remove(pin);
        }

        return terminal.PassAsync(pin, comes, cancellationToken);
    }
}
