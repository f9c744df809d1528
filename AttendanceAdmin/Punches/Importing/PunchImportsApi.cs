using System.Globalization;
using System.Text.Json;
using AttendanceAdmin.Files;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>
/// <c>/api/v1/imports/punches</c>: a file as multipart, or JSON for what the server fetches itself:
/// <code>
/// {"source":"terminal","terminal_id":3,"from":"2026-03-01","to":"2026-03-31"}   {"source":"connection","connection_id":2,…}
/// → 202 {"id":7}
/// </code>
/// </summary>
internal static class PunchImportsApi
{
    public const string Address = "/api/v1/imports/punches";

    /// <summary>What a form adds around the file.</summary>
    private const int Margin = 64 * 1024;
    private const int MostErrors = 1000;

    public static void MapPunchImportsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Address).WithTags("imports").RequireAuthorization(Policies.Scope(Scopes.PunchesWrite));
        api.MapPost("", StartAsync).WithMetadata(new RequestSizeLimitAttribute(ImportFiles.MaxBytes + Margin)).DisableAntiforgery()
            .Accepts<Body>("application/json", "multipart/form-data").Produces<Answer>(StatusCodes.Status202Accepted).ProducesValidationProblem();
        api.MapGet("{id:int}", FindAsync).Produces<Resource>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <param name="Source"><c>terminal</c> or <c>connection</c>.</param>
    /// <param name="From">First day; a time behind it is not looked at.</param>
    internal sealed record Body(string? Source, int? ConnectionId, int? TerminalId, string? From, string? To);

    internal sealed record Answer(int Id);

    /// <param name="Progress">In hundredths.</param>
    /// <param name="UnknownPin">Of those added or known, the ones whose PIN nobody has.</param>
    internal sealed record Resource(
        int Id, PunchImportState State, int Progress, int Received, int Added, int Known, int UnknownPin, int Rejected, IReadOnlyList<Fault> Errors, string? Error);

    internal sealed record Fault(int Line, string Reason);

    private static async Task<IResult> StartAsync(HttpContext http, StartPunchImport start, IStringLocalizer<PunchesTexts> texts, IStringLocalizer<FilesTexts> files)
    {
        var outcome = http.Request.HasFormContentType ? await FromFileAsync(http, start) : await FromSourceAsync(http, start);
        return outcome switch
        {
            StartImportOutcome.Started { Id: var id } => Results.Accepted(string.Create(CultureInfo.InvariantCulture, $"{Address}/{id}"), new Answer(id)),
            StartImportOutcome.Refused { Field: "file" } refused => FieldProblems.Of(refused.Field, files[refused.Reason]),
            StartImportOutcome.Refused refused => FieldProblems.Of(refused.Field, texts[refused.Reason]),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };
    }

    private static async Task<StartImportOutcome> FromFileAsync(HttpContext http, StartPunchImport start)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.GetFile("file") is not { } file)
        {
            return new StartImportOutcome.Refused("file", "FileEmpty");
        }

        var terminal = form["terminal_id"].ToString();
        if (terminal.Length > 0 && !int.TryParse(terminal, CultureInfo.InvariantCulture, out _))
        {
            return new StartImportOutcome.Refused("terminal_id", "ImportNoTerminal");
        }

        var (wish, refused) = Wish(new Body("file", null, terminal.Length > 0 ? int.Parse(terminal, CultureInfo.InvariantCulture) : null, form["from"], form["to"]));
        await using var upload = file.OpenReadStream();
        return refused ?? await start.FromFileAsync(upload, file.FileName, wish, http.RequestAborted);
    }

    private static async Task<StartImportOutcome> FromSourceAsync(HttpContext http, StartPunchImport start)
    {
        if (await ReadAsync(http) is not { } body)
        {
            return new StartImportOutcome.Refused("source", "ImportBadSource");
        }

        var (wish, refused) = Wish(body);
        return refused ?? body.Source switch
        {
            "terminal" => await start.FromTerminalAsync(wish, http.RequestAborted),
            "connection" => await start.FromConnectionAsync(wish, http.RequestAborted),
            _ => new StartImportOutcome.Refused("source", "ImportBadSource"),
        };
    }

    private static async Task<Body?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFromJsonAsync<Body>(http.RequestAborted);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new BadHttpRequestException(fault.Message, fault);
        }
    }

    private static (ImportWish Wish, StartImportOutcome.Refused? Refused) Wish(Body body)
    {
        var (from, to) = (Day(body.From), Day(body.To));
        var bad = from is null && !string.IsNullOrEmpty(body.From) ? "from" : to is null && !string.IsNullOrEmpty(body.To) ? "to" : null;
        return (new ImportWish(body.TerminalId, body.ConnectionId, from, to), bad is null ? null : new StartImportOutcome.Refused(bad, "ImportBadDay"));
    }

    private static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && (text.Length == 10 || text[10] is 'T' or ' ')
        && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static async Task<IResult> FindAsync(int id, PunchImports imports, IStringLocalizer<PunchesTexts> texts, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(id, cancellationToken) is not { } import)
        {
            return Results.Problem(texts["ImportMissing"], statusCode: StatusCodes.Status404NotFound);
        }

        var faults = await imports.FaultsAsync(id, 0, MostErrors, cancellationToken);
        return Results.Ok(new Resource(
            import.Id, import.State, import.Progress, import.Received, import.Added, import.Known, import.UnknownPin, import.Rejected,
            [.. faults.Select(f => new Fault(f.Line, texts[f.Reason]))], import.Fault is { } fault ? texts[fault].Value : null));
    }
}
