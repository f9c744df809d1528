using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Identity;
using AttendanceAdmin.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections.ZktecoApi;

/// <summary>
/// The receiving end of the route by which bridges push punches to an ERP, so that a shop's bridge, or another AttendanceAdmin as an edge, can send
/// here. Every path with and without the final slash; a key is always needed.
/// <code>
/// 200 {"message":"…","status":"success","processed":{"success":true,"employee_name":"…","timestamp":"…","punch_type":"in","auto_detected":false},"timestamp":"…"}
/// 200 {"message":"…","status":"success","processed":{"success":false,"message":"…","stored":true},"timestamp":"…"}     nobody has that PIN; it is kept
/// 200 {"message":"…","status":"success","data_length":12,"timestamp":"…"}                                            no JSON; it is kept
/// 401 403 413 503 {"message":"…","status":"error"}                                                                   not taken: send it again
/// </code>
/// </summary>
internal static class ZktecoApi
{
    public const string Path = "/zkteco/api";

    /// <summary>A real one has a hundred.</summary>
    public const int MaxBodyBytes = 16 * 1024;

    public static void MapZktecoApi(this WebApplication app)
    {
        var api = app.MapGroup(Path).WithTags("ERP");
        var writing = api.MapGroup("").RequireAuthorization(Policies.Scope(Scopes.PunchesWrite));
        writing.MapGet("/attendance", Greet);
        writing.MapPost("/attendance", ReceiveAsync);
        writing.MapGet("/ping", Ping);
        writing.MapPost("/ping", Ping);
        api.MapGet("/employees", ZktecoEmployees.ListAsync).RequireAuthorization(Policies.Scope(Scopes.Employees));
    }

    private static IResult Greet(IStringLocalizer<ZktecoTexts> texts, SiteClock site) =>
        Results.Ok(new { Message = texts["Ready"].Value, MethodsSupported = new[] { "GET", "POST" }, Status = "success", Timestamp = site.LocalNow });

    private static IResult Ping(IStringLocalizer<ZktecoTexts> texts, SiteClock site) =>
        Results.Ok(new { Message = texts["Ready"].Value, Status = "success", Timestamp = site.LocalNow, Server = "AttendanceAdmin" });

    private static async Task<IResult> ReceiveAsync(HttpContext http, [FromQuery(Name = "terminal")] string? serial, TakePushedPunch take, ZktecoAnswers answers)
    {
        var raw = await BoundedBody.ReadAsync(http.Request.Body, MaxBodyBytes, http.RequestAborted);
        if (raw.Length > MaxBodyBytes)
        {
            return answers.TooLarge();
        }

        if (raw.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
        {
            return answers.Empty();
        }

        return JsonBody.TryParse(raw) is { } body
            ? answers.Of(await take.RunAsync(body, raw, serial, http.RequestAborted))
            : answers.OfNoJson(await take.QuarantineAsync(raw, Punches.QuarantineReason.NotText), raw.Length);
    }
}
