using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Deliveries;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>When somebody who was refused is sent again: the waits of deliveries, and after the last of them once a day, for photos are mended in the end.</summary>
internal sealed class PersonPatience(Waits waits, TimeProvider time)
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    public bool IsOver(ConnectionPerson person) => person.NextAttemptAt is not { } next || next <= time.GetUtcNow();

    public void Succeeded(ConnectionPerson person, string externalId, string hash)
    {
        (person.ExternalId, person.SentHash, person.SentAt) = (externalId, hash, time.GetUtcNow());
        (person.Attempts, person.NextAttemptAt, person.LastTrouble, person.LastError) = (0, null, null, null);
    }

    public void Failed(ConnectionPerson person, Connection connection, Trouble trouble, string? error)
    {
        person.Attempts++;
        person.NextAttemptAt = time.GetUtcNow() + (waits.After(connection, person.Attempts) ?? Daily);
        (person.LastTrouble, person.LastError) = (trouble, error?.Length > Delivery.MaxErrorLength ? error[..Delivery.MaxErrorLength] : error);
        if (trouble == Trouble.WrongPath)
        {
            // 404: somebody deleted him there; he is looked for by name again, and made anew.
            person.ExternalId = null;
        }
    }
}
