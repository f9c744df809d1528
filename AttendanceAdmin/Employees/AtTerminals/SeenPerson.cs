namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>A person as a terminal says that it holds one.</summary>
/// <param name="Card">As <see cref="CardNumber"/> writes it.</param>
/// <param name="Fields">See <see cref="Terminals.TerminalPerson.SeenFields"/>.</param>
internal sealed record SeenPerson(string Pin, string? Name, string? Card, string Fields);
