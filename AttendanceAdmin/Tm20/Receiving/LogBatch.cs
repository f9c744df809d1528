using System.Text.Json;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>The records of one message, sorted into what the intake takes: punches, what could not be read, and what is to be kept besides.</summary>
internal sealed class LogBatch(string kind, string target, string? dialect, bool keepsPhotos)
{
    private readonly List<PunchReading> punches = [];
    private readonly List<UnreadableLine> unreadable = [];
    private readonly List<RawPart> messages = [];

    public IReadOnlyList<PunchReading> Punches => punches;

    public int Records { get; private set; }

    public void Add(JsonElement record)
    {
        Records++;
        var reading = LogRecord.Read(record, dialect);
        var text = keepsPhotos ? record.Raw() : RecordText.WithoutImage(record);
        var photo = keepsPhotos && RecordText.HasImage(record);
        switch (reading.Kind)
        {
            case RecordKind.Punch:
                punches.Add(reading.Punch);
                if (photo || text.Length > Punch.MaxRawLength)
                {
                    Keep(photo ? "logphoto" : kind, text);
                }

                break;
            case RecordKind.Event:
                Keep(kind, text);
                break;
            default:
                unreadable.Add(new UnreadableLine(Beginning(RecordText.WithoutImage(record)), reading.Reason));
                break;
        }
    }

    /// <summary>A message without records that can be told apart.</summary>
    public void AddUnreadable(byte[] body, QuarantineReason reason)
    {
        unreadable.Add(new UnreadableLine(Beginning(body), reason));
        Keep(kind, body);
    }

    /// <summary>In pieces that the intake takes.</summary>
    public IEnumerable<IntakeBatch> Pieces(Terminals.KnownTerminal terminal)
    {
        foreach (var piece in punches.Chunk(PunchIntake.MaxBatchRows))
        {
            yield return Batch(terminal, piece, [], []);
        }

        foreach (var piece in unreadable.Chunk(PunchIntake.MaxBatchRows))
        {
            yield return Batch(terminal, [], piece, []);
        }

        foreach (var piece in messages.Chunk(PunchIntake.MaxBatchRows))
        {
            yield return Batch(terminal, [], [], piece);
        }
    }

    private IntakeBatch Batch(
        Terminals.KnownTerminal terminal, IReadOnlyList<PunchReading> readings, IReadOnlyList<UnreadableLine> bad, IReadOnlyList<RawPart> kept) =>
        new(terminal, PunchSource.Tm20, kind, readings, bad, kept);

    private void Keep(string name, byte[] body) => messages.AddRange(RawParts.Of(name, target, body));

    private static byte[] Beginning(byte[] body) => body.Length <= Punch.MaxRawLength ? body : body[..Punch.MaxRawLength];
}
