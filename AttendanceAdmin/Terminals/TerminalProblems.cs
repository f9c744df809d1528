using System.Text.Json;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary>What the API answers when something is wrong: RFC 9457, with the field and the remedy in words.</summary>
internal static class TerminalProblems
{
    public static ProblemHttpResult Unknown(IStringLocalizer texts, int id) =>
        TypedResults.Problem(texts["UnknownTerminal", id], statusCode: StatusCodes.Status404NotFound, title: texts["UnknownTerminalTitle"]);

    public static ProblemHttpResult UnknownCommand(IStringLocalizer texts, long id) =>
        TypedResults.Problem(texts["UnknownCommand", id], statusCode: StatusCodes.Status404NotFound, title: texts["UnknownCommandTitle"]);

    public static ProblemHttpResult Conflict(IStringLocalizer texts, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: texts["NotNow"]);

    public static ValidationProblem Invalid(IStringLocalizer texts, string field, string message) =>
        Invalid(texts, new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });

    public static ValidationProblem Invalid(IStringLocalizer texts, IEnumerable<ValidationFailure> faults) => Invalid(
        texts,
        faults.GroupBy(f => JsonNamingPolicy.SnakeCaseLower.ConvertName(f.PropertyName), f => f.ErrorMessage)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal));

    private static ValidationProblem Invalid(IStringLocalizer texts, Dictionary<string, string[]> errors) =>
        TypedResults.ValidationProblem(errors, detail: string.Join(' ', errors.SelectMany(e => e.Value)), title: texts["NotSaved"]);
}
