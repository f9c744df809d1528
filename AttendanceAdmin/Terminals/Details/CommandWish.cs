namespace AttendanceAdmin.Terminals.Details;

/// <summary>What somebody wants of a terminal.</summary>
/// <param name="From">For <see cref="CommandKind.QueryPunches"/>: wall time of the terminal, with <paramref name="To"/>.</param>
internal sealed record CommandWish(CommandKind Kind, DateTime? From = null, DateTime? To = null)
{
    public CommandDetails Details { get; init; } = new();

    /// <summary>The terminal's serial number, where something is erased: so that nobody empties the wrong one.</summary>
    public string? Confirm { get; init; }

    /// <summary>What cannot be taken back; for administrators in person.</summary>
    public bool Erases => Kind is CommandKind.ErasePunches or CommandKind.ErasePeople or CommandKind.EraseAdministrators or CommandKind.EraseEverything;

    public bool IsAboutPerson =>
        Kind is CommandKind.EnablePerson or CommandKind.DisablePerson or CommandKind.QueryPerson or CommandKind.PutCredential or CommandKind.RemoveCredential;

    public bool IsAboutCredential => Kind is CommandKind.PutCredential or CommandKind.RemoveCredential;
}
