using System.Text.Json.Nodes;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>
/// Photos, by which these terminals recognise people: <c>{"cmd":"setuserinfo","enrollid":1,"name":"A","backupnum":50,"admin":0,"record":"/9j/…"}</c>,
/// base64 of a JPEG without <c>data:</c> before it. Sent as another kind of credential it would be accepted and nobody recognised.
/// </summary>
internal static class PhotoWords
{
    public const int Photo = 50;

    /// <summary>What the terminal could not take, by the rules of the manuals; null if it may try. Whether it finds a face it says itself.</summary>
    public static CommandFailure? Obstacle(EmployeePhoto photo)
    {
        var refusals = TerminalPhotoLimits.Refusals(TerminalProtocol.Tm20, dialect: null, photo);
        return TerminalPhotoLimits.Obstacle(refusals) ?? (refusals.Contains(PhotoRefusal.TooSmall) ? CommandFailure.PhotoTooSmall : null);
    }

    public static Script Put(long number, string name, int admin, byte[] photo) => new Script.Messages(new Script.Line(
        new JsonObject
        {
            ["cmd"] = "setuserinfo", ["enrollid"] = number, ["name"] = name, ["backupnum"] = Photo, ["admin"] = admin, ["record"] = Convert.ToBase64String(photo),
        },
        Reason: Failure));

    public static Script Remove(long number) => Words.One(new JsonObject { ["cmd"] = "deleteuser", ["enrollid"] = number, ["backupnum"] = Photo });

    /// <summary>What the number in <c>{"ret":"setuserinfo","result":false,"reason":5}</c> says of a photo; of other things it says something else.</summary>
    private static CommandFailure Failure(int reason) => reason switch
    {
        1 => CommandFailure.PhotoTooLarge,
        5 => CommandFailure.NoFace,
        6 => CommandFailure.SeveralFaces,
        7 => CommandFailure.PhotoDimensions,
        8 => CommandFailure.FaceTooLarge,
        9 => CommandFailure.FaceTooSmall,
        10 => CommandFailure.PhotoTooPoor,
        11 => CommandFailure.FaceCut,
        12 => CommandFailure.FaceKnownAlready,
        _ => CommandFailure.BadPhoto,
    };
}
