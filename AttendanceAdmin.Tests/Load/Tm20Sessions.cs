using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Data.Sqlite;

namespace AttendanceAdmin.Load;

/// <summary>Five hundred TM20 terminals connected at once, a punch a second each: what is lost, what is twice, what a session costs.</summary>
internal static class Tm20Sessions
{
    private const int Terminals = 500;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task RunAsync()
    {
        Console.WriteLine($"\n== {Terminals} TM20 sessions, one sendlog a second each");
        await using var bench = await Bench.StartAsync();
        await OneAsync(bench.Process.Tm20, "WARM", TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(5));
        await Task.Delay(TimeSpan.FromSeconds(3));
        var before = bench.ResidentMegabytes();
        var lines = new List<(string Serial, ClientWebSocket Socket)>();
        foreach (var serial in LoadRun.Serials(Terminals, "FACE"))
        {
            lines.Add((serial, await OpenAsync(bench.Process.Tm20, serial)));
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        var idle = (bench.ResidentMegabytes() - before) * 1024.0 / Terminals;
        var processor = bench.ProcessorTime();
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(lines.Select(async (line, i) =>
        {
            await Task.Delay(Pause * i / Terminals);
            return await SendAsync(line.Socket, line.Serial, began, Stretch, Pause);
        }));
        var share = (bench.ProcessorTime() - processor) / Stretch;
        var busy = (bench.ResidentMegabytes() - before) * 1024.0 / Terminals;
        var sent = all.Sum(a => a.Count);
        lines.ForEach(l => l.Socket.Dispose());

        var (stored, distinct) = Stored(bench.Directory);
        Console.WriteLine(new Measured(Stopwatch.GetElapsedTime(began), all.SelectMany(a => a), 0));
        Console.WriteLine($"sent and acknowledged {sent}, stored {stored}, lost {sent - distinct}, duplicates {stored - distinct}");
        Console.WriteLine($"memory a session: {idle:F0} kB quiet, {busy:F0} kB busy (under 150 wanted)   {share:P0} of a core");
    }

    private static async Task<List<double>> OneAsync(Uri server, string serial, TimeSpan duration, TimeSpan pause)
    {
        using var socket = await OpenAsync(server, serial);
        return await SendAsync(socket, serial, Stopwatch.GetTimestamp(), duration, pause);
    }

    private static async Task<ClientWebSocket> OpenAsync(Uri server, string serial)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/pub/chat" }.Uri, CancellationToken.None);
        await AskAsync(socket, $$$"""{"cmd":"reg","sn":"{{{serial}}}","devinfo":{"modelname":"AiFace","usersize":5000,"firmware":"AiF43V_v4.50"}}""");
        return socket;
    }

    /// <returns>Milliseconds of each.</returns>
    private static async Task<List<double>> SendAsync(ClientWebSocket socket, string serial, long began, TimeSpan duration, TimeSpan pause)
    {
        var milliseconds = new List<double>();
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            var sentAt = Stopwatch.GetTimestamp();
            var index = milliseconds.Count + 1;
            var answer = await AskAsync(
                socket,
                $$"""{"cmd":"sendlog","sn":"{{serial}}","count":1,"logindex":{{index}},"record":[{"enrollid":{{index}},"name":"","time":"{{new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified).AddSeconds(index):yyyy-MM-dd HH:mm:ss}}","mode":8,"inout":0,"event":0}]}""");
            if (!answer.Contains($"\"count\":1,\"logindex\":{index},", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Not acknowledged: {answer}");
            }

            milliseconds.Add(Stopwatch.GetElapsedTime(sentAt).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, pause.TotalMilliseconds - milliseconds[^1])));
        }

        return milliseconds;
    }

    private static async Task<string> AskAsync(ClientWebSocket socket, string text)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[1024];
        var piece = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, piece.Count);
    }

    private static (int Stored, int Distinct) Stored(string directory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "attendance.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT count(*), count(DISTINCT p.terminal_id || ':' || p.pin) FROM punches p JOIN terminals t ON t.id = p.terminal_id WHERE t.serial LIKE 'FACE%'";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt32(0), reader.GetInt32(1));
    }
}
