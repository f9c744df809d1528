using System.Text.Json.Nodes;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>
/// <c>{"cmd":"sendlog","count":2,"logindex":10,"record":[…]}</c>: durable first, then acknowledged with <c>count</c> and <c>logindex</c> as they
/// came. Some firmware calls the records <c>data</c>.
/// </summary>
internal sealed class LogUploads(PunchIntake intake, AccessAnswers access, SiteClock site, TimeProvider time)
{
    private const string Kind = "sendlog";

    public async Task<JsonObject> ReceiveAsync(
        KnownTerminal terminal, TerminalContact contact, Caller caller, DeviceMessage message, CancellationToken cancellationToken)
    {
        var batch = Records(message, Kind, terminal, caller);
        if (!await StoreAsync(terminal, batch))
        {
            return Reply.KeepIt(Kind);
        }

        NoteArrival(terminal, contact, batch, message);
        var reply = Reply.Logs(message.Body.Number("count") ?? batch.Records, message.Body.Number("logindex"), WallClock.FromInstant(time.GetUtcNow(), terminal.TimeZone));
        await access.AddAsync(reply, terminal, batch.Punches, batch.Records, cancellationToken);
        return reply;
    }

    /// <summary>A page of records that the server asked for.</summary>
    /// <returns>How many it held; null if they could not be stored.</returns>
    public async Task<int?> TakePageAsync(KnownTerminal terminal, TerminalContact contact, Caller caller, DeviceMessage page)
    {
        var batch = Records(page, page.Reply ?? Kind, terminal, caller);
        if (!await StoreAsync(terminal, batch))
        {
            return null;
        }

        if (batch.Punches.Count > 0)
        {
            contact.HearPunches(time.GetUtcNow());
        }

        return batch.Records;
    }

    /// <summary>A message whose JSON is broken: kept whole, and acknowledged as far as it can be made out.</summary>
    public async Task<JsonObject?> KeepDamagedAsync(KnownTerminal terminal, Caller caller, DamagedMessage damaged, byte[] body)
    {
        var batch = new LogBatch("damaged", caller.Path, terminal.Dialect, KeepsPhotos);
        batch.AddUnreadable(KeepsPhotos ? body : body[..Math.Min(body.Length, Punch.MaxRawLength)], QuarantineReason.NotText);
        var stored = await StoreAsync(terminal, batch);
        return damaged.Command switch
        {
            null => null,
            var command when !stored => Reply.KeepIt(command),
            Kind => Reply.Logs(damaged.Count ?? 0, damaged.LogIndex, WallClock.FromInstant(time.GetUtcNow(), terminal.TimeZone)),
            var command => Reply.Ok(command),
        };
    }

    /// <summary>France: the law of the land does not let an employer keep photos of punches.</summary>
    private bool KeepsPhotos => Countries.AllowBiometrics(site.Settings.Country);

    private LogBatch Records(DeviceMessage message, string kind, KnownTerminal terminal, Caller caller)
    {
        var batch = new LogBatch(kind, caller.Path, terminal.Dialect, KeepsPhotos);
        foreach (var record in message.Body.Items("record").Concat(message.Body.Items("data")))
        {
            batch.Add(record);
        }

        if (batch.Records == 0 && message.Body.Number("count") > 0)
        {
            batch.AddUnreadable(RecordText.WithoutCredential(message.Body), QuarantineReason.Truncated);
        }

        return batch;
    }

    private async Task<bool> StoreAsync(KnownTerminal terminal, LogBatch batch)
    {
        foreach (var piece in batch.Pieces(terminal))
        {
            if (await intake.RecordAsync(piece) is not IntakeOutcome.Stored)
            {
                return false;
            }
        }

        return true;
    }

    private void NoteArrival(KnownTerminal terminal, TerminalContact contact, LogBatch batch, DeviceMessage message)
    {
        var now = time.GetUtcNow();
        if (batch.Punches.Count > 0)
        {
            contact.HearPunches(now);
        }

        if (batch is { Records: 1, Punches: [var only] })
        {
            contact.MeasureClock(WallClock.ToInstant(only.LocalTime, terminal.TimeZone), now);
        }

        var hash = default(HashCode);
        hash.AddBytes(message.Body.Raw());
        contact.NoteBody(unchecked((ulong)(uint)hash.ToHashCode()), now);
    }
}
