using System.Text;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>What is to be said of the people whose commands are due, read with a few questions for all of them; photos one by one, as there is room.</summary>
internal sealed class PersonLines(PeopleToSend people, ChosenPhotos photos, RecordTerminalFacts facts, SiteClock site)
{
    public async Task<Answer> ReadAsync(KnownTerminal terminal, IReadOnlyList<TerminalCommand> due, CancellationToken cancellationToken)
    {
        var byItem = due.Where(c => c.Pin is not null).ToLookup(c => PersonOutcome.ItemOf(c.Kind), c => c.Pin!);
        return new Answer(
            this,
            terminal,
            await people.ReadAsync(terminal.Id, [.. byItem[PersonItem.Record].Concat(byItem[PersonItem.Access]).Distinct()], cancellationToken),
            byItem.Contains(PersonItem.Photo) ? await people.PhotosAsync(terminal.Id, [.. byItem[PersonItem.Photo].Distinct()], cancellationToken) : null);
    }

    /// <summary>For one answer to one terminal.</summary>
    internal sealed class Answer(
        PersonLines lines, KnownTerminal terminal, IReadOnlyDictionary<string, PersonToSend> records, IReadOnlyDictionary<string, PhotoToSend>? pictures)
    {
        /// <returns>Null if a photo does not fit into the bytes that are left.</returns>
        public async Task<HandOut?> ComposeAsync(TerminalCommand command, Encoding encoding, int room, CancellationToken cancellationToken)
        {
            var pin = command.Pin!;
            if (PersonOutcome.ItemOf(command.Kind) == PersonItem.Record)
            {
                return records.GetValueOrDefault(pin)?.For(command) is { } person
                    ? new HandOut.Ready(command, PersonWords.Of(person, terminal.Dialect, encoding), person.Kind, person.Record?.Hash)
                    : new HandOut.Void(command);
            }

            if (command.Kind == CommandKind.PutAccess)
            {
                return records.GetValueOrDefault(pin) is { Record: not null }
                    ? new HandOut.Ready(command, AccessWords.Let(pin, (await lines.FactsAsync(terminal.Id, cancellationToken)).Options), CommandKind.PutAccess, Desired.Always)
                    : new HandOut.Void(command);
            }

            return pictures!.GetValueOrDefault(pin) switch
            {
                null => new HandOut.Void(command),
                { Photo: null } => new HandOut.Ready(command, PhotoWords.Remove(pin, await RecognisesAsync(cancellationToken), terminal.Dialect), CommandKind.RemovePhoto),
                { Photo: { } photo } when PhotoWords.Refusal(photo, terminal.Dialect) is { } refusal => new HandOut.Refused(command, refusal),
                { Photo: { } photo } when PhotoWords.TextBytes(photo) > room => null,
                { Photo: { } photo } toSend => await PutAsync(command, photo, toSend.Hash!, cancellationToken),
            };
        }

        private async Task<HandOut> PutAsync(TerminalCommand command, EmployeePhoto photo, string hash, CancellationToken cancellationToken) =>
            await lines.ReadPhotoAsync(photo, cancellationToken) is { } bytes
                ? new HandOut.Ready(command, PhotoWords.Put(command.Pin!, bytes, await RecognisesAsync(cancellationToken), terminal.Dialect), CommandKind.PutPhoto, hash)
                : new HandOut.Refused(command, CommandFailure.StorageFault);

        private Task<bool> RecognisesAsync(CancellationToken cancellationToken) => lines.RecognisesAsync(terminal.Id, cancellationToken);
    }

    private ValueTask<StatedFacts> FactsAsync(int terminalId, CancellationToken cancellationToken) => facts.OfAsync(terminalId, cancellationToken);

    private Task<byte[]?> ReadPhotoAsync(EmployeePhoto photo, CancellationToken cancellationToken) => photos.ReadAsync(photo, cancellationToken);

    /// <summary>Where biometrics are not allowed the photo is shown and nobody recognised by it.</summary>
    private async Task<bool> RecognisesAsync(int terminalId, CancellationToken cancellationToken) =>
        (await FactsAsync(terminalId, cancellationToken)).PhotoUse == PhotoUse.Face && Countries.AllowBiometrics(site.Settings.Country);
}
