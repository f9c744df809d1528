using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>What is to be said of a person when the command about it goes out: the record or the photo, as they are at that moment.</summary>
internal sealed class PeopleScripts(PeopleToSend people, ChosenPhotos photos, SiteClock site)
{
    public async Task<Composed> ComposeAsync(TerminalCommand command, string pin, CancellationToken cancellationToken)
    {
        var person = (await people.ReadAsync(command.TerminalId, [pin], cancellationToken)).GetValueOrDefault(pin)?.For(command);
        return PersonOutcome.ItemOf(command.Kind) == PersonItem.Photo ? await PhotoAsync(command, pin, person, cancellationToken)
            : person is null ? Composed.Nothing(command)
            : PersonWords.Of(person) is { } script ? new Composed(new HandOut.Ready(command, "", person.Kind, person.Record?.Hash), script)
            : Composed.Not(command, CommandFailure.BadParameter);
    }

    /// <summary>The names of everybody it knows, 50 in a message: <c>{"cmd":"setusername","count":2,"record":[{"enrollid":1,"name":"A"}, …]}</c></summary>
    public async Task<Composed> NamesAsync(TerminalCommand command, CancellationToken cancellationToken)
    {
        var names = (await people.KnownAsync(command.TerminalId, cancellationToken)).Select(p => (Number: PersonWords.Number(p.Pin), p.Name))
            .Where(p => p.Number is not null).Select(p => (p.Number!.Value, p.Name)).Chunk(PersonWords.MostNames).ToList();
        return names.Count == 0 ? Composed.Nothing(command) : Composed.Of(command, new Script.Messages([.. names.Select(PersonWords.Names)]));
    }

    public async Task<Composed> CredentialAsync(TerminalCommand command, CommandDetails details, CancellationToken cancellationToken)
    {
        if (CredentialRules.IsBiometric(details.Credential) && !AllowBiometrics)
        {
            return Composed.Not(command, CommandFailure.BiometricsForbidden);
        }

        var person = (await people.ReadAsync(command.TerminalId, [details.Pin!], cancellationToken)).GetValueOrDefault(details.Pin!);
        return Composed.Of(command, PersonWords.Number(details.Pin!) is { } number
            ? CredentialWords.Put(number, PersonWords.Name(person?.Record?.Name ?? ""), PersonSeen.Admin(person?.SeenFields), details)
            : null);
    }

    private bool AllowBiometrics => Countries.AllowBiometrics(site.Settings.Country);

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
        AllowBiometrics ? PhotoWords.Obstacle(photo) : CommandFailure.BiometricsForbidden;

    private async Task<Composed> PutAsync(TerminalCommand command, long number, PersonToSend person, PhotoToSend wanted, CancellationToken cancellationToken) =>
        await photos.ReadAsync(wanted.Photo!, cancellationToken) is { } bytes
            ? new Composed(
                new HandOut.Ready(command, "", CommandKind.PutPhoto, wanted.Hash),
                PhotoWords.Put(number, PersonWords.Name(person.Record!.Name), PersonSeen.Admin(person.SeenFields), bytes))
            : Composed.Not(command, CommandFailure.StorageFault);
}
