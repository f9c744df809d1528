using System.Collections.Concurrent;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// The <see cref="UploadStamps"/> of every terminal, kept with the other facts about it. Positions are written down at intervals, for they
/// change with every upload and losing one costs an upload again; marks are written at once, for losing one would lose a wish.
/// </summary>
internal sealed class StampBook(RecordTerminalFacts facts)
{
    /// <summary>As they were read last, for every upload looks at them and few change them.</summary>
    private readonly ConcurrentDictionary<int, (string? Text, UploadStamps Stamps)> read = new();

    public async ValueTask<UploadStamps> OfAsync(int terminalId, CancellationToken cancellationToken)
    {
        var text = (await facts.OfAsync(terminalId, cancellationToken)).Stamps;
        if (read.TryGetValue(terminalId, out var before) && before.Text == text)
        {
            return before.Stamps;
        }

        var stamps = UploadStamps.Parse(text);
        read[terminalId] = (text, stamps);
        return stamps;
    }

    /// <summary>Returns when the change is on disk.</summary>
    public ValueTask MarkAsync(int terminalId, Func<UploadStamps, UploadStamps> change, CancellationToken cancellationToken) =>
        ChangeAsync(terminalId, change, atOnce: true, cancellationToken);

    /// <summary>Written down with the contact times.</summary>
    public ValueTask NoteAsync(int terminalId, Func<UploadStamps, UploadStamps> change, CancellationToken cancellationToken) =>
        ChangeAsync(terminalId, change, atOnce: false, cancellationToken);

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
            await NoteAsync(call.Terminal.Id, s => s.With(table, stamp), CancellationToken.None);
        }
    }

    private ValueTask ChangeAsync(int terminalId, Func<UploadStamps, UploadStamps> change, bool atOnce, CancellationToken cancellationToken) =>
        facts.ChangeAsync(terminalId, f => f with { Stamps = change(UploadStamps.Parse(f.Stamps)).ToString() }, atOnce, cancellationToken);
}
