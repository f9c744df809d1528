using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary>What the API answers when something is wrong besides a field: RFC 9457, with the remedy in words.</summary>
internal static class TerminalProblems
{
    public static IResult Unknown(IStringLocalizer texts, int id) =>
        Results.Problem(texts["UnknownTerminal", id], statusCode: StatusCodes.Status404NotFound, title: texts["UnknownTerminalTitle"]);

    public static IResult UnknownCommand(IStringLocalizer texts, long id) =>
        Results.Problem(texts["UnknownCommand", id], statusCode: StatusCodes.Status404NotFound, title: texts["UnknownCommandTitle"]);

    public static IResult Conflict(IStringLocalizer texts, string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: texts["NotNow"]);
}
