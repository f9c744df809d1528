using System.Globalization;

namespace AttendanceAdmin.Demo;

/// <summary>What a simulated terminal does with <c>C:&lt;id&gt;:&lt;command&gt;</c> lines, and how it confirms them.</summary>
internal sealed class SimulatedCommands(SimulatedIclockTerminal terminal)
{
    private const int Ok = 0;
    private const int NoData = -1;
    private const int BadPhoto = -2;
    private const int Unsupported = -1002;

    private readonly List<string> carriedOut = [];
    private bool shakeHandsAgain;

    /// <summary>The texts of all commands so far, without their ids.</summary>
    public IReadOnlyList<string> CarriedOut => carriedOut;

    /// <summary>The INFO of a poll: firmware, users, fingerprints, punches, address, algorithms, faces, functions.</summary>
    public string Info => string.Create(
        CultureInfo.InvariantCulture, $"{terminal.Model.Firmware},{terminal.People.ByPin.Count},0,{terminal.Flash.Count},127.0.0.1,{terminal.Model.Finger},7,15,0,{(terminal.Model.Recognises ? "11111" : "100")}");

    /// <returns>The confirmations, one or more lines each; empty if there was no command.</returns>
    public async Task<string> CarryOutAsync(string reply, CancellationToken cancellationToken)
    {
        var confirmations = new List<string>();
        foreach (var parts in reply.Split('\n').Select(l => l.TrimEnd('\r').Split(':', 3)).Where(p => p is ["C", _, _]))
        {
            carriedOut.Add(parts[2]);
            var code = await CarryOutOneAsync(parts[2], cancellationToken);
            if (code == BadPhoto)
            {
                await terminal.SendTableAsync("ERRORLOG", [$"ERRORLOG ErrCode=D01E0001\tErrMsg=\tDataOrigin=cmd\tCmdId={parts[1]}\tAdditional="], "0", cancellationToken);
            }

            confirmations.Add($"ID={parts[1]}&Return={code}&CMD={Echo(parts[2])}");
            if (parts[2] == "INFO")
            {
                confirmations.Add(Describe('\n'));
            }
        }

        return string.Join('\n', confirmations);
    }

    /// <summary>What CHECK and REBOOT lead to, after they were confirmed: a new handshake, and the uploads it asks for.</summary>
    public async Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        if (!shakeHandsAgain)
        {
            return true;
        }

        shakeHandsAgain = false;
        return await terminal.ShakeHandsAsync(cancellationToken) && await terminal.SendUnsentAsync(cancellationToken);
    }

    /// <summary>What it says of itself as <c>key=value</c>: by commas in the options upload, by lines after INFO.</summary>
    public string Describe(char separator) => string.Join(
        separator,
        $"~DeviceName={terminal.Model.Name}",
        $"FirmVer={terminal.Model.Firmware}",
        "MAC=00:17:61:10:20:30",
        "IPAddress=127.0.0.1",
        $"UserCount={terminal.People.ByPin.Count}",
        "~MaxUserCount=10",
        $"TransactionCount={terminal.Flash.Count}",
        "~MaxAttLogCount=10",
        $"FPCount={terminal.People.Templates.Count}",
        $"ZKFPVersion={terminal.Model.Finger}",
        $"FaceCount={terminal.People.Photos.Count}",
        $"MultiBioPhotoSupport=0:0:0:0:0:0:0:0:0:{(terminal.Model.Recognises ? 1 : 0)}:0");

    private async Task<int> CarryOutOneAsync(string command, CancellationToken cancellationToken)
    {
        switch (command.Split(' ', 4))
        {
            case ["CHECK"] or ["REBOOT"]:
                shakeHandsAgain = true;
                return Ok;
            case ["INFO"] or ["LOG"] or ["RELOAD", "OPTIONS"]:
                return Ok;
            case ["SET", "OPTION", ..]:
                return SetOption(command["SET OPTION ".Length..]);
            case ["DATA", "QUERY", "ATTLOG", var period]:
                return await SendPeriodAsync(SimulatedPeople.Fields(period), cancellationToken);
            case ["DATA", "QUERY", "USERINFO", ..]:
                return await SendPeopleAsync(cancellationToken);
            default:
                return terminal.People.CarryOut(command) ?? Unsupported;
        }
    }

    private async Task<int> SendPeriodAsync(Dictionary<string, string> period, CancellationToken cancellationToken)
    {
        var asked = terminal.Flash.Between(Time(period, "StartTime", DateTime.MinValue), Time(period, "EndTime", DateTime.MaxValue)).ToList();
        foreach (var batch in asked.Chunk(SimulatedIclockTerminal.BatchLines))
        {
            if (!await terminal.SendAsync(batch, "0", cancellationToken))
            {
                return NoData;
            }
        }

        return asked.Count == 0 ? NoData : Ok;
    }

    private async Task<int> SendPeopleAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in terminal.People.ByPin.Values.Chunk(SimulatedIclockTerminal.BatchLines))
        {
            if (!await terminal.SendTableAsync("OPERLOG", batch.Select(u => u.Line), "0", cancellationToken))
            {
                return NoData;
            }
        }

        return Ok;
    }

    private int SetOption(string pair)
    {
        if (pair.Split('=', 2) is not [var key, var value])
        {
            return NoData;
        }

        terminal.Options[key] = value;
        if (key == "DateTime" && long.TryParse(value, CultureInfo.InvariantCulture, out var packed))
        {
            terminal.Clock.UsePacked(packed);
        }

        return Ok;
    }

    /// <summary>CMD of a confirmation: the first word, two for options.</summary>
    private static string Echo(string command) => command.StartsWith("SET OPTION", StringComparison.Ordinal) ? "SET OPTION" : command.Split(' ')[0];

    private static DateTime Time(Dictionary<string, string> fields, string key, DateTime otherwise) =>
        DateTime.TryParse(fields.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var time) ? time : otherwise;
}
