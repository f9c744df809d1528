using System.Globalization;
using System.Text;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary><c>C:&lt;id&gt;:&lt;command&gt;</c>, one a line: what the house wants of a terminal in this wire's words.</summary>
internal static class WireCommand
{
    /// <summary>What firmware takes in one answer.</summary>
    public const int MaxCommands = 50;
    private const int MaxBytes = 60 * 1024;

    public static string Write(IEnumerable<TerminalCommand> commands, KnownTerminal terminal, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var command in commands)
        {
            var line = $"C:{command.Id.ToString(CultureInfo.InvariantCulture)}:{Words(command, terminal, now)}\n";
            if (text.Length + line.Length > MaxBytes)
            {
                break;
            }

            text.Append(line);
        }

        return text.Length == 0 ? IclockAnswer.Ok : text.ToString();
    }

    public static string Words(TerminalCommand command, KnownTerminal terminal, DateTimeOffset now)
    {
        var clock = PackedTime.Encode(WallClock.FromInstant(now, terminal.TimeZone)).ToString(CultureInfo.InvariantCulture);
        return (command.Kind, terminal.Dialect == Dialect.Access) switch
        {
            (CommandKind.Check, false) => "CHECK",
            // Together with the stamp 0 at the handshake that follows.
            (CommandKind.SendEverythingAgain, false) => "CHECK",
            (CommandKind.QueryPunches, false) => $"DATA QUERY ATTLOG StartTime={Time(command.From)}\tEndTime={Time(command.To)}",
            (CommandKind.Restart, false) => "REBOOT",
            (CommandKind.SetClock, false) => $"SET OPTION DateTime={clock}",
            (CommandKind.ReportInfo, false) => "INFO",
            (CommandKind.QueryPunches or CommandKind.SendEverythingAgain, true) => "DATA QUERY tablename=transaction,fielddesc=*,filter=*",
            (CommandKind.Restart, true) => "CONTROL DEVICE 03000000",
            (CommandKind.SetClock, true) => $"SET OPTIONS DateTime={clock}",
            (CommandKind.Check or CommandKind.ReportInfo, true) => "GET OPTIONS ~DeviceName,FirmVer,~MaxUserCount,~MaxAttLogCount,IPAddress",
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "A command without words."),
        };
    }

    /// <summary>A value as it may stand in a command: a line end inside would begin a second one.</summary>
    public static string Value(string? text) =>
        text is null ? "" : string.Concat(text.Where(c => !char.IsControl(c)));

    private static string Time(DateTime? time) => (time ?? default).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
