using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>Settles the commands that a terminal says it has carried out; what it says with them is taken down.</summary>
internal sealed class Confirmations(TerminalCommandQueue queue, RecordTerminalFacts facts)
{
    private const int MaxText = 200;

    public async Task SettleAsync(IclockCall call, IReadOnlyList<Confirmation> confirmations, CancellationToken cancellationToken)
    {
        if (confirmations.Count == 0)
        {
            return;
        }

        var access = call.Terminal.Dialect == Dialect.Access;
        await queue.CompleteAsync(
            call.Terminal.Id, [.. confirmations.Select(c => new CommandResult(c.Id, c.Return, ReturnCode.Failure(c.Return, access), Text(c, call.Terminal.Language)))], cancellationToken);
        foreach (var told in confirmations.Where(c => c is { IsInfo: true, Rest.Length: > 0 }))
        {
            await facts.RecordAsync(call.Terminal.Id, DeviceFacts.OfOptions(OptionPairs.Read(told.Rest.Span, call.Terminal.Language)), cancellationToken);
        }
    }

    private static string? Text(Confirmation confirmation, string? language)
    {
        if (confirmation.IsInfo || confirmation.Rest.IsEmpty)
        {
            return null;
        }

        var text = DeviceText.Decode(confirmation.Rest.Span[..Math.Min(confirmation.Rest.Length, MaxText)], language);
        return string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
    }
}
