namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>Whether somebody may pass at a terminal.</summary>
/// <param name="Person">Who it is, where that is known.</param>
internal readonly record struct PassVerdict(bool MayPass, KnownEmployee? Person);

/// <summary>
/// Asked by wires whose terminals open only on the server's word. Who is active and uses the terminal may pass, at any hour: the one place where
/// hours would be asked for too.
/// </summary>
internal sealed class PassRules(EmployeeDirectory employees)
{
    public PassVerdict Judge(int terminalId, string pin)
    {
        var person = employees.FindOwner(terminalId, pin);
        return new PassVerdict(person is { Active: true }, person);
    }
}
