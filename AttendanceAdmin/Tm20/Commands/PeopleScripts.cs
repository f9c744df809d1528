using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>What is to be said of a person when the command about it goes out: the record or the photo, as they are at that moment.</summary>
internal sealed class PeopleScripts(PeopleToSend people, ChosenPhotos photos, SiteClock site)
{
    public async Task<Composed> ComposeAsync(TerminalCommand command, string pin, CancellationToken cancellationToken)
    {
        var person = (await people.ReadAsync(command.TerminalId, [pin], cancellationToken)).GetValueOrDefault(pin);
        return PersonOutcome.ItemOf(command.Kind) == PersonItem.Photo ? await PhotoAsync(command, pin, person, cancellationToken)
            : person is null ? Composed.Nothing(command)
            : PersonWords.Of(person) is { } script ? new Composed(new HandOut.Ready(command, "", person.Kind, person.Record?.Hash), script)
            : Composed.Not(command, CommandFailure.BadParameter);
    }

    private async Task<Composed> PhotoAsync(TerminalCommand command, string pin, PersonToSend? person, CancellationToken cancellationToken)
    {
        if ((await people.PhotosAsync(command.TerminalId, [pin], cancellationToken)).GetValueOrDefault(pin) is not { } wanted)
        {
            return Composed.Nothing(command);
        }

        return (wanted.Photo, PersonWords.Number(pin)) switch
        {
            (_, null) => Composed.Not(command, CommandFailure.BadParameter),
            (null, { } number) => new Composed(new HandOut.Ready(command, "", CommandKind.RemovePhoto), PhotoWords.Remove(number)),
            ({ } photo, _) when Obstacle(photo) is { } obstacle => Composed.Not(command, obstacle),
            (_, { } number) when person is { Record: not null } => await PutAsync(command, number, person, wanted, cancellationToken),
            _ => Composed.Nothing(command),
        };
    }

    /// <summary>A photo is no picture here: the terminal recognises people by it.</summary>
    private CommandFailure? Obstacle(EmployeePhoto photo) =>
        Countries.AllowBiometrics(site.Settings.Country) ? PhotoWords.Obstacle(photo) : CommandFailure.BiometricsForbidden;

    private async Task<Composed> PutAsync(TerminalCommand command, long number, PersonToSend person, PhotoToSend wanted, CancellationToken cancellationToken) =>
        await photos.ReadAsync(wanted.Photo!, cancellationToken) is { } bytes
            ? new Composed(
                new HandOut.Ready(command, "", CommandKind.PutPhoto, wanted.Hash),
                PhotoWords.Put(number, PersonWords.Name(person.Record!.Name), PersonSeen.Admin(person.SeenFields), bytes))
            : Composed.Not(command, CommandFailure.StorageFault);
}

/// <summary>A command that is due and, unless it is refused or needs nothing said, what to say.</summary>
internal readonly record struct Composed(HandOut Piece, Script? Script)
{
    public static Composed Nothing(TerminalCommand command) => new(new HandOut.Void(command), null);

    public static Composed Not(TerminalCommand command, CommandFailure failure) => new(new HandOut.Refused(command, failure), null);
}
