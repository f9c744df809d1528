using System.Text.Json;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttendanceAdmin.Shell;

/// <summary>Bad input on an API: problem details (400) that name each field as the caller wrote it, with the remedy.</summary>
internal static class FieldProblems
{
    public static ValidationProblem Of(ValidationResult faults) => TypedResults.ValidationProblem(
        faults.Errors.GroupBy(e => Wire(e.PropertyName), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal),
        detail: string.Join(" ", faults.Errors.Select(e => e.ErrorMessage).Distinct(StringComparer.Ordinal)));

    /// <param name="field">As the caller wrote it, <c>after_id</c>.</param>
    public static ValidationProblem Of(string field, string message) => TypedResults.ValidationProblem(
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] }, detail: message);

    private static string Wire(string property) =>
        string.Join('.', property.Split('.').Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
}
