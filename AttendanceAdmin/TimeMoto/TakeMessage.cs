using AttendanceAdmin.Punches;
using AttendanceAdmin.Punches.External;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.TimeMoto.Events;

namespace AttendanceAdmin.TimeMoto;

/// <summary>What has become of a believed message. <paramref name="Stored"/> false: it must be sent again.</summary>
internal readonly record struct Taken(string Event, bool Stored);

/// <summary>Takes a message whose signature was right to where it belongs; returns when that is durable.</summary>
internal sealed class TakeMessage(RecordExternal record, PunchIntake intake, EventTerminals terminals, TimeProvider time)
{
    private const string Target = "POST " + WebhookApi.Path;

    /// <summary>Throws what the database throws while it is away.</summary>
    public async Task<Taken> RunAsync(byte[] body)
    {
        var message = MessageReader.Read(body);
        var stored = message switch
        {
            AttendanceMessage attendance => await TakeAsync(attendance),
            PersonMessage person => await TakeAsync(person, body),
            UnreadableMessage unreadable => await KeepAsync(new(null, PunchSource.TimeMoto, unreadable.Event, [], [new(body, unreadable.Reason)], [])),
            TestMessage => true,
            _ => await KeepAsync(message, body),
        };
        return new Taken(message.Event, stored);
    }

    private async Task<bool> TakeAsync(AttendanceMessage message)
    {
        if (await terminals.FindAsync(message.Serial, message.Zone) is not { } terminal)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var reading = new ExternalReading(
            PunchSource.TimeMoto, message.EventId, message.Act, message.Pair, message.RecordKey, message.RecordedAt ?? now, message.Sequence, message.WorkDay,
            terminal, message.RoundedTime, message.Punch, message.Person);
        return await record.RunAsync(reading, now) is IntakeOutcome.Stored;
    }

    private async Task<bool> TakeAsync(PersonMessage message, byte[] body)
    {
        await record.NotePersonAsync(PunchSource.TimeMoto, message.Pin, message.Person, time.GetUtcNow());
        return await KeepAsync(message, body);
    }

    private Task<bool> KeepAsync(TimeMotoMessage message, byte[] body) =>
        KeepAsync(new IntakeBatch(null, PunchSource.TimeMoto, message.Event, [], [], [new RawPart(message.Event, Target, 0, body)]));

    private async Task<bool> KeepAsync(IntakeBatch batch) => await intake.RecordAsync(batch) is IntakeOutcome.Stored;
}
