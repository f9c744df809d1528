using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>The batches of one upload that are on their way to the disk: a few at a time, so that a large upload neither waits for each nor fills memory.</summary>
internal sealed class BatchQueue(PunchIntake intake)
{
    private const int MaxUnderWay = 4;

    private readonly Queue<Task<IntakeOutcome>> underWay = new();

    /// <summary>One of them could not be stored; further ones are not tried.</summary>
    public bool HasFailed { get; private set; }

    public async Task AddAsync(IntakeBatch batch)
    {
        if (underWay.Count == MaxUnderWay)
        {
            Note(await underWay.Dequeue());
        }

        if (!HasFailed)
        {
            underWay.Enqueue(intake.RecordAsync(batch));
        }
    }

    /// <summary>Waits for all of them.</summary>
    public async Task FinishAsync()
    {
        while (underWay.TryDequeue(out var earliest))
        {
            Note(await earliest);
        }
    }

    private void Note(IntakeOutcome outcome) => HasFailed |= outcome is not IntakeOutcome.Stored;
}
