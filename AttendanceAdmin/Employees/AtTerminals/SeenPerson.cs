namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>A person as a terminal says that it holds one.</summary>
/// <param name="Card">As <see cref="CardNumber"/> writes it.</param>
/// <param name="Fields">See <see cref="Terminals.TerminalPerson.SeenFields"/>.</param>
internal sealed record SeenPerson(string Pin, string? Name, string? Card, string Fields)
{
    /// <summary>Where only a part is told: what the fields become, from what was kept before.</summary>
    public Func<string?, string>? Amend { get; init; }

    public string FieldsAfter(string? before) => Amend?.Invoke(before) ?? Fields;
}
