namespace AttendanceAdmin.Employees;

/// <summary>What a clerk has before them, for as long as the tab is open: where in the list they are, and whom they ticked.</summary>
internal sealed class EmployeesDesk
{
    public const string List = "/employes";

    /// <summary>The list as it was left, with its search and page.</summary>
    public string ListUrl { get; set; } = List;

    /// <summary>Whose record was open last; their row is found again.</summary>
    public int? LastId { get; set; }

    public HashSet<int> Chosen { get; } = [];
}
