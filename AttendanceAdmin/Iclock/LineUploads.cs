using AttendanceAdmin.Iclock.Access;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;

namespace AttendanceAdmin.Iclock;

/// <summary>Receives tables of lines: punches into the intake, everything else into the raw inbox, and says when all of it is durable.</summary>
internal sealed class LineUploads(PunchIntake intake, StampBook stamps, TakenDown taken, ArchiveUploads archives, SiteClock site, TimeProvider time)
{
    /// <returns>The answer's text; null if not everything could be stored.</returns>
    public async Task<string?> ReceiveAsync(HttpContext context, IclockCall call, UploadKind kind)
    {
        var table = TableOf(kind);
        var upload = new LineUpload(call, table, intake, time)
        {
            HandedOver = () => OperationsOf(table) is { } told ? taken.RecordSomeAsync(call.Terminal, told) : Task.CompletedTask,
        };
        var end = kind.IsArchive
            ? await archives.ReceiveAsync(context, call, kind, upload)
            : await upload.ReceiveAsync(context.Request.BodyReader, context.RequestAborted);
        if (end != UploadEnd.Stored)
        {
            return null;
        }

        await stamps.NoteAsync(call, kind.Name);
        if (OperationsOf(table) is { } operations)
        {
            await taken.RecordAsync(call.Terminal, operations);
        }

        return kind.Acknowledgement switch
        {
            Acknowledgement.Lines => IclockAnswer.Lines(upload.Lines),
            Acknowledgement.Named => $"{kind.TableName}={kind.Count ?? upload.Lines}",
            _ => IclockAnswer.Ok,
        };
    }

    private static OperationTable? OperationsOf(ILineTable table) => table as OperationTable ?? (table as AttlogTable)?.Strays;

    private ILineTable TableOf(UploadKind kind) => kind.Content switch
    {
        UploadContent.Punches => new AttlogTable(NoBiometrics),
        UploadContent.AccessEvents => new AccessEventTable(kind.Name),
        UploadContent.Operations => new OperationTable(kind, NoBiometrics),
        _ => new RawTable(kind.Name, NoBiometrics),
    };

    /// <summary>France: the law of the land does not let an employer keep templates or photos of punches.</summary>
    private bool NoBiometrics => !Countries.AllowBiometrics(site.Settings.Country);
}
