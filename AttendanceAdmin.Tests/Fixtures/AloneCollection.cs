namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>Tests that measure the process they run in, and so run after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
