using System.Text.Json;
using AttendanceAdmin.Terminals.Details;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Terminals;

/// <summary>A command as the API shows it.</summary>
/// <param name="From">Wall time of the terminal.</param>
/// <param name="ResultCode">The terminal's own return code.</param>
/// <param name="Details">What was asked beyond the command itself, without secrets.</param>
/// <param name="Answer">What the terminal answered to a question, in the words of its wire.</param>
/// <param name="ResultText">Why it failed, in words, and what the terminal said beyond its code.</param>
internal sealed record CommandResource(
    long Id,
    CommandKind Command,
    CommandState State,
    DateTime? From,
    DateTime? To,
    JsonElement? Details,
    int? ResultCode,
    string? ResultText,
    JsonElement? Answer,
    CommandFailure? Failure,
    int Attempts,
    DateTimeOffset CreatedAt,
    string? CreatedBy,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? FinishedAt)
{
    public static CommandResource Of(TerminalCommand command, IStringLocalizer texts) => new(
        command.Id,
        command.Kind,
        command.State,
        command.From,
        command.To,
        Json((CommandDetails.Read(command.Details) with { Value = null }).Write()),
        command.ResultCode,
        CommandWords.Result(command, texts),
        Json(command.Answer),
        command.Failure == CommandFailure.None ? null : command.Failure,
        command.Attempts,
        command.CreatedAt,
        command.CreatedBy,
        command.ExpiresAt,
        command.SentAt,
        command.FinishedAt);

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
