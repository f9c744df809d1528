using System.Text.Json;
using AttendanceAdmin.Iclock.Commands;
using AttendanceAdmin.Terminals;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Every recorded command, from the queue to the terminal's confirmation on the real host.</summary>
public sealed class CommandVectorTests(IclockHost host) : IClassFixture<IclockHost>
{
    /// <summary>What the house sends at present. The words of people and photos are added here with their commands.</summary>
    private static readonly Dictionary<string, CommandKind> Sent = new(StringComparer.Ordinal)
    {
        ["cmd-info"] = CommandKind.ReportInfo,
        ["cmd-check"] = CommandKind.Check,
        ["cmd-query-attlog-empty"] = CommandKind.QueryPunches,
        ["cmd-acc-settime"] = CommandKind.SetClock,
    };

    /// <summary>
    /// Never sent: a shell on the terminal, what hardware has refused, and what the house has no wish for. Their return codes are read all the
    /// same, with a command that exists in their place.
    /// </summary>
    private static readonly string[] NeverSent =
    [
        "cmd-log", "cmd-shell", "cmd-get-option", "cmd-user-add-rejected", "cmd-data-del-rejected", "cmd-query-options-rejected",
        "cmd-acc-delete-all", "cmd-acc-set-options",
    ];

    /// <summary>Wait for the commands about people.</summary>
    private static readonly string[] NotYet = ["cmd-query-users", "cmd-acc-user", "cmd-acc-extuser"];

    public static TheoryData<string> Commands => [.. VectorTests.All().Keys.Where(n => n.StartsWith("cmd-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_goes_out_in_these_words_and_its_confirmation_settles_it(string name)
    {
        var vector = VectorTests.All()[name];
        var (serial, id) = await MeetAsync(isAccess: name.StartsWith("cmd-acc", StringComparison.Ordinal));
        var kind = Sent.GetValueOrDefault(name, CommandKind.Check);
        var command = await host.Get<TerminalCommandQueue>().EnqueueAsync(id, kind, "test", From(kind), From(kind)?.AddDays(1));

        var words = (await host.AskAsync("GET", $"/iclock/getrequest?SN={serial}")).Body;
        var recorded = vector.GetProperty("command").GetString()!;
        Assert.StartsWith($"C:{command.Id}:", words, StringComparison.Ordinal);
        if (Sent.ContainsKey(name))
        {
            Assert.Equal(Shape(recorded), Shape(words[$"C:{command.Id}:".Length..].TrimEnd('\n')));
        }
        else
        {
            Assert.Contains(name, NeverSent.Concat(NotYet));
            Assert.DoesNotContain(recorded, words, StringComparison.Ordinal);
        }

        await ConfirmAsync(vector, serial, command.Id, recorded);
    }

    [Fact]
    public void No_command_opens_a_shell_or_uses_words_that_hardware_refused()
    {
        var terminal = new KnownTerminal(1, "S", TerminalProtocol.Iclock, TerminalState.Approved, "S", null, TimeZoneInfo.Utc, null, null, TimeSpan.Zero, "att", null);
        foreach (var access in new[] { "att", "acc" })
        {
            var words = Sent.Values.Concat([CommandKind.Restart, CommandKind.SendEverythingAgain]).Select(kind => WireCommand.Words(
                new TerminalCommand { TerminalId = 1, Kind = kind, CreatedAt = default, ExpiresAt = default }, terminal with { Dialect = access }, TimeProvider.System.GetUtcNow()));
            Assert.All(words, w => Assert.DoesNotMatch("(?i)^(shell|putfile|getfile|upgrade|clear|user add|user del|data del )", w));
        }
    }

    private async Task ConfirmAsync(JsonElement vector, string serial, long id, string recorded)
    {
        if (vector.GetProperty("observed_return") is not { ValueKind: JsonValueKind.Number } observed)
        {
            return;
        }

        var code = observed.GetInt32();
        await host.AskAsync("POST", $"/iclock/devicecmd?SN={serial}", $"ID={id}&Return={code}&CMD={recorded.Split(' ')[0]}\n");

        var settled = await host.ReadAsync(c => c.TerminalCommands.SingleAsync(t => t.Id == id));
        var why = code switch { 0 => CommandFailure.None, -1 => CommandFailure.NoData, _ => CommandFailure.Unsupported };
        Assert.Equal((code == 0 ? CommandState.Done : CommandState.Failed, why, code), (settled.State, settled.Failure, settled.ResultCode));
    }

    private async Task<(string Serial, int Id)> MeetAsync(bool isAccess)
    {
        var serial = IclockHost.NewSerial();
        await host.AskAsync("GET", $"/iclock/cdata?SN={serial}&options=all&pushver=3.1.2&DeviceType={(isAccess ? "acc" : "att")}");
        return (serial, host.Terminal(serial)!.Id);
    }

    private static DateTime? From(CommandKind kind) => kind == CommandKind.QueryPunches ? new DateTime(2026, 1, 1) : null;

    /// <summary>Numbers and a period's bounds are the occasion's, the words are the firmware's: <c>DATA QUERY ATTLOG</c> asks for all without them.</summary>
    private static string Shape(string words) =>
        System.Text.RegularExpressions.Regex.Replace(words.Split(" StartTime=")[0], "=[0-9]+$", "=n");
}
