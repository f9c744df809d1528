using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Employees.Photos.Importing;

/// <summary>
/// <c>/api/v1/photos/imports/{id}</c>: a batch has the number that its sender gives it. Either one archive to <c>…/zip</c>, or each file to
/// <c>…/files?name=E00017.jpg&amp;of=120</c>, as the body of a request of its own.
/// </summary>
internal static class PhotoImportApi
{
    public const string Address = "/api/v1/photos/imports";

    private const long MaxArchiveBytes = 4L * 1024 * 1024 * 1024;
    private const long MaxFileBytes = 2L * Reading.PhotoReader.MaxBytes;

    public static void MapPhotoImportApi(this IEndpointRouteBuilder app)
    {
        var imports = app.MapGroup(Address + "/{id:guid}").WithTags("Photos").RequireAuthorization(Policies.Scope(Scopes.Employees));
        imports.MapPost("zip", TakeArchiveAsync);
        imports.MapPost("files", TakeFileAsync);
        imports.MapGet("", Find);
        imports.MapDelete("", UndoAsync);
    }

    private static async Task<IResult> TakeFileAsync(
        Guid id, string name, int of, HttpContext http, PhotoUpload upload, PhotoImports imports, ImportPhotos import, Audit audit)
    {
        if (of is < 1 or > ImportPhotos.MaxFiles)
        {
            return FieldProblems.Of("of", $"of must be from 1 to {ImportPhotos.MaxFiles}.");
        }

        var (run, refusal) = await BeginAsync(id, http, upload, imports, audit, MaxFileBytes);
        if (run is null)
        {
            return refusal!;
        }

        run.Total = of;
        await import.TakeFileAsync(run, name, http.Request.Body, http.RequestAborted);
        return Results.Ok(PhotoImportAnswer.Of(run, null));
    }

    /// <summary>The archive is put on disk, because its table of contents stands at its end; then the sender may leave.</summary>
    private static async Task<IResult> TakeArchiveAsync(
        Guid id, HttpContext http, PhotoUpload upload, PhotoImports imports, ImportPhotos import, PhotoFiles files, Audit audit, IHostApplicationLifetime life)
    {
        var (run, refusal) = await BeginAsync(id, http, upload, imports, audit, MaxArchiveBytes);
        if (run is null)
        {
            return refusal!;
        }

        var archive = files.CreateUnfinished();
        try
        {
            await http.Request.Body.CopyToAsync(archive, http.RequestAborted);
        }
        catch
        {
            run.State = PhotoImportState.Broken;
            await archive.DisposeAsync();
            throw;
        }

        _ = Task.Run(async () =>
        {
            await using (archive)
            {
                await import.TakeArchiveAsync(run, archive, life.ApplicationStopping);
            }
        });
        return Results.Accepted($"{Address}/{id}", PhotoImportAnswer.Of(run, null));
    }

    private static async Task<(PhotoImportRun? Run, IResult? Refusal)> BeginAsync(
        Guid id, HttpContext http, PhotoUpload upload, PhotoImports imports, Audit audit, long maxBytes)
    {
        if (await upload.RefuseStrangersAsync(http) is { } refusal)
        {
            return (null, refusal);
        }

        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = maxBytes;
        var isNew = imports.Find(id) is null;
        var run = imports.Begin(id, await audit.ActorAsync());
        if (run.State != PhotoImportState.Running)
        {
            return (null, Results.Problem("That import is over; begin another.", statusCode: StatusCodes.Status409Conflict));
        }

        if (isNew)
        {
            await audit.RecordAsync(AuditAction.PhotosImported, id.ToString());
        }

        return (run, null);
    }

    private static IResult Find(Guid id, PhotoImports imports, IStringLocalizer<PhotosTexts> texts) =>
        imports.Find(id) is { } run ? Results.Ok(PhotoImportAnswer.Of(run, texts)) : NoSuchImport();

    private static async Task<IResult> UndoAsync(Guid id, PhotoImports imports, Audit audit, CancellationToken cancellationToken)
    {
        var removed = await imports.UndoAsync(id, cancellationToken);
        if (removed is null)
        {
            return Results.Problem("That import is still running.", statusCode: StatusCodes.Status409Conflict);
        }

        if (removed == 0)
        {
            return NoSuchImport();
        }

        await audit.RecordAsync(AuditAction.PhotosImportUndone, id.ToString(), cancellationToken: cancellationToken);
        return Results.Ok(new { removed });
    }

    private static IResult NoSuchImport() => Results.Problem("There is no such import.", statusCode: StatusCodes.Status404NotFound);
}

/// <summary>An import as the API shows it; <paramref name="Files"/> only where it is asked for.</summary>
internal sealed record PhotoImportAnswer(
    Guid Id, PhotoImportState State, int Total, int Stored, int Known, int UnknownMatricule, int Refused, IEnumerable<PhotoImportAnswer.FileAnswer>? Files)
{
    public static PhotoImportAnswer Of(PhotoImportRun run, IStringLocalizer<PhotosTexts>? texts) => new(
        run.Id, run.State, run.Total, run.Count(PhotoVerdict.Stored), run.Count(PhotoVerdict.Known), run.Count(PhotoVerdict.UnknownMatricule),
        run.Count(PhotoVerdict.Refused),
        texts is null ? null : run.Lines.Select(l => new FileAnswer(l.File, l.Verdict, l.Employee, l.Why is null ? null : texts.Say(l.Why))));

    internal sealed record FileAnswer(string Name, PhotoVerdict Verdict, string? Employee, string? Reason);
}
