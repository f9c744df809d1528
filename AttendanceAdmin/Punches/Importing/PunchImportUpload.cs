using System.Globalization;
using AttendanceAdmin.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>The page's file comes by plain HTTP: a circuit's messages are far smaller.</summary>
internal static class PunchImportUpload
{
    public const string Address = "/pointages/import/fichier";
    public const string Page = "/pointages/import";

    private const int Margin = 64 * 1024;

    public static void MapPunchImportUpload(this IEndpointRouteBuilder app) => app.MapPost(Address, TakeAsync)
        .RequireAuthorization(Policies.ManagePeople)
        .WithMetadata(new RequestSizeLimitAttribute(ImportFiles.MaxBytes + Margin))
        .ExcludeFromDescription();

    private static async Task<IResult> TakeAsync(
        IFormFile? file, [FromForm] string? terminal, [FromForm] string? from, [FromForm] string? to, StartPunchImport start, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
        {
            return Results.LocalRedirect(Page + "?faute=FileEmpty");
        }

        var wish = new ImportWish(int.TryParse(terminal, CultureInfo.InvariantCulture, out var id) ? id : null, null, Day(from), Day(to));
        await using var upload = file.OpenReadStream();
        return await start.FromFileAsync(upload, file.FileName, wish, cancellationToken) switch
        {
            StartImportOutcome.Started started => Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{Page}/{started.Id}")),
            StartImportOutcome.Refused refused => Results.LocalRedirect(Page + "?faute=" + refused.Reason),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
