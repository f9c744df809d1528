namespace AttendanceAdmin.Employees.Bulk;

/// <summary>What can be done to many people at once.</summary>
internal abstract record ManyChange
{
    private ManyChange()
    {
    }

    public abstract void ApplyTo(Employee employee, DateOnly today);

    /// <param name="Name">Empty to take everybody out of theirs.</param>
    internal sealed record Department(string? Name) : ManyChange
    {
        public override void ApplyTo(Employee employee, DateOnly today) =>
            employee.Department = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim();
    }

    internal sealed record JoinGroup(int GroupId) : ManyChange
    {
        public override void ApplyTo(Employee employee, DateOnly today) => employee.SetGroups([.. employee.Groups.Select(g => g.GroupId), GroupId]);
    }

    internal sealed record LeaveGroup(int GroupId) : ManyChange
    {
        public override void ApplyTo(Employee employee, DateOnly today) => employee.SetGroups([.. employee.Groups.Select(g => g.GroupId).Where(g => g != GroupId)]);
    }

    /// <summary>Who has left already keeps the date.</summary>
    internal sealed record Leave(DateOnly From) : ManyChange
    {
        public override void ApplyTo(Employee employee, DateOnly today)
        {
            if (employee.Active)
            {
                Employment.Leave(employee, From, today);
            }
        }
    }

    /// <summary>Who is here stays as they are.</summary>
    internal sealed record Return(DateOnly Hired) : ManyChange
    {
        public override void ApplyTo(Employee employee, DateOnly today)
        {
            if (!employee.Active)
            {
                Employment.Return(employee, Hired);
            }
        }
    }
}
