using AttendanceAdmin.Employees.Photos.Reading;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>Reads one photo out of a request: the body itself (<c>image/jpeg</c>), or the part <c>file</c> of a form, never more than may be.</summary>
internal sealed class PhotoUpload(IAntiforgery antiforgery, IStringLocalizer<PhotosTexts> texts)
{
    public const string Field = "file";

    /// <summary>Of the whole request: somewhat more than a photo may have, so that one that is too large is told so and not cut off.</summary>
    private const long MaxRequestBytes = 2L * PhotoReader.MaxBytes;

    private const int MaxParts = 16;

    /// <returns>The photo, or the answer that refuses it.</returns>
    public async Task<(CleanPhoto? Photo, IResult? Refusal)> ReadAsync(HttpContext context)
    {
        if (await RefuseStrangersAsync(context) is { } stale)
        {
            return (null, stale);
        }

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaxRequestBytes;
        return await FindAsync(context.Request, context.RequestAborted) is not { } body
            ? (null, FieldProblems.Of(Field, texts["NoFile"]))
            : PhotoReader.Read(await BoundedBody.ReadAsync(body, PhotoReader.MaxBytes, context.RequestAborted)) switch
            {
                PhotoReading.Good { Photo: var photo } => (photo, null),
                PhotoReading.Bad bad => (null, FieldProblems.Of(Field, texts.Say(bad))),
                _ => throw new InvalidOperationException("a reading is good or bad"),
            };
    }

    /// <summary>A browser sends its cookie with whatever another site makes it send; only our own page has the token. Keys are never sent unasked.</summary>
    /// <returns>Null if the request is meant.</returns>
    public async Task<IResult?> RefuseStrangersAsync(HttpContext context)
    {
        var meant = ApiKeyAuthentication.IsPresent(context.Request)
            || (context.Request.Headers.ContainsKey("RequestVerificationToken") && await antiforgery.IsRequestValidAsync(context));
        return meant ? null : Results.Problem(texts["StalePage"], statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<Stream?> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return null;
        }

        if (type.Type.Equals("image", StringComparison.OrdinalIgnoreCase))
        {
            return request.Body;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || boundary is not { Length: > 0 and <= 100 })
        {
            return null;
        }

        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8 };
        for (var part = 0; part < MaxParts && await NextAsync(reader, cancellationToken) is { } section; part++)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition() && disposition.Name == Field)
            {
                return section.Body;
            }
        }

        return null;
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException(fault.Message, fault);
        }
    }
}
