using AttendanceAdmin.Data;
using AttendanceAdmin.Employees.Photos.Importing;
using AttendanceAdmin.Employees.Photos.Offers;
using AttendanceAdmin.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AttendanceAdmin.Employees.Photos;

/// <summary><c>/api/v1/employees/{id}/photos</c>, and <c>/api/v1/photos</c> for one that waits for its employee to be saved.</summary>
internal static class PhotosApi
{
    /// <summary>Where a page sends a photo for somebody who is not written down yet.</summary>
    public const string WaitingUrl = "/api/v1/photos";

    public static void MapPhotosApi(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("/api/v1/employees/{id:int}/photos").WithTags("Photos");
        all.MapGet("{photo:int}", SendAsync).RequireAuthorization(Policies.SeePeople);
        var managing = all.MapGroup("").RequireAuthorization(Policies.Scope(Scopes.Employees));
        managing.MapGet("", ListAsync);
        managing.MapPost("", AddAsync);
        managing.MapDelete("{photo:int}", RemoveAsync);
        managing.MapPost("{photo:int}/choose", ChooseAsync);
        managing.MapPost("{photo:int}/restore", RestoreAsync);
        managing.MapOffersApi();
        app.MapPhotoImportApi();
        app.MapPost(WaitingUrl, KeepAsync).RequireAuthorization(Policies.ManagePeople).ExcludeFromDescription();
    }

    public static string UploadUrl(int? employeeId) => employeeId is { } id ? $"/api/v1/employees/{id}/photos" : WaitingUrl;

    /// <summary>A photo as it is served: to be kept by the browser that asked, by nobody on the way, and found unchanged by its hash.</summary>
    /// <param name="forGood">The address names the content: it need not be asked for again.</param>
    public static IResult Send(HttpResponse response, EmployeePhoto photo, PhotoFiles files, bool forGood)
    {
        var path = files.PathOf(photo.Hash);
        if (!File.Exists(path))
        {
            return NoSuchPhoto();
        }

        response.Headers.CacheControl = forGood ? "private, max-age=31536000, immutable" : "private, no-cache";
        return Results.File(path, photo.Format.ContentType(), entityTag: new EntityTagHeaderValue($"\"{photo.Hash}\""));
    }

    private static async Task<IResult> SendAsync(
        int id, int photo, string? v, HttpResponse response, IDbContextFactory<AttendanceContext> contexts, PhotoFiles files, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EmployeePhotos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == photo && p.EmployeeId == id && p.RemovedAt == null, cancellationToken) is { } found
            ? Send(response, found, files, forGood: v?.Length >= 12 && found.Hash.StartsWith(v, StringComparison.Ordinal))
            : NoSuchPhoto();
    }

    private static async Task<IResult> ListAsync(int id, IDbContextFactory<AttendanceContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Employees.AnyAsync(e => e.Id == id, cancellationToken))
        {
            return NoSuchEmployee(id);
        }

        var photos = await context.EmployeePhotos.AsNoTracking().Of(id).ToListAsync(cancellationToken);
        return Results.Ok(photos.Select((p, i) => PhotoAnswer.Of(p, chosen: i == 0)));
    }

    private static async Task<IResult> AddAsync(
        int id, HttpContext context, PhotoUpload upload, AddPhoto add, Audit audit, CancellationToken cancellationToken)
    {
        var (photo, refusal) = await upload.ReadAsync(context);
        if (photo is null)
        {
            return refusal!;
        }

        var (outcome, added) = await add.RunAsync(id, photo, new PhotoOrigin(await audit.ActorAsync()), cancellationToken);
        if (added is null)
        {
            return NoSuchEmployee(id);
        }

        await audit.RecordAsync(AuditAction.PhotoAdded, Subject(id), null, cancellationToken);
        var answer = PhotoAnswer.Of(added, chosen: true);
        return outcome == AddedPhoto.Added ? Results.Created(added.Url, answer) : Results.Ok(answer);
    }

    /// <summary>Kept for a day without an owner; the form that sent it names it by its hash when it is saved.</summary>
    private static async Task<IResult> KeepAsync(HttpContext context, PhotoUpload upload, PhotoFiles files, CancellationToken cancellationToken)
    {
        var (photo, refusal) = await upload.ReadAsync(context);
        return photo is null ? refusal! : Results.Ok(new WaitingPhoto(await files.KeepAsync(photo.Bytes, cancellationToken), photo.Width, photo.Height));
    }

    private static async Task<IResult> RemoveAsync(int id, int photo, ChangePhoto change, Audit audit, CancellationToken cancellationToken) =>
        await AnswerAsync(await change.RemoveAsync(id, photo, cancellationToken), AuditAction.PhotoRemoved, id, audit, cancellationToken);

    private static async Task<IResult> ChooseAsync(int id, int photo, ChangePhoto change, Audit audit, CancellationToken cancellationToken) =>
        await AnswerAsync(await change.ChooseAsync(id, photo, cancellationToken), AuditAction.PhotoChosen, id, audit, cancellationToken);

    private static async Task<IResult> RestoreAsync(int id, int photo, ChangePhoto change, Audit audit, CancellationToken cancellationToken) =>
        await AnswerAsync(await change.RestoreAsync(id, photo, cancellationToken), AuditAction.PhotoRestored, id, audit, cancellationToken);

    private static async Task<IResult> AnswerAsync(bool done, AuditAction action, int id, Audit audit, CancellationToken cancellationToken)
    {
        if (!done)
        {
            return NoSuchPhoto();
        }

        await audit.RecordAsync(action, Subject(id), null, cancellationToken);
        return Results.NoContent();
    }

    public static string Subject(int employeeId) => $"employee {employeeId}";

    private static IResult NoSuchPhoto() => Results.Problem("There is no such photo.", statusCode: StatusCodes.Status404NotFound);

    private static IResult NoSuchEmployee(int id) => Results.Problem($"There is no employee {id}.", statusCode: StatusCodes.Status404NotFound);

    internal sealed record WaitingPhoto(string Hash, int Width, int Height);
}

/// <summary>A photo as the API shows it; the first of a list is the chosen one.</summary>
internal sealed record PhotoAnswer(
    int Id, string Url, string Hash, string ContentType, int Width, int Height, int Size, bool Chosen, DateTimeOffset AddedAt, string AddedBy)
{
    public static PhotoAnswer Of(EmployeePhoto p, bool chosen) =>
        new(p.Id, p.Url, p.Hash, p.Format.ContentType(), p.Width, p.Height, p.Size, chosen, p.AddedAt, p.AddedBy);
}
