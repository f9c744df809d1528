using System.Collections.Concurrent;

namespace AttendanceAdmin.Terminals;

/// <summary>One request or message and its answer, as on the wire; secrets are masked by the wire before they come here.</summary>
public sealed record TerminalExchange(DateTimeOffset At, string Request, ReadOnlyMemory<byte> RequestBody, long RequestBytes, string Answer)
{
    /// <summary>How often running it happened: a poll that brings nothing is kept once, or it would push out what one looks for.</summary>
    public int Times { get; init; } = 1;

    /// <summary>When it happened first; with <see cref="At"/> the last time.</summary>
    public DateTimeOffset FirstAt { get; init; } = At;

    public bool Repeats(TerminalExchange? earlier) =>
        earlier is not null && RequestBytes == 0 && earlier.RequestBytes == 0 && Request == earlier.Request && Answer == earlier.Answer;
}

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
                var last = (next - 1 + KeptPerTerminal) % KeptPerTerminal;
                if (kept[last] is { } earlier && exchange.Repeats(earlier))
                {
                    kept[last] = exchange with { Times = earlier.Times + 1, FirstAt = earlier.FirstAt };
                    return;
                }

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
