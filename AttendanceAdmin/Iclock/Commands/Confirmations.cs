using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>Settles the commands that a terminal says it has carried out; what it says with them is taken down.</summary>
internal sealed class Confirmations(TerminalCommandQueue queue, ReconcileTerminal reconcile, RecordTerminalFacts facts)
{
    private const int MaxText = 200;

    public async Task SettleAsync(IclockCall call, IReadOnlyList<Confirmation> confirmations, CancellationToken cancellationToken)
    {
        if (confirmations.Count == 0)
        {
            return;
        }

        var access = call.Terminal.Dialect == Dialect.Access;
        var settled = await queue.CompleteAsync(
            call.Terminal.Id, [.. confirmations.Select(c => new CommandResult(c.Id, c.Return, ReturnCode.Failure(c.Return, access), Text(c, call.Terminal.ReadsAs)))], cancellationToken);
        if (settled.LastOrDefault(c => c.Kind == CommandKind.QueryPeople && IsAnswer(c)) is { SentAt: { } askedAt })
        {
            await reconcile.RunAsync(call.Terminal.Id, askedAt, cancellationToken);
        }

        foreach (var told in confirmations.Where(c => c is { IsInfo: true, Rest.Length: > 0 }))
        {
            await facts.RecordAsync(call.Terminal.Id, DeviceFacts.OfOptions(OptionPairs.Read(told.Rest.Span, call.Terminal.ReadsAs)), cancellationToken);
        }
    }

    /// <summary>Who has nobody to tell of returns what others return for a failure.</summary>
    private static bool IsAnswer(TerminalCommand question) => question.State == CommandState.Done || question.Failure == CommandFailure.NoData;

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
