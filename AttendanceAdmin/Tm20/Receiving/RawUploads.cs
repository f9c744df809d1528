using System.Globalization;
using System.Text.Json.Nodes;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>
/// What is no punch, into the raw inbox: <c>{"cmd":"senduser","enrollid":1,"name":"chingzou","backupnum":11,"admin":0,"record":2352253}</c>, one
/// message per credential, repeated until it is answered; and whatever later firmware may send.
/// </summary>
internal sealed class RawUploads(PunchIntake intake, Enrolments enrolments, SiteClock site)
{
    private const int Password = 10;
    private const int Card = 11;

    public async Task<bool> ReceiveAsync(KnownTerminal terminal, Caller caller, DeviceMessage message, CancellationToken cancellationToken)
    {
        var kind = message.Command ?? "message";
        var body = IsAllowed(message) ? message.Body.Raw() : RecordText.WithoutCredential(message.Body);
        foreach (var piece in RawParts.Of(kind, Target(caller, message), body).Chunk(PunchIntake.MaxBatchRows))
        {
            if (await intake.RecordAsync(new IntakeBatch(terminal, PunchSource.Tm20, kind, [], [], piece)) is not IntakeOutcome.Stored)
            {
                return false;
            }
        }

        if (message.Is("senduser"))
        {
            await enrolments.NoteAsync(terminal, message, cancellationToken);
        }

        return true;
    }

    public static JsonObject Answer(DeviceMessage message, bool stored) =>
        stored ? Reply.Ok(message.Command!) : Reply.KeepIt(message.Command!);

    /// <summary>France: the law of the land does not let an employer keep templates and photos; without a number it is a photo too.</summary>
    private bool IsAllowed(DeviceMessage message) =>
        Countries.AllowBiometrics(site.Settings.Country) || !message.Is("senduser") || message.Body.Number("backupnum") is Password or Card;

    private static string Target(Caller caller, DeviceMessage message) => message.Body.Number("backupnum") is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{caller.Path}?backupnum={number}")
        : caller.Path;
}
