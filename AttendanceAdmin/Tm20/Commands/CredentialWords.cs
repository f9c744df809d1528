using System.Globalization;
using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// One means of recognising a person, by its number: <c>{"cmd":"setuserinfo","enrollid":1,"name":"","backupnum":10,"admin":0,"record":1234}</c>,
/// <c>{"cmd":"deleteuser","enrollid":1,"backupnum":0}</c>. 0 to 9 fingers, 10 password, 11 card, 20 to 27 faces, 30 to 37 palms, 50 photo.
/// </summary>
internal static class CredentialWords
{
    private const int Password = 10;
    private const int FirstFace = 20;
    private const int FirstPalm = 30;
    private const int MostOfFaces = 8;
    private const int Fingers = 10;

    /// <param name="admin">As the terminal holds it.</param>
    public static Script? Put(long person, string name, int admin, CommandDetails details) =>
        Number(details) is { } number && details.Value is { } value && Record(details.Credential, value) is { } record
            ? Words.One(new JsonObject
            {
                ["cmd"] = "setuserinfo", ["enrollid"] = person, ["name"] = name, ["backupnum"] = number, ["admin"] = admin, ["record"] = record,
            })
            : null;

    public static Script? Remove(long person, CommandDetails details) =>
        // 12 removes all fingers by the manual and the whole person on some firmware: one finger after the other does the same on both.
        details.Credential == Credential.AllFingers ? new Script.Messages([.. Enumerable.Range(0, Fingers).Select(f => new Script.Line(Delete(person, f), MayFail: true))])
        : Number(details) is { } number ? Words.One(Delete(person, number))
        : null;

    /// <summary>Newer firmware calls it <c>enable</c>.</summary>
    public static Script Enable(long person, bool enabled) =>
        Words.One(new JsonObject { ["cmd"] = "enableuser", ["enrollid"] = person, ["enflag"] = enabled ? 1 : 0, ["enable"] = enabled ? 1 : 0 });

    private static JsonObject Delete(long person, int number) => new() { ["cmd"] = "deleteuser", ["enrollid"] = person, ["backupnum"] = number };

    private static int? Number(CommandDetails details) => (details.Credential, details.Number ?? 0) switch
    {
        (Credential.Card, _) => PersonWords.Card,
        (Credential.Password, _) => Password,
        (Credential.Photo, _) => PhotoWords.Photo,
        (Credential.Finger, < Fingers and var finger) => finger,
        (Credential.Face, < MostOfFaces and var face) => FirstFace + face,
        (Credential.Palm, < MostOfFaces and var palm) => FirstPalm + palm,
        _ => null,
    };

    /// <summary>Cards and passwords are numbers, templates texts.</summary>
    private static JsonNode? Record(Credential? credential, string value) => credential is Credential.Card or Credential.Password
        ? long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null
        : JsonValue.Create(value);
}
