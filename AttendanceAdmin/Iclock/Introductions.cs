using System.Buffers;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// What a terminal that waits for approval says of itself with <c>table=options</c> or at registration: taken down for whoever decides on it.
/// Nothing of it is stored and it is refused like all its data, so that it says it again once it is approved.
/// </summary>
internal sealed class Introductions(RecordTerminalFacts facts)
{
    private const int MostBytes = 16 * 1024;

    public async Task HearAsync(HttpContext context, IclockCall call)
    {
        var registers = context.Request.Path == "/iclock/registry";
        if (!registers && (context.Request.Path != "/iclock/cdata" || UploadKind.Of(call.Query) is not { Content: UploadContent.Options }))
        {
            return;
        }

        var told = DeviceFacts.OfOptions(OptionPairs.Read(await BeginningAsync(context), call.Terminal.ReadsAs));
        call.BodyBytes = context.Request.ContentLength ?? 0;
        await facts.RecordAsync(
            call.Terminal.Id, registers ? told with { Dialect = told.Dialect ?? Dialect.Access } : told, context.RequestAborted);
    }

    private static async Task<byte[]> BeginningAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        var result = await body.ReadAtLeastAsync(MostBytes, context.RequestAborted);
        var beginning = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, MostBytes)).ToArray();
        body.AdvanceTo(result.Buffer.End);
        return beginning;
    }
}
