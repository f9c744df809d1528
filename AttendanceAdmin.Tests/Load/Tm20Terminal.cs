using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace AttendanceAdmin.Load;

/// <summary>One TM20 terminal: says a punch, waits for its acknowledgement, and says it again over a new line until it comes.</summary>
internal sealed class Tm20Terminal(Func<Uri> server, string serial, Random random) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly DateTime Morning = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified);

    private ClientWebSocket? socket;
    private bool waits;

    public int Acknowledged { get; private set; }

    public int Interruptions { get; private set; }

    public List<double> Milliseconds { get; } = [];

    /// <summary>Of its messages so many in a hundred end with the line cut before the answer.</summary>
    public int CutsInHundred { get; set; }

    public async Task ConnectAsync()
    {
        socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(server()) { Scheme = "ws", Path = "/pub/chat" }.Uri, CancellationToken.None).WaitAsync(Patience);
        await AskAsync($$$"""{"cmd":"reg","sn":"{{{serial}}}","devinfo":{"modelname":"AiFace","usersize":5000,"firmware":"AiF43V_v4.50"}}""");
    }

    /// <summary>Ends when the time is over and its last punch is acknowledged.</summary>
    public async Task RunAsync(TimeSpan duration, TimeSpan pause)
    {
        var began = Stopwatch.GetTimestamp();
        while (waits || Stopwatch.GetElapsedTime(began) < duration)
        {
            var sentAt = Stopwatch.GetTimestamp();
            try
            {
                await PunchAsync();
                Milliseconds.Add(Stopwatch.GetElapsedTime(sentAt).TotalMilliseconds);
            }
            catch (Exception fault) when (fault is WebSocketException or IOException or TimeoutException or InvalidOperationException)
            {
                Interruptions++;
                Dispose();
            }

            var rest = pause - Stopwatch.GetElapsedTime(sentAt);
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }
    }

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }

    private async Task PunchAsync()
    {
        if (socket is null)
        {
            await ConnectAsync();
        }

        var index = Acknowledged + 1;
        var message = $$"""{"cmd":"sendlog","sn":"{{serial}}","count":1,"logindex":{{index}},"record":[{"enrollid":{{index}},"name":"","time":"{{Morning.AddSeconds(index):yyyy-MM-dd HH:mm:ss}}","mode":8,"inout":0,"event":0}]}""";
        waits = true;
        if (random.Next(100) < CutsInHundred)
        {
            await SendAsync(message);
            throw new IOException("Cut");
        }

        if (!(await AskAsync(message)).Contains($"\"count\":1,\"logindex\":{index},", StringComparison.Ordinal))
        {
            throw new IOException("Not acknowledged");
        }

        (Acknowledged, waits) = (index, false);
    }

    private Task SendAsync(string text) => socket!.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<string> AskAsync(string text)
    {
        await SendAsync(text);
        var buffer = new byte[1024];
        var piece = await socket!.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Patience);
        return Encoding.UTF8.GetString(buffer, 0, piece.Count);
    }
}
