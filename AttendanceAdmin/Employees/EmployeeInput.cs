using AttendanceAdmin.Employees.History;

namespace AttendanceAdmin.Employees;

/// <summary>What somebody typed about an employee, new (<see cref="Id"/> null) or known.</summary>
internal sealed record EmployeeInput
{
    public int? Id { get; set; }

    /// <summary>Empty for a new employee: the next free number is given.</summary>
    public string? Matricule { get; set; }

    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    public string? Department { get; set; }

    public string? Post { get; set; }

    public string? Pin { get; set; }

    public string? Email { get; set; }

    public DateOnly? BirthDate { get; set; }

    public DateOnly? HireDate { get; set; }

    public DateOnly? LeavingDate { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>In any form that <see cref="CardNumber"/> reads, separated by commas, semicolons or line ends; null leaves them alone.</summary>
    public string? Cards { get; set; }

    /// <summary>Ids of groups of terminals; null leaves them alone.</summary>
    public IReadOnlyList<int>? Groups { get; set; }

    /// <summary>The <see cref="Employee.Version"/> that was changed; null to save over whatever is there.</summary>
    public int? Version { get; set; }

    /// <summary>Without cards, groups and version, so that a save leaves those alone.</summary>
    public static EmployeeInput Of(Employee e) => new()
    {
        Id = e.Id, Matricule = e.Matricule, LastName = e.LastName, FirstName = e.FirstName, Department = e.Department, Post = e.Post, Pin = e.Pin,
        Email = e.Email, BirthDate = e.BirthDate, HireDate = e.HireDate, LeavingDate = e.LeavingDate, Active = e.Active,
    };

    /// <summary>Everything, of an employee that was read with cards and groups.</summary>
    public static EmployeeInput WholeOf(Employee e) => Of(e) with
    {
        Cards = string.Join(", ", e.Cards.Select(c => c.Number).Order(StringComparer.Ordinal)),
        Groups = [.. e.Groups.Select(g => g.GroupId).Order()],
        Version = e.Version,
    };

    public static IReadOnlyList<string> CardsIn(string? text) =>
        text?.Split([',', ';', '\n', '\r', '\u060c', '\u061b'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Lays it over an employee; it has been judged good.</summary>
    /// <param name="today">The site's day: from the leaving date on somebody is no longer active.</param>
    public void ApplyTo(Employee employee, DateOnly today)
    {
        var was = (employee.Active, employee.LeavingDate);
        employee.Matricule = Clean(Matricule) ?? employee.Matricule;
        employee.LastName = Clean(LastName)!;
        employee.FirstName = Clean(FirstName) ?? "";
        employee.Department = Clean(Department);
        employee.Post = Clean(Post);
        employee.Pin = Clean(Pin);
        employee.Email = Clean(Email);
        employee.BirthDate = BirthDate;
        employee.HireDate = HireDate;
        (employee.LeavingDate, employee.Active) = (LeavingDate, Active);
        Employment.Settle(employee, was, today);
        if (Cards is not null)
        {
            employee.SetCards(CardsIn(Cards).Select(c => CardNumber.TryParse(c, out var card) ? card.ToString() : "").Where(c => c.Length > 0));
        }

        if (Groups is not null)
        {
            employee.SetGroups(Groups);
        }
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
