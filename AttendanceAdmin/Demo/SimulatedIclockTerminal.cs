using System.Globalization;
using System.Net;

namespace AttendanceAdmin.Demo;

/// <summary>
/// An honest ZKTeco terminal over real sockets: shakes hands, sends punches as they are made, keeps what is not acknowledged and sends it
/// again in blocks, polls for commands and carries them out. Driven step by step by the tests, or left to <see cref="RunAsync"/>.
/// Members may be called from several tasks; like the device, it does one thing at a time.
/// </summary>
internal sealed class SimulatedIclockTerminal : ISimulatedTerminal
{
    /// <summary>What real terminals put into one upload of their backlog.</summary>
    public const int BatchLines = 128;

    private const int NoStateChosen = 255;

    private readonly IclockClient client;
    private readonly SimulatedCommands commands;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly TimeProvider time;
    private bool infoSent;

    public SimulatedIclockTerminal(Uri server, string serial, TimeProvider time, SimulatedModel? model = null)
    {
        Serial = serial;
        Model = model ?? SimulatedModel.Wl30;
        Clock = new SimulatedClock(time);
        client = new IclockClient { Server = server, Encoding = Model.Encoding };
        commands = new SimulatedCommands(this);
        this.time = time;
    }

    public string Serial { get; }

    public SimulatedModel Model { get; }

    public SimulatedClock Clock { get; }

    public SimulatedFlash Flash { get; } = new();

    public SimulatedPeople People { get; } = new();

    /// <summary>What the last handshake set, and what SET OPTION added.</summary>
    public Dictionary<string, string> Options { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> CarriedOut => commands.CarriedOut;

    public bool IsConnected { get; private set; }

    public TimeSpan Delay => Seconds("Delay", 10);

    public TimeSpan ErrorDelay => Seconds("ErrorDelay", 30);

    /// <summary>The address typed into its menu.</summary>
    public Uri Server
    {
        get => client.Server;
        set => client.Server = value;
    }

    /// <summary>GET cdata?options=all, then POST options. False if the server did not answer with an options block.</summary>
    public Task<bool> HandshakeAsync(CancellationToken cancellationToken = default) => InTurnAsync(ShakeHandsAsync, cancellationToken);

    /// <summary>Somebody punches now, by the terminal's clock: kept, and sent at once if nothing older waits.</summary>
    /// <returns>Whether it was acknowledged.</returns>
    public Task<bool> PunchAsync(string pin, int status = 0, int verify = 1, CancellationToken cancellationToken = default) => InTurnAsync(
        token =>
        {
            Flash.Remember(new SimulatedPunch(pin, Clock.Now, status, verify));
            return Flash.Unsent == 1 && IsConnected ? SendUnsentAsync(token) : Task.FromResult(false);
        },
        cancellationToken);

    /// <summary>Somebody is enrolled, or changed, at the terminal: kept, and told.</summary>
    /// <param name="fields"><c>PIN=7 TAB Name=… TAB Pri=0 …</c></param>
    public Task<bool> EnrolAsync(string fields, CancellationToken cancellationToken = default) => InTurnAsync(
        token => SendTableAsync("OPERLOG", [People.Enrol(fields).Line], "9999", token), cancellationToken);

    /// <summary>A finger of somebody who is there is enrolled at the terminal: kept, and told.</summary>
    public Task<bool> EnrolFingerAsync(string pin, int finger, string template, CancellationToken cancellationToken = default)
    {
        var fields = $"PIN={pin}\tFID={finger}\tSize={template.Length}\tValid=1\tTMP={template}";
        People.CarryOut("DATA UPDATE FINGERTMP " + fields);
        return InTurnAsync(token => SendTableAsync("OPERLOG", ["FP " + fields], "9999", token), cancellationToken);
    }

    /// <summary>The face of somebody who is there is taken at the terminal: kept, and told.</summary>
    public Task<bool> EnrolFaceAsync(string pin, byte[] picture, CancellationToken cancellationToken = default)
    {
        var content = Convert.ToBase64String(picture);
        var fields = $"PIN={pin}\tFileName={pin}.jpg\tType=9\tNo=0\tIndex=0\tSize={content.Length}\tContent={content}";
        People.CarryOut("DATA UPDATE BIOPHOTO " + fields);
        return InTurnAsync(token => SendTableAsync("OPERLOG", ["BIOPHOTO " + fields], "9999", token), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Face terminals do not ask which.</remarks>
    public Task<bool> PassAsync(string pin, bool comes, CancellationToken cancellationToken) => Model == SimulatedModel.SpeedFace
        ? PunchAsync(pin, NoStateChosen, verify: 15, cancellationToken)
        : PunchAsync(pin, comes ? 0 : 1, verify: 1, cancellationToken);

    /// <summary>Sends what is not acknowledged, oldest first, until all is or the server fails to acknowledge a block.</summary>
    public Task<bool> FlushAsync(CancellationToken cancellationToken = default) => InTurnAsync(SendUnsentAsync, cancellationToken);

    /// <summary>GET getrequest; carries out what it brings and confirms it. False if the server did not answer.</summary>
    public Task<bool> PollAsync(CancellationToken cancellationToken = default) => InTurnAsync(FetchCommandsAsync, cancellationToken);

    public void Disconnect() => IsConnected = false;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var well = (IsConnected || await HandshakeAsync(cancellationToken)) && await PollAsync(cancellationToken) && await FlushAsync(cancellationToken);
            await Task.Delay(well ? Delay : ErrorDelay, time, cancellationToken);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        turn.Dispose();
    }

    internal async Task<bool> ShakeHandsAsync(CancellationToken cancellationToken)
    {
        var deviceType = Model.DeviceType is null ? "" : $"&DeviceType={Model.DeviceType}";
        var answer = await client.GetAsync(
            $"/iclock/cdata?SN={Serial}&options=all&pushver={Model.PushVersion}&language={Model.Language}{deviceType}", cancellationToken);
        IsConnected = answer is { Status: HttpStatusCode.OK } && answer.Body.StartsWith("GET OPTION FROM:", StringComparison.Ordinal);
        if (!IsConnected)
        {
            return false;
        }

        foreach (var pair in answer!.Body.Split('\n').Skip(1).Select(l => l.TrimEnd('\r').Split('=', 2)).Where(p => p.Length == 2))
        {
            Options[pair[0]] = pair[1];
        }

        Clock.Hear(answer.Date);
        Clock.UseZone(Options.GetValueOrDefault("TimeZone"));
        if (Options.GetValueOrDefault("ATTLOGStamp") == "0")
        {
            Flash.StartOver();
        }

        await client.PostAsync($"/iclock/cdata?SN={Serial}&table=options", commands.Describe(','), cancellationToken);
        return true;
    }

    internal async Task<bool> SendUnsentAsync(CancellationToken cancellationToken)
    {
        while (Flash.NextUnsent(BatchLines) is { Count: > 0 } batch)
        {
            if (!await SendAsync(batch, "9999", cancellationToken))
            {
                return false;
            }

            Flash.Acknowledge(batch.Count);
        }

        return true;
    }

    internal Task<bool> SendAsync(IEnumerable<SimulatedPunch> punches, string stamp, CancellationToken cancellationToken) =>
        SendTableAsync("ATTLOG", punches.Select(p => p.Line), stamp, cancellationToken);

    internal async Task<bool> SendTableAsync(string table, IEnumerable<string> lines, string stamp, CancellationToken cancellationToken)
    {
        var body = string.Concat(lines.Select(l => l + "\n"));
        var answer = await client.PostAsync($"/iclock/cdata?SN={Serial}&table={table}&Stamp={stamp}", body, cancellationToken);
        return answer is { IsAcknowledgement: true };
    }

    private async Task<bool> FetchCommandsAsync(CancellationToken cancellationToken)
    {
        var info = infoSent ? "" : "&INFO=" + Uri.EscapeDataString(commands.Info);
        var answer = await client.GetAsync($"/iclock/getrequest?SN={Serial}{info}", cancellationToken);
        if (answer is not { Status: HttpStatusCode.OK })
        {
            return false;
        }

        infoSent = true;
        var confirmations = await commands.CarryOutAsync(answer.Body, cancellationToken);
        if (confirmations.Length > 0)
        {
            await client.PostAsync($"/iclock/devicecmd?SN={Serial}", confirmations, cancellationToken);
        }

        return await commands.FinishAsync(cancellationToken);
    }

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

    private TimeSpan Seconds(string key, int otherwise) => TimeSpan.FromSeconds(
        int.TryParse(Options.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : otherwise);
}
