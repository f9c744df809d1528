using System.Globalization;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Site;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Terminals.Details;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>What the house wants of a terminal itself, in this wire's words.</summary>
internal static class WireCommand
{
    /// <returns>Null if the terminal's family has no words for it.</returns>
    public static string? Words(TerminalCommand command, KnownTerminal terminal, DateTimeOffset now)
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
            (CommandKind.QueryPeople, true) => "DATA QUERY tablename=user,fielddesc=*,filter=*",
            (CommandKind.QueryPeople, false) => terminal.Dialect == Dialect.First ? null : "DATA QUERY USERINFO",
            (CommandKind.OpenDoor, false) => terminal.Dialect == Dialect.First ? null : "AC_UNLOCK",
            // Output, door (00 for all), opens, seconds.
            (CommandKind.OpenDoor, true) => string.Create(CultureInfo.InvariantCulture, $"CONTROL DEVICE 01{CommandDetails.Read(command.Details).Door ?? 0:D2}0105"),
            _ => null,
        };
    }

    private static string Time(DateTime? time) => (time ?? default).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
