using System.Collections.Concurrent;

namespace AttendanceAdmin.Terminals;

/// <summary>One request or message and its answer, as on the wire; secrets are masked by the wire before they come here.</summary>
public sealed record TerminalExchange(DateTimeOffset At, string Request, ReadOnlyMemory<byte> RequestBody, long RequestBytes, string Answer);

/// <summary>The last exchanges of each terminal, in memory, for diagnosis.</summary>
internal sealed class TerminalTraffic
{
    public const int KeptPerTerminal = 30;
    public const int KeptBodyBytes = 2048;

    private readonly ConcurrentDictionary<int, Ring> rings = new();

    public void Record(int terminalId, TerminalExchange exchange) => rings.GetOrAdd(terminalId, static _ => new Ring()).Add(exchange);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TerminalExchange> Last(int terminalId) => rings.TryGetValue(terminalId, out var ring) ? ring.NewestFirst() : [];

    private sealed class Ring
    {
        private readonly TerminalExchange?[] kept = new TerminalExchange?[KeptPerTerminal];
        private readonly Lock gate = new();
        private int next;

        public void Add(TerminalExchange exchange)
        {
            lock (gate)
            {
                kept[next] = exchange;
                next = (next + 1) % KeptPerTerminal;
            }
        }

        public IReadOnlyList<TerminalExchange> NewestFirst()
        {
            lock (gate)
            {
                return [.. Enumerable.Range(1, KeptPerTerminal).Select(i => kept[(next - i + KeptPerTerminal) % KeptPerTerminal]).OfType<TerminalExchange>()];
            }
        }
    }
}
