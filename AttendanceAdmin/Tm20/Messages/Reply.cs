using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AttendanceAdmin.Tm20.Messages;

/// <summary>
/// What the server answers: <c>{"ret":"sendlog","result":true,"count":2,"logindex":10,"cloudtime":"2016-03-25 13:49:30"}</c>. <c>cloudtime</c>
/// sets the terminal's clock, so it is the time on its wall; a sendlog without its <c>count</c> and <c>logindex</c> again is sent again.
/// </summary>
internal static class Reply
{
    /// <summary>Firmware need not know escapes.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Ok(string command) => new() { ["ret"] = command, ["result"] = true };

    public static JsonObject Ok(string command, DateTime cloudTime) => new() { ["ret"] = command, ["result"] = true, ["cloudtime"] = DeviceTime.Write(cloudTime) };

    /// <summary>The terminal keeps what it sent, and sends it again.</summary>
    public static JsonObject KeepIt(string command) => new() { ["ret"] = command, ["result"] = false, ["reason"] = 1 };

    /// <summary>The text appears on its screen.</summary>
    public static JsonObject NotRegistered(string command) => new() { ["ret"] = command, ["result"] = false, ["reason"] = "did not reg" };

    /// <param name="takesEnrolments">Whether it is to send whom somebody enrols there; else that stays there until somebody asks for it.</param>
    public static JsonObject Registered(DateTime cloudTime, bool takesEnrolments)
    {
        var reply = Ok("reg", cloudTime);
        reply["nosenduser"] = !takesEnrolments;
        return reply;
    }

    /// <param name="count">As it came.</param>
    /// <param name="logIndex">As it came; left out if it was.</param>
    public static JsonObject Logs(long count, long? logIndex, DateTime cloudTime)
    {
        var reply = new JsonObject { ["ret"] = "sendlog", ["result"] = true, ["count"] = count };
        if (logIndex is { } index)
        {
            reply["logindex"] = index;
        }

        reply["cloudtime"] = DeviceTime.Write(cloudTime);
        return reply;
    }

    public static byte[] Bytes(this JsonObject reply) => JsonSerializer.SerializeToUtf8Bytes(reply, Plain);
}
