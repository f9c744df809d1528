using System.Globalization;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos.Offers;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Commands;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>
/// <c>{"cmd":"senduser","enrollid":1,"name":"chingzou","backupnum":11,"admin":0,"record":2352253}</c>: somebody was enrolled at the terminal; one
/// message per credential, without <c>backupnum</c> for a photo. Recognised by the PIN, else kept for somebody to say who it is.
/// </summary>
internal sealed class Enrolments(NoteSeenPeople seen, NoteSeenPhotos photos)
{
    private const int MaxName = 100;
    private const int MaxCredential = 99;

    public async Task NoteAsync(KnownTerminal terminal, DeviceMessage message, CancellationToken cancellationToken)
    {
        var body = message.Body;
        if (body.Number("enrollid") is not { } number || number <= 0 || number == PersonWords.Stranger)
        {
            return;
        }

        var credential = (int)Math.Clamp(body.Number("backupnum") ?? PhotoWords.Photo, 0, MaxCredential);
        var admin = body.Number("admin") is { } rights ? (int)Math.Clamp(rights, 0, 2) : (int?)null;
        var card = credential == PersonWords.Card && CardNumber.TryParse(body.Text("record"), out var read) ? read.ToString() : null;
        var name = body.Text("name") is { Length: > 0 } said ? string.Concat(said.Where(c => !char.IsControl(c)).Take(MaxName)) : null;
        var person = new SeenPerson(number.ToString(CultureInfo.InvariantCulture), name, card, PersonSeen.Text(admin ?? 0, [credential]))
        {
            Amend = before => PersonSeen.With(before, admin ?? PersonSeen.Admin(before), credential),
        };
        await seen.NoteAsync(terminal.Id, [person], cancellationToken);
        if (credential == PhotoWords.Photo && Picture(body.Text("record")) is { } picture)
        {
            await photos.NoteAsync(terminal.Id, [new SeenPhoto(person.Pin, picture)], cancellationToken);
        }
    }

    /// <summary>A JPEG in base64, which some firmware begins like an address: <c>data:image/jpeg;base64,</c>.</summary>
    private static byte[]? Picture(string? record)
    {
        var text = record.AsSpan()[((record?.IndexOf(',', StringComparison.Ordinal) ?? -1) + 1)..];
        var picture = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64Chars(text, picture, out var length) && length > 0 ? picture[..length] : null;
    }
}
