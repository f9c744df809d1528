using System.Buffers;
using System.IO.Pipelines;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

internal enum UploadEnd
{
    /// <summary>All of it is durable.</summary>
    Stored,

    /// <summary>Not all of it could be stored: the terminal must send it again.</summary>
    NotStored,
}

/// <summary>
/// One upload of a table of lines, read line by line as it comes in: never held whole, handed to the intake in batches of which a few are
/// under way at a time.
/// </summary>
internal sealed class LineUpload
{
    public const int MaxLineBytes = 64 * 1024;

    private readonly IclockCall call;
    private readonly ILineTable table;
    private readonly TimeProvider time;
    private readonly LineBatch batch;
    private readonly LineCutter cutter;
    private readonly BatchQueue queue;
    private bool broughtPunches;
    private PunchReading onlyPunch;

    public LineUpload(IclockCall call, ILineTable table, PunchIntake intake, TimeProvider time)
    {
        (this.call, this.table, this.time) = (call, table, time);
        batch = new LineBatch(call.Terminal, table.Kind, call.Target);
        cutter = new LineCutter(table, call.Terminal, batch);
        queue = new BatchQueue(intake);
    }

    /// <summary>Called after each batch, so that what a table picks out of its lines need not be held whole either.</summary>
    public Func<Task> HandedOver { get; init; } = () => Task.CompletedTask;

    /// <summary>Lines received that are not blank: what is acknowledged, whether they were new, known or unreadable.</summary>
    public int Lines => cutter.Lines;

    /// <summary>What has come so far could not all be stored.</summary>
    public bool HasFailed => queue.HasFailed;

    /// <summary>Returns when everything is durable. If the body breaks off, its complete lines are stored before the fault goes on to the caller.</summary>
    public async Task<UploadEnd> ReceiveAsync(PipeReader body, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(body, cancellationToken);
        }
        finally
        {
            await HandOverAsync();
            await queue.FinishAsync();
        }

        if (queue.HasFailed)
        {
            return UploadEnd.NotStored;
        }

        NoteArrival();
        return UploadEnd.Stored;
    }

    private async Task ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            Sample(buffer);
            var before = buffer.Length;
            while (cutter.TakeLines(ref buffer, result.IsCompleted))
            {
                await HandOverAsync();
            }

            call.BodyBytes += before - buffer.Length;
            body.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    private async Task HandOverAsync()
    {
        if (batch.Rows == 0)
        {
            return;
        }

        var next = batch.Take();
        if (next.Readings.Count > 0)
        {
            broughtPunches = true;
            onlyPunch = next.Readings[0];
        }

        await queue.AddAsync(next);
        cutter.IsInVain = queue.HasFailed;
        await HandedOver();
    }

    private void NoteArrival()
    {
        var now = time.GetUtcNow();
        if (broughtPunches)
        {
            call.Contact.HearPunches(now);
            if (Lines == 1)
            {
                call.Contact.MeasureClock(Site.WallClock.ToInstant(onlyPunch.LocalTime, call.Terminal.TimeZone, onlyPunch.StatedOffset), now);
            }
        }

        if (Lines > 0)
        {
            call.Contact.NoteBody(cutter.Hash, now);
        }
    }

    private void Sample(in ReadOnlySequence<byte> buffer)
    {
        if (call.BodySample.IsEmpty && !buffer.IsEmpty)
        {
            var beginning = buffer.Slice(0, Math.Min(buffer.Length, TerminalTraffic.KeptBodyBytes)).ToArray();
            // Punches hold no secrets; what else comes under their name may.
            call.BodySample = table is AttlogTable && !beginning.Contains((byte)'=') ? beginning : FieldMask.Shown(beginning);
        }
    }
}
