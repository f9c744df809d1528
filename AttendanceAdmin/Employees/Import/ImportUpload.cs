using AttendanceAdmin.Files;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Employees.Import;

/// <summary>The file itself comes by plain HTTP: a circuit's messages are far smaller. It goes to a file of the storage directory and never stands in memory.</summary>
internal static class ImportUpload
{
    public const string Address = "/employes/import/fichier";

    /// <summary>What a form adds around the file.</summary>
    private const int Margin = 64 * 1024;

    public static void MapImportUpload(this IEndpointRouteBuilder app) => app.MapPost(Address, TakeAsync)
        .RequireAuthorization(Policies.ManagePeople)
        .WithMetadata(new RequestSizeLimitAttribute(ImportLimits.MaxBytes + Margin))
        .ExcludeFromDescription();

    private static async Task<IResult> TakeAsync(IFormFile? file, ReadImport read, IOptions<StorageOptions> storage, CancellationToken cancellationToken)
    {
        if (file is null || file.Length is 0 or > ImportLimits.MaxBytes)
        {
            return Results.LocalRedirect("/employes/import?faute=" + (file is { Length: > 0 } ? "FileTooLarge" : "FileEmpty"));
        }

        var path = storage.Value.Path("imports", Path.GetRandomFileName());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using (var target = File.Create(path))
            {
                await file.CopyToAsync(target, cancellationToken);
            }

            return Results.LocalRedirect($"/employes/import/{await read.RunAsync(path, file.FileName, cancellationToken)}");
        }
        catch (FileRefusedException refused)
        {
            return Results.LocalRedirect("/employes/import?faute=" + refused.Reason);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
