namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>At what hours somebody may pass at a terminal. Answered by the room that knows schedules, which this one does not.</summary>
internal interface IPassHours
{
    /// <param name="local">Wall time of the terminal.</param>
    /// <returns>True also for whom no schedule applies.</returns>
    Task<bool> AreOpenAsync(int employeeId, int terminalId, DateTime local, CancellationToken cancellationToken);
}
