using System.Text.Json;

namespace AttendanceAdmin.Tm20.Messages;

/// <summary>
/// One message of a terminal: <c>{"cmd":"sendlog","sn":"ZX0006827500",…}</c> begins an exchange, <c>{"ret":"settime","result":true,…}</c>
/// answers one that the server began.
/// </summary>
internal sealed class DeviceMessage : IDisposable
{
    private const int MaxVerb = 64;
    private readonly JsonDocument document;

    private DeviceMessage(JsonDocument document, int length)
    {
        this.document = document;
        Length = length;
        Command = Verb("cmd");
        Reply = Command is null ? Verb("ret") : null;
        Serial = Body.Text("sn") is { Length: > 0 } serial ? serial : null;
    }

    public JsonElement Body => document.RootElement;

    /// <summary>Bytes it came in.</summary>
    public int Length { get; }

    /// <summary>What the terminal wants, as it wrote it but without spaces around; null if it answers.</summary>
    public string? Command { get; }

    /// <summary>What it answers.</summary>
    public string? Reply { get; }

    /// <summary>As it stands there; null in the many messages that leave it out.</summary>
    public string? Serial { get; }

    /// <summary>Null if the bytes are no JSON object; see <see cref="DamagedMessage"/>.</summary>
    public static DeviceMessage? Read(ReadOnlyMemory<byte> bytes)
    {
        var read = WireJson.Parse(bytes);
        if (read is null or { RootElement.ValueKind: JsonValueKind.Object })
        {
            return read is null ? null : new DeviceMessage(read, bytes.Length);
        }

        read.Dispose();
        return null;
    }

    public bool Is(string command) => string.Equals(Command, command, StringComparison.OrdinalIgnoreCase);

    public void Dispose() => document.Dispose();

    private string? Verb(string key) => Body.Text(key) is { Length: > 0 and <= MaxVerb } verb ? verb : null;
}
