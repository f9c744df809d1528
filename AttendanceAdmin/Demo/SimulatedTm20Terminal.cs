using System.Globalization;
using System.Text.Json.Nodes;

namespace AttendanceAdmin.Demo;

/// <summary>
/// An honest terminal of the TM20 family as it was seen to behave: says who it is every 20 seconds until it is answered, sends punches as they
/// are made and its backlog in pages, hangs up when a page is not acknowledged with its own count and index within 20 seconds, and sends it
/// again for ever. Driven step by step by the tests, or left to <see cref="RunAsync"/>; like the device, it does one thing at a time.
/// </summary>
internal sealed class SimulatedTm20Terminal : ISimulatedTerminal
{
    /// <summary>What goes into one message of the backlog.</summary>
    public const int PageRecords = 50;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly SimulatedTm20Commands commands;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly TimeProvider time;
    private Tm20Socket? socket;
    private bool registered;

    public SimulatedTm20Terminal(Uri server, string serial, TimeProvider time)
    {
        Server = server;
        Serial = serial;
        Clock = new SimulatedClock(time);
        commands = new SimulatedTm20Commands(this);
        this.time = time;
    }

    public string Serial { get; }

    public SimulatedClock Clock { get; }

    public SimulatedFlash Flash { get; } = new();

    public SimulatedTm20People People { get; } = new();

    public SimulatedTm20Settings Settings { get; } = new();

    /// <summary>The commands of the server so far, as they came.</summary>
    public IReadOnlyList<JsonObject> CarriedOut => commands.CarriedOut;

    /// <summary>Raised when a command of the server came.</summary>
    public event Action<JsonObject>? Commanded
    {
        add => commands.Heard += value;
        remove => commands.Heard -= value;
    }

    /// <summary>Commands of these names it takes and never answers.</summary>
    public HashSet<string> Mute => commands.Mute;

    /// <summary>The address typed into its menu.</summary>
    public Uri Server { get; set; }

    public bool IsConnected => registered && socket is { IsOpen: true };

    /// <summary>Connects if it has to, and says who it is. False if the server did not answer, or said no.</summary>
    public Task<bool> RegisterAsync(CancellationToken cancellationToken = default) => InTurnAsync(IntroduceAsync, cancellationToken);

    /// <summary>Somebody punches now, by the terminal's clock: kept, and sent at once if nothing older waits.</summary>
    /// <returns>Whether it was acknowledged.</returns>
    public Task<bool> PunchAsync(string enrollId, int inout = 0, int mode = 8, CancellationToken cancellationToken = default) => InTurnAsync(
        token =>
        {
            Flash.Remember(new SimulatedPunch(enrollId, Clock.Now, inout, mode));
            return Flash.Unsent == 1 && IsConnected ? SendUnsentAsync(token) : Task.FromResult(false);
        },
        cancellationToken);

    public Task<bool> PassAsync(string pin, bool comes, CancellationToken cancellationToken) => PunchAsync(pin, comes ? 0 : 1, cancellationToken: cancellationToken);

    /// <summary>Sends what is not acknowledged, oldest first, until all is or the server fails to acknowledge a page.</summary>
    public Task<bool> FlushAsync(CancellationToken cancellationToken = default) => InTurnAsync(SendUnsentAsync, cancellationToken);

    public void Disconnect()
    {
        registered = false;
        Interlocked.Exchange(ref socket, null)?.Dispose();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var well = (IsConnected || await RegisterAsync(cancellationToken)) && await FlushAsync(cancellationToken);
            await Task.Delay(well || !IsConnected ? Rest : Patience, time, cancellationToken);
        }
    }

    public void Dispose()
    {
        Disconnect();
        turn.Dispose();
    }

    /// <summary>A record as it stands in sendlog and getalllog.</summary>
    internal static JsonObject Record(SimulatedPunch punch) => new()
    {
        ["enrollid"] = long.TryParse(punch.Pin, CultureInfo.InvariantCulture, out var number) ? number : punch.Pin,
        ["name"] = "",
        ["time"] = punch.LocalTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        ["mode"] = punch.Verify,
        ["inout"] = punch.Status,
        ["event"] = 0,
    };

    private async Task<bool> IntroduceAsync(CancellationToken cancellationToken)
    {
        if (socket is not { IsOpen: true })
        {
            Disconnect();
            socket = await Tm20Socket.ConnectAsync(Server, commands.CarryOutAsync, cancellationToken);
        }

        var answer = socket is { } line ? await line.AskAsync(Introduction(), Patience, time, cancellationToken) : null;
        registered = (bool?)answer?["result"] == true;
        SetClock(answer);
        return registered;
    }

    private async Task<bool> SendUnsentAsync(CancellationToken cancellationToken)
    {
        while (Flash.NextUnsent(PageRecords) is { Count: > 0 } page)
        {
            var index = Flash.Count - Flash.Unsent;
            var message = new JsonObject
            {
                ["cmd"] = "sendlog", ["sn"] = Serial, ["count"] = page.Count, ["logindex"] = index, ["record"] = new JsonArray([.. page.Select(Record)]),
            };
            var answer = socket is { } line ? await line.AskAsync(message, Patience, time, cancellationToken) : null;
            if (answer is null || (bool?)answer["result"] != true || (int?)answer["count"] != page.Count || (int?)answer["logindex"] != index)
            {
                if (answer is null)
                {
                    Disconnect();
                }

                return false;
            }

            Flash.Acknowledge(page.Count);
            SetClock(answer);
        }

        return true;
    }

    private void SetClock(JsonObject? answer)
    {
        if (DateTime.TryParseExact((string?)answer?["cloudtime"], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
        {
            Clock.Set(wall);
        }
    }

    private JsonObject Introduction() => new() { ["cmd"] = "reg", ["sn"] = Serial, ["devinfo"] = commands.Describe() };

    private async Task<bool> InTurnAsync(Func<CancellationToken, Task<bool>> step, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await step(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }
}
