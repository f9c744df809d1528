using AttendanceAdmin.Punches;
using AttendanceAdmin.Site;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections.ZktecoApi;

/// <summary>Puts what became of a punch into that route's words; see <see cref="ZktecoApi"/>.</summary>
internal sealed class ZktecoAnswers(IStringLocalizer<ZktecoTexts> texts, SiteClock site)
{
    public static object Body(string message) => new { Message = message, Status = "error" };

    public IResult Of(PushedOutcome outcome) => outcome switch
    {
        PushedOutcome.Stored { Owner: { } owner } stored => Results.Ok(new
        {
            Message = texts["Recorded"].Value,
            Status = "success",
            Processed = new
            {
                Success = true,
                EmployeeName = owner.Name,
                Timestamp = stored.Punch.LocalTime,
                PunchType = stored.IsEntry ? "in" : "out",
                AutoDetected = stored.Punch.Direction == PunchDirection.Unknown,
            },
            Timestamp = site.LocalNow,
        }),
        PushedOutcome.Stored stored => Unowned(texts["UnknownPin", stored.Punch.Pin.Value], "success"),
        PushedOutcome.Quarantined quarantined => Unowned(texts["Fault" + quarantined.Fault], "warning"),
        PushedOutcome.TerminalClosed closed => Error(texts["TerminalClosed", closed.Serial], StatusCodes.Status503ServiceUnavailable),
        _ => NotNow(),
    };

    public IResult OfNoJson(PushedOutcome outcome, int length) => outcome is PushedOutcome.Quarantined
        ? Results.Ok(new { Message = texts["NoJson"].Value, Status = "success", DataLength = length, Timestamp = site.LocalNow })
        : NotNow();

    public IResult Empty() => Results.Ok(new { Message = texts["Empty"].Value, Status = "warning", Timestamp = site.LocalNow });

    public IResult TooLarge() => Error(texts["TooLarge", ZktecoApi.MaxBodyBytes], StatusCodes.Status413PayloadTooLarge);

    /// <summary>Not an employee's punch, or not yet; <c>stored</c> tells who understands it that sending it again is needless.</summary>
    private IResult Unowned(string what, string status) => Results.Ok(new
    {
        Message = what, Status = status, Processed = new { Success = false, Message = what, Stored = true }, Timestamp = site.LocalNow,
    });

    private IResult NotNow() => Error(texts["NotStored"], StatusCodes.Status503ServiceUnavailable);

    private static IResult Error(string message, int status) => Results.Json(Body(message), statusCode: status);
}
