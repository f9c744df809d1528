using System.Text;

namespace AttendanceAdmin.Load;

/// <summary>The bytes of requests, made once and patched for each sending: making them must not cost what is measured.</summary>
internal static class Requests
{
    public const int PinDigits = 8;

    public static byte[] Handshake(string serial) => Get($"/iclock/cdata?SN={serial}&options=all&pushver=3.0.1&language=70", keepAlive: false);

    public static byte[] Heartbeat(string serial, bool keepAlive) => Get($"/iclock/getrequest?SN={serial}", keepAlive);

    public static byte[] Upload(string serial, ReadOnlySpan<byte> lines, bool keepAlive)
    {
        var head = $"POST /iclock/cdata?SN={serial}&table=ATTLOG&Stamp=9999 HTTP/1.1\r\n{Headers(keepAlive)}Content-Type: text/plain\r\nContent-Length: {lines.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. lines];
    }

    /// <summary>Lines of one terminal's backlog: four punches a second from <paramref name="from"/> on.</summary>
    public static byte[] Lines(int count, DateTime from)
    {
        var text = new StringBuilder(count * 40);
        for (var i = 0; i < count; i++)
        {
            text.Append((i % 5000) + 1).Append('\t').AppendFormat("{0:yyyy-MM-dd HH:mm:ss}", from.AddSeconds(i / 4)).Append("\t0\t1\t0\t0\t0\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>A single punch, now; its PIN is written over by <see cref="PatchPin"/>.</summary>
    public static byte[] SinglePunch(string serial, bool keepAlive) => Upload(
        serial, Encoding.ASCII.GetBytes($"{new string('0', PinDigits)}\t{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm:ss}\t0\t1\t0\t0\t0\n"), keepAlive);

    public static void PatchPin(byte[] request, long number)
    {
        var at = request.AsSpan().IndexOf("\r\n\r\n"u8) + 4 + PinDigits - 1;
        for (var i = 0; i < PinDigits; i++, number /= 10)
        {
            request[at - i] = (byte)('0' + (number % 10));
        }
    }

    private static byte[] Get(string target, bool keepAlive) => Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\n{Headers(keepAlive)}\r\n");

    private static string Headers(bool keepAlive) =>
        $"Host: 127.0.0.1\r\nUser-Agent: iClock Proxy/1.09\r\nAccept: */*\r\nConnection: {(keepAlive ? "keep-alive" : "close")}\r\n";
}
