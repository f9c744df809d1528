using System.Text;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// Why something failed at the terminal: <c>ERRORLOG ErrCode=D01E0001 TAB ErrMsg=… TAB DataOrigin=cmd TAB CmdId=123 TAB Additional=…</c>. The code is source,
/// module, E and a number; 00000000 is success.
/// </summary>
internal readonly record struct ErrorLine(long CommandId, CommandFailure Failure, string Said)
{
    private const int MaxSaid = 100;

    /// <returns>Null if the line is none, is of no command, or says that all is well.</returns>
    public static ErrorLine? Read(ReadOnlySpan<byte> line, string? language)
    {
        var fields = new Fields(line);
        if (!AsciiText.StartsWithIgnoreCase(line, "ERRORLOG "u8) || !fields.TryGet("ErrCode"u8, out var code) || code.Length is < 8 or > 32
            || !fields.TryGet("CmdId"u8, out var id) || !AsciiText.TryNumber(id, out var command) || code.TrimStart((byte)'0').IsEmpty)
        {
            return null;
        }

        var written = Encoding.Latin1.GetString(code);
        var said = fields.TryGet("ErrMsg"u8, out var message) ? Commands.WireValue.Of(DeviceText.Decode(message, language)) : "";
        return new ErrorLine(command, Meaning(written), Commands.WireValue.Of($"{written} {said}"[..Math.Min(written.Length + 1 + said.Length, MaxSaid)]).Trim());
    }

    private static CommandFailure Meaning(string code) => code.ToUpperInvariant() switch
    {
        "D01E0001" => CommandFailure.NoFace,
        "D01E0002" => CommandFailure.FaceHidden,
        "D01E0003" => CommandFailure.FaceBlurred,
        "D01E0004" => CommandFailure.FaceTurned,
        "D01E0005" or "D01E0006" => CommandFailure.BadPhoto,
        _ => CommandFailure.Other,
    };
}
