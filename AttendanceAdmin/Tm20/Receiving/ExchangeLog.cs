using System.Text;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>Keeps for diagnosis what a terminal and the server said to each other, without credentials and photos.</summary>
internal sealed class ExchangeLog(TerminalTraffic traffic, TimeProvider time)
{
    /// <summary>What the terminal began, and the answer.</summary>
    /// <param name="message">Null if the bytes made none.</param>
    public void Heard(KnownTerminal terminal, Caller caller, DeviceMessage? message, int bytes, byte[]? answer)
    {
        var request = $"{message?.Command ?? message?.Reply ?? "?"} {caller.Path}";
        if (message is not null && (message.Is("checklive") || message.Is("heartbeat")))
        {
            // A sign of life is kept once, however often it comes.
            traffic.Record(terminal.Id, new TerminalExchange(time.GetUtcNow(), request, default, 0, "…"));
            return;
        }

        var shown = message is null ? [] : RecordText.Shown(message.Body);
        var sample = shown.AsMemory(0, Math.Min(shown.Length, TerminalTraffic.KeptBodyBytes));
        traffic.Record(terminal.Id, new TerminalExchange(time.GetUtcNow(), request, sample, bytes, answer is null ? "" : Encoding.UTF8.GetString(answer)));
    }

    /// <summary>What the server said by itself.</summary>
    public void Asked(KnownTerminal terminal, Caller caller, byte[] command) =>
        traffic.Record(terminal.Id, new TerminalExchange(time.GetUtcNow(), $"← {caller.Path}", default, 0, Shown(command)));

    private static string Shown(byte[] command)
    {
        using var document = WireJson.Parse(command);
        return document is null ? "" : Encoding.UTF8.GetString(RecordText.Shown(document.RootElement));
    }
}
