using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Employees.Photos.Reading;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>What POST and PUT carry. A field left out is null; one that is empty clears.</summary>
/// <param name="Photos">By their number, 1 to 6.</param>
internal sealed record EmployeeForm(string? Name, string? Department, string? Pin, IReadOnlyDictionary<int, CleanPhoto> Photos);

/// <summary>
/// Reads the form part by part, a photo at a time, so that nothing but good photos is ever held:
/// <code>
/// name=BENALI Amine   department=Atelier   pin=0017   file1 … file6 = JPEG
/// </code>
/// as <c>multipart/form-data</c>, or without photos as <c>application/x-www-form-urlencoded</c>.
/// </summary>
internal sealed class EmployeeFormReader(IStringLocalizer<PhotosTexts> texts)
{
    public const int MaxPhotos = PhotoNumbers.Most;

    private const string FilePrefix = "file";
    private const int MaxFieldBytes = 4096;
    private const int MaxParts = 32;
    private const long MaxRequestBytes = (MaxPhotos + 1L) * PhotoReader.MaxBytes;

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<int, CleanPhoto> photos = [];

    /// <returns>The form, or the answer that refuses it.</returns>
    public async Task<(EmployeeForm? Form, IResult? Refusal)> ReadAsync(HttpContext http)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaxRequestBytes;
        var type = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var said) ? said : null;
        var refusal = type?.MediaType.Value?.ToLowerInvariant() switch
        {
            "multipart/form-data" => await ReadPartsAsync(http, HeaderUtilities.RemoveQuotes(type.Boundary).Value),
            "application/x-www-form-urlencoded" => await ReadPairsAsync(http),
            _ => Detail.Unprocessable("A form is required: multipart/form-data, or application/x-www-form-urlencoded without photos."),
        };
        return refusal is null
            ? (new EmployeeForm(Field("name"), Field("department"), Field("pin"), photos), null)
            : (null, refusal);
    }

    private string? Field(string name) => fields.GetValueOrDefault(name);

    private async Task<IResult?> ReadPairsAsync(HttpContext http)
    {
        foreach (var (name, value) in await http.Request.ReadFormAsync(http.RequestAborted))
        {
            fields[name] = value.ToString();
        }

        return fields.Keys.FirstOrDefault(n => SlotOf(n) is not null) is { } file ? Detail.Unprocessable($"{file} must be a file.") : null;
    }

    private async Task<IResult?> ReadPartsAsync(HttpContext http, string? boundary)
    {
        if (boundary is not { Length: > 0 and <= 200 })
        {
            return Detail.Unprocessable("The boundary of the form is missing.");
        }

        var reader = new MultipartReader(boundary, http.Request.Body) { HeadersCountLimit = 8 };
        try
        {
            for (var part = 0; await reader.ReadNextSectionAsync(http.RequestAborted) is { } section; part++)
            {
                if (part == MaxParts)
                {
                    return Detail.Unprocessable($"The form has more than {MaxParts} fields.");
                }

                if (await TakeAsync(section, http.RequestAborted) is { } refusal)
                {
                    return refusal;
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return Detail.BadRequest("The form could not be read: it is cut off, or its parts are not separated by its boundary.");
        }

        return null;
    }

    private async Task<IResult?> TakeAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        if (section.GetContentDispositionHeader() is not { } disposition)
        {
            return null;
        }

        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        if (SlotOf(name) is not { } slot)
        {
            var value = await BoundedBody.ReadAsync(section.Body, MaxFieldBytes, cancellationToken);
            fields[name] = System.Text.Encoding.UTF8.GetString(value);
            return value.Length > MaxFieldBytes ? Detail.Unprocessable($"{name} is too long.") : null;
        }

        if (!disposition.IsFileDisposition())
        {
            return Detail.Unprocessable($"{name} must be a file.");
        }

        var file = await BoundedBody.ReadAsync(section.Body, PhotoReader.MaxBytes, cancellationToken);
        // A form of a browser sends a part without a name for a file that nobody chose.
        return file.Length == 0 && string.IsNullOrEmpty(HeaderUtilities.RemoveQuotes(disposition.FileName).Value) ? null : Take(slot, file);
    }

    private IResult? Take(int slot, byte[] file)
    {
        switch (PhotoReader.Read(file))
        {
            case PhotoReading.Good { Photo: var photo }:
                photos[slot] = photo;
                return null;
            case PhotoReading.Bad bad:
                return Detail.BadRequest($"Photo {slot}: {texts.Say(bad)}");
            default:
                throw new InvalidOperationException("a reading is good or bad");
        }
    }

    /// <summary><c>file1</c> … <c>file6</c></summary>
    private static int? SlotOf(string name) =>
        name.Length == FilePrefix.Length + 1 && name.StartsWith(FilePrefix, StringComparison.Ordinal) && name[^1] is >= '1' and <= (char)('0' + MaxPhotos)
            ? name[^1] - '0'
            : null;
}
