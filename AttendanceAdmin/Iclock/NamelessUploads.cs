using System.Buffers;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// Uploads that do not say whose they are. They are not acknowledged, so that their sender keeps them; that there is such a sender, and what it
/// says, is told by the log, the quarantine and the raw inbox. Anybody can send them: so much an hour is kept, and what comes again only once.
/// </summary>
internal sealed partial class NamelessUploads(PunchIntake intake, SiteClock site, TimeProvider time, ILogger<NamelessUploads> logger)
{
    public const int MostAnHour = 64;

    private const string Kind = "no SN";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly HashSet<ulong> kept = [];
    private DateTimeOffset since;

    public async Task KeepAsync(HttpContext context, string target)
    {
        var body = await BeginningAsync(context);
        Log.Nameless(logger, target.Length <= TerminalTraffic.KeptBodyBytes ? target : target[..TerminalTraffic.KeptBodyBytes], context.Connection.RemoteIpAddress?.ToString());
        if (body.Length == 0 || !IsNew(body))
        {
            return;
        }

        var shown = FieldMask.Shown(body.AsSpan(0, Math.Min(body.Length, TerminalTraffic.KeptBodyBytes)));
        List<RawPart> whole = Countries.AllowBiometrics(site.Settings.Country) ? [new RawPart(Kind, target, 0, body)] : [];
        await intake.RecordAsync(new IntakeBatch(null, PunchSource.Iclock, Kind, [], [new UnreadableLine(shown, QuarantineReason.NoSerial)], whole));
    }

    private static async Task<byte[]> BeginningAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        var result = await body.ReadAtLeastAsync(RawMessage.MaxPartBytes, context.RequestAborted);
        var beginning = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, RawMessage.MaxPartBytes)).ToArray();
        body.AdvanceTo(result.Buffer.End);
        return beginning;
    }

    private bool IsNew(byte[] body)
    {
        var hash = new BodyHash();
        hash.Add(body);
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now - since >= Hour)
            {
                kept.Clear();
                since = now;
            }

            return kept.Count < MostAnHour && kept.Add(hash.Value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An upload without a serial number, {Target} from {Address}, was not acknowledged")]
        public static partial void Nameless(ILogger logger, string target, string? address);
    }
}
