using Quartz;

namespace AttendanceAdmin.Punches.UnknownPins;

/// <summary>Keeps the shelf near the present, and finishes assignments that a crash broke off.</summary>
[DisallowConcurrentExecution]
internal sealed class ShelfJob(ShelfCount count, PinOwnership ownership) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await ownership.ResumeAsync(cancellationToken);
        await count.CatchUpAsync(cancellationToken);
    }
}
