namespace AttendanceAdmin.Employees.AtTerminals;

internal enum PassRefusal
{
    None,

    /// <summary>Nobody who is active and uses the terminal.</summary>
    NotKnown,
    OutsideHours,
}

/// <summary>Whether somebody may pass at a terminal.</summary>
/// <param name="Person">Who it is, where that is known.</param>
internal readonly record struct PassVerdict(PassRefusal Refusal, KnownEmployee? Person)
{
    public bool MayPass => Refusal == PassRefusal.None;
}

/// <summary>Asked by wires whose terminals open only on the server's word: who is active and uses the terminal may pass, at the hours of the schedule.</summary>
internal sealed class PassRules(EmployeeDirectory employees, IPassHours hours)
{
    /// <param name="local">Wall time of the terminal.</param>
    public async Task<PassVerdict> JudgeAsync(int terminalId, string pin, DateTime local, CancellationToken cancellationToken)
    {
        if (employees.FindOwner(terminalId, pin) is not { Active: true } person)
        {
            return new PassVerdict(PassRefusal.NotKnown, null);
        }

        var open = await hours.AreOpenAsync(person.Id, terminalId, local, cancellationToken);
        return new PassVerdict(open ? PassRefusal.None : PassRefusal.OutsideHours, person);
    }
}
