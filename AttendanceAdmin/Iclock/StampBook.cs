using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>The <see cref="UploadStamps"/> of every terminal, kept with the other facts about it and written down at intervals.</summary>
internal sealed class StampBook(RecordTerminalFacts facts)
{
    public async ValueTask<UploadStamps> OfAsync(int terminalId, CancellationToken cancellationToken) =>
        UploadStamps.Parse((await facts.OfAsync(terminalId, cancellationToken)).Stamps);

    public ValueTask SaveAsync(int terminalId, UploadStamps stamps, CancellationToken cancellationToken) =>
        facts.RecordAsync(terminalId, new StatedFacts { Stamps = stamps.ToString() }, cancellationToken);

    /// <summary>After the rows of an upload became durable, never before.</summary>
    public async ValueTask NoteAsync(IclockCall call, string table)
    {
        var stamp = call.Query.Get("Stamp") ?? call.Query.Get("OpStamp") ?? call.Query.Get("PhotoStamp");
        if (stamp is null)
        {
            return;
        }

        var stamps = await OfAsync(call.Terminal.Id, CancellationToken.None);
        if (stamps.IsNews(table, stamp))
        {
            await SaveAsync(call.Terminal.Id, stamps.With(table, stamp), CancellationToken.None);
        }
    }
}
