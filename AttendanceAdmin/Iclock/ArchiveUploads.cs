using System.IO.Pipelines;
using System.Text;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// Receives tables that come as an archive. One that is broken is acknowledged, for it would be no better the next time: its complete lines are
/// stored like others, itself goes into the raw inbox whole, and the quarantine tells of it.
/// </summary>
internal sealed partial class ArchiveUploads(RawUploads raws, PunchIntake intake, ILogger<ArchiveUploads> logger)
{
    public async Task<UploadEnd> ReceiveAsync(HttpContext context, IclockCall call, UploadKind kind, LineUpload upload)
    {
        // It may have to be read a second time, and be longer than memory should hold.
        context.Request.EnableBuffering();
        try
        {
            await using var lines = new ArchivedLines(context.Request.Body);
            return await upload.ReceiveAsync(PipeReader.Create(lines), context.RequestAborted);
        }
        catch (InvalidDataException) when (context.Request.Body.Length == 0)
        {
            // Some firmware says with an empty body that it is there.
            return UploadEnd.Stored;
        }
        catch (InvalidDataException fault)
        {
            Log.Broken(logger, call.Terminal.Serial, kind.Name, fault.Message);
            return upload.HasFailed || !await KeepAsync(context, call, kind) ? UploadEnd.NotStored : UploadEnd.Stored;
        }
    }

    private async Task<bool> KeepAsync(HttpContext context, IclockCall call, UploadKind kind)
    {
        context.Request.Body.Position = 0;
        var told = new UnreadableLine(Encoding.UTF8.GetBytes(call.Target), QuarantineReason.BrokenArchive);
        return await raws.ReceiveAsync(context, call, kind) is not null
            && await intake.RecordAsync(new IntakeBatch(call.Terminal, PunchSource.Iclock, kind.Name, [], [told], [])) is IntakeOutcome.Stored;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Terminal {Serial} sent {Table} as an archive that cannot be read to its end ({Reason}); it is kept as it came")]
        public static partial void Broken(ILogger logger, string serial, string table, string reason);
    }
}
