using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Mvc;

namespace AttendanceAdmin.Iclock.Access;

/// <summary>What only access devices ask for: registration, settings, the time, and where they bring the answers to queries.</summary>
internal sealed class AccessController(Uploads uploads, RawUploads raws, RecordTerminalFacts facts, StampBook book, AccessSessions sessions) : IclockController
{
    private static readonly UploadKind Registration = new("registry", UploadContent.Options, Acknowledgement.Plain);

    /// <summary><c>DeviceType=acc,~DeviceName=F20/M,FirmVer=…</c>; the answer is the code and nothing else.</summary>
    [Route("/iclock/registry")]
    public async Task Register()
    {
        var body = await raws.ReceiveAsync(HttpContext, Call, Registration);
        if (body is null)
        {
            await NotStoredAsync();
            return;
        }

        var told = DeviceFacts.OfOptions(OptionPairs.Read(body, Call.Terminal.ReadsAs));
        await facts.RecordAsync(Call.Terminal.Id, told with { Dialect = told.Dialect ?? Dialect.Access }, HttpContext.RequestAborted);
        // Two registrations at once must hear of one code.
        await book.MarkAsync(Call.Terminal.Id, s => s.RegistryCode is null ? s.Registered(AccessSessions.NewRegistryCode()) : s, HttpContext.RequestAborted);
        await AnswerAsync($"RegistryCode={(await book.OfAsync(Call.Terminal.Id, HttpContext.RequestAborted)).RegistryCode}");
    }

    [Route("/iclock/push")]
    public async Task Settings()
    {
        await CheckTokenAsync();
        await AnswerAsync(AccessAnswers.Settings(sessions.Begin(Call.Terminal.Id)));
    }

    [Route("/iclock/rtdata")]
    public async Task Time([FromServices] TimeProvider time)
    {
        await CheckTokenAsync();
        await AnswerAsync(AccessAnswers.Time(Call.Terminal, time.GetUtcNow()));
    }

    /// <summary><c>?type=count|tabledata|options&amp;cmdid=&amp;tablename=&amp;count=&amp;packcnt=&amp;packidx=</c></summary>
    [Route("/iclock/querydata")]
    public Task Query() => uploads.AnswerAsync(HttpContext, Call, UploadKind.Data(Call.Query, "querydata"));

    private async Task CheckTokenAsync() =>
        sessions.Check(Call, (await book.OfAsync(Call.Terminal.Id, HttpContext.RequestAborted)).RegistryCode, Request.Cookies["token"]);
}
