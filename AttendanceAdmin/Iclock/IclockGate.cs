using AttendanceAdmin.Data;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.Http.Features;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// Every request of a device passes here: its address made canonical, its serial number found, its terminal let in or refused, its sign of
/// life noted, and the exchange kept for diagnosis. A heartbeat touches no database.
/// </summary>
internal sealed class IclockGate(RequestDelegate next, TerminalDirectory directory, TerminalPresence presence, TerminalTraffic traffic, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context, TerminalBudgets budgets, Introductions introductions, NamelessUploads nameless)
    {
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            // The intake counts what matters of devices; timing each heartbeat by route would cost more than answering it.
            metrics.MetricsDisabled = true;
        }

        LockPatience.Hurry();
        var request = context.Request;
        var path = IclockPath.Parse(request.Path.Value ?? "/");
        var query = new IclockQuery(request.QueryString.Value ?? "");
        request.Path = path.Canonical;
        var looks = IsLooking(request.Method);
        request.Method = looks || HttpMethods.IsGet(request.Method) ? HttpMethods.Get : HttpMethods.Post;

        var serial = await SerialOfBody.FindAsync(context, query);
        var known = TerminalSerial.TryParse(serial, out var parsed)
            ? await directory.FindOrAnnounceAsync(parsed, TerminalProtocol.Iclock, context.RequestAborted)
            : null;
        var admission = known is not null ? Admit(known, path, context) : Stranger(serial, parsed);
        if (known is null)
        {
            if (admission == Admission.NoSerial && IsUpload(request))
            {
                await nameless.KeepAsync(context, path.Canonical + query.Masked());
            }

            await RefuseAsync(context, admission);
            return;
        }

        var budget = budgets.Of(known.Id);
        if (!budget.TryEnter())
        {
            await RefuseAsync(context, Admission.TooBusy);
            return;
        }

        var call = new IclockCall(known, ContactOf(known, admission, context), path.Canonical + query.Masked(), query);
        context.Features.Set(call);
        try
        {
            await (looks && admission is Admission.Admitted or Admission.Greeted ? IclockAnswer.SendAsync(context, IclockAnswer.Ok) : ServeAsync(context, call, admission, introductions));
        }
        finally
        {
            budget.Leave(call.BodyBytes);
            traffic.Record(known.Id, new TerminalExchange(time.GetUtcNow(), Shown(request.Method, call.Target), call.BodySample, call.BodyBytes, call.Answer));
        }
    }

    private Task ServeAsync(HttpContext context, IclockCall call, Admission admission, Introductions introductions) =>
        admission == Admission.Admitted || (admission == Admission.Greeted && !IsUpload(context.Request))
            ? next(context)
            : TurnAwayAsync(context, call, admission, introductions);

    private static async Task TurnAwayAsync(HttpContext context, IclockCall call, Admission admission, Introductions introductions)
    {
        if (admission == Admission.Greeted)
        {
            await introductions.HearAsync(context, call);
        }

        await RefuseAsync(context, admission);
    }

    /// <summary>An address may be as long as a line; what is kept of it may not.</summary>
    private static string Shown(string method, string target) =>
        $"{method} {(target.Length <= TerminalTraffic.KeptBodyBytes ? target : target[..TerminalTraffic.KeptBodyBytes])}";

    /// <summary>Who comes by the wrong way need not be the terminal, and is no sign of its life.</summary>
    private TerminalContact ContactOf(KnownTerminal terminal, Admission admission, HttpContext context) =>
        admission is Admission.WrongSecret or Admission.WrongAddress
            ? presence.Of(terminal.Id)
            : presence.Heard(terminal.Id, context.Connection.RemoteIpAddress?.ToString());

    /// <summary>Whether somebody is there, asked by whoever would not see the commands and settings of an answer: it takes none of them.</summary>
    private static bool IsLooking(string method) => HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsDelete(method);

    private static bool IsUpload(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path != "/iclock/getrequest" && request.Path != "/iclock/ping";

    private static Admission Admit(KnownTerminal terminal, in IclockPath path, HttpContext context) => terminal switch
    {
        { SecretPath.Length: > 0 } when !path.Carries(terminal.SecretPath) => Admission.WrongSecret,
        _ when !terminal.AllowsAddress(context.Connection.RemoteIpAddress) => Admission.WrongAddress,
        { State: TerminalState.Blocked } => Admission.Blocked,
        { State: TerminalState.Pending } => Admission.Greeted,
        _ => Admission.Admitted,
    };

    private static Admission Stranger(string? serial, TerminalSerial parsed) =>
        string.IsNullOrEmpty(serial) ? Admission.NoSerial : parsed.Value is null ? Admission.BadSerial : Admission.Crowded;

    private static Task RefuseAsync(HttpContext context, Admission admission)
    {
        var upload = IsUpload(context.Request);
        return admission switch
        {
            // Not an acknowledgement: whose punches would they be?
            Admission.NoSerial when upload => IclockAnswer.SendAsync(context, "ERROR: no serial number"),
            Admission.NoSerial => IclockAnswer.SendAsync(context, IclockAnswer.Ok),
            Admission.BadSerial => IclockAnswer.SendAsync(context, "ERROR: bad serial number", StatusCodes.Status400BadRequest),
            Admission.WrongSecret or Admission.WrongAddress => IclockAnswer.SendAsync(context, "ERROR: unauthorized", StatusCodes.Status401Unauthorized),
            Admission.Blocked when !upload => IclockAnswer.SendAsync(context, "ERROR: blocked", StatusCodes.Status403Forbidden),
            Admission.TooBusy => IclockAnswer.SendAsync(context, "ERROR: too many requests, send again", StatusCodes.Status503ServiceUnavailable),
            Admission.Crowded when !upload => IclockAnswer.SendAsync(context, IclockAnswer.Ok),
            _ => IclockAnswer.SendAsync(context, "ERROR: not approved, keep the data", StatusCodes.Status503ServiceUnavailable),
        };
    }
}
