using System.Text.Json;
using System.Text.Json.Nodes;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tm20.Messages;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>What is said to a terminal to carry out one command.</summary>
internal abstract record Script
{
    private Script()
    {
    }

    /// <summary>One message after the other; the first that fails ends it.</summary>
    internal sealed record Messages(IReadOnlyList<Line> Lines) : Script
    {
        public Messages(params Line[] lines)
            : this((IReadOnlyList<Line>)lines)
        {
        }
    }

    /// <summary>Records of punches, page by page.</summary>
    /// <param name="Before">What goes before it.</param>
    /// <param name="Then">What erases them, once every one of them is stored.</param>
    /// <param name="AlsoIfNone">Whether it erases more than punches.</param>
    internal sealed record Logs(JsonObject First, JsonObject? Before = null, JsonObject? Then = null, bool AlsoIfNone = false) : Script;

    /// <summary>The people it holds, with their names and cards.</summary>
    internal sealed record People(JsonObject? Before = null, JsonObject? Then = null) : Script;

    /// <summary>What it holds of one of them.</summary>
    internal sealed record Person(long Number) : Script;

    /// <summary>Is not answered.</summary>
    internal sealed record Mute(JsonObject Message) : Script;

    /// <param name="MayFail">A refusal says nothing: what is to be removed may not be there.</param>
    /// <param name="Keeps">Whether the answer is what was asked for.</param>
    /// <param name="Agrees">Whether what it read back is what was said before.</param>
    /// <param name="Reason">What the number of a refusal means here; mostly nothing that is known.</param>
    internal sealed record Line(JsonObject Message, bool MayFail = false, bool Keeps = false, Func<int, CommandFailure>? Reason = null, Func<JsonElement, bool>? Agrees = null)
    {
        public string Verb => (string)Message["cmd"]!;
    }
}

/// <summary>How a script ended; null in its place where the line broke.</summary>
/// <param name="Answer">To a question, as JSON.</param>
internal sealed record Ending(CommandFailure Failure, int Code, string? Text, string? Answer = null)
{
    public static readonly Ending Done = new(CommandFailure.None, 0, null);

    public static readonly Ending Unanswered = new(CommandFailure.Timeout, -1, null);

    public static readonly Ending NotStored = new(CommandFailure.StorageFault, -1, null);

    public bool IsDone => Failure == CommandFailure.None;

    public static Ending Of(DeviceMessage reply, Func<int, CommandFailure>? reason = null) => Refusal.Of(reply, reason) ?? Done;

    public static Ending Counted(int count) => Done with { Text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"count={count}") };
}
