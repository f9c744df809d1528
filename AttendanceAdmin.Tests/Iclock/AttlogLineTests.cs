using System.Globalization;
using System.Text;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>ATTLOG in every shape that was captured, documented or claimed.</summary>
public sealed class AttlogLineTests
{
    private static readonly TimeZoneInfo Algiers = TimeZoneInfo.FindSystemTimeZoneById("Africa/Algiers");

    [Theory]
    [InlineData("7\t2026-01-05 08:00:00", "7", "2026-01-05 08:00:00", -1, -1)]
    [InlineData("7\t2026-01-05 08:00:00\t1", "7", "2026-01-05 08:00:00", 1, -1)]
    [InlineData("7\t2026-01-05 08:00:00\t255\t15\t0\t0\t0\t255\t0\t0\t", "7", "2026-01-05 08:00:00", 255, 15)]
    [InlineData("000123\t2026-01-05 08:00:00\t0\t1\t\t0\t0\t\r", "000123", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("5_4968\t2026-01-05 08:00:00\t0\t1", "5_4968", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("       7\t2026-01-05 08:00:00\t0\t1", "7", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("ATTLOG\t1001\t2026-01-05 08:00:00\t0\t3\t1", "1001", "2026-01-05 08:00:00", 0, 3)]
    [InlineData("ATTLOG 1001\t2026-01-05 08:00:00\t0\t3", "1001", "2026-01-05 08:00:00", 0, 3)]
    [InlineData("42\t1001\t2026-01-05 08:00:00\t1\t15", "1001", "2026-01-05 08:00:00", 1, 15)]
    [InlineData("7\t2026/01/05 08:00:00\t0\t1", "7", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("7\t2026-01-05T08:00:00\t0\t1", "7", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("7\t2026-01-05T08:00:00+01:00\t0\t1", "7", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("7\t2026-01-05 08:00\t0\t1", "7", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("7\t2026-1-5 8:00:09\t0\t1", "7", "2026-01-05 08:00:09", 0, 1)]
    [InlineData("7\t20260105080009\t0\t1", "7", "2026-01-05 08:00:09", 0, 1)]
    [InlineData("7\t1767596400\t0\t1", "7", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("7\t855502782\t0\t1", "7", "2026-08-13 15:39:42", 0, 1)]
    [InlineData("PIN=1001\tDateTime=2025-09-02 14:32:11\tVerified=1\tStatus=0", "1001", "2025-09-02 14:32:11", 0, 1)]
    [InlineData("Status=4\tpin=0090\tTime=2025-09-02 14:32:11", "0090", "2025-09-02 14:32:11", 4, -1)]
    [InlineData("CHECK LOG: stamp=392232960 7 2008-02-25 12:08:21 1 0", "7", "2008-02-25 12:08:21", 1, 0)]
    [InlineData("982   2008-02-25 12:08:21   1   0", "982", "2008-02-25 12:08:21", 1, 0)]
    [InlineData("7\t2000-01-01 00:04:15\t0\t1\t0\t0\t0", "7", "2000-01-01 00:04:15", 0, 1)]
    [InlineData("31\t2026-11-16 02:30:00 PM\t0\t1", "31", "2026-11-16 14:30:00", 0, 1)]
    [InlineData("31\t2026-11-16 12:30:00 am\t0\t1", "31", "2026-11-16 00:30:00", 0, 1)]
    [InlineData("31\t2026-11-16 12:30 PM\t0\t1", "31", "2026-11-16 12:30:00", 0, 1)]
    [InlineData("31 2026-11-16 02:30:00 PM 0 1", "31", "2026-11-16 14:30:00", 0, 1)]
    [InlineData("USER7\t2026-01-05 08:00:00\t0\t1", "USER7", "2026-01-05 08:00:00", 0, 1)]
    [InlineData("0\t2026-03-01 08:00:00\t1\t1\t0\t0\t0\t440000199001010011\t0", "0", "2026-03-01 08:00:00", 1, 1)]
    public void Punch_is_found(string line, string pin, string time, int status, int verify)
    {
        var reading = Read(line);

        Assert.Equal(LineKind.Punch, reading.Kind);
        Assert.Equal(pin, reading.Punch.Pin.Value);
        Assert.Equal(time, reading.Punch.LocalTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.Equal((status, verify), (reading.Punch.StatusCode, reading.Punch.VerifyCode));
        Assert.Equal(line.TrimEnd('\r'), Encoding.Latin1.GetString(reading.Punch.Raw));
    }

    [Theory]
    [InlineData("junk", nameof(QuarantineReason.NoTime))]
    [InlineData("200\tbad-ts\t0", nameof(QuarantineReason.BadTime))]
    [InlineData("0090\tyesterday morning\t255\t1", nameof(QuarantineReason.BadTime))]
    [InlineData("7\t2026-02-30 08:00:00\t0", nameof(QuarantineReason.BadTime))]
    [InlineData("7\t2026-01-05 24:00:00\t0", nameof(QuarantineReason.BadTime))]
    [InlineData("\t2026-01-05 08:00:00\t0", nameof(QuarantineReason.NoPin))]
    [InlineData("2026-01-05 08:00:00\t0\t1", nameof(QuarantineReason.NoPin))]
    [InlineData("Caf\u00e9\t2026-01-05 08:00:00\t0", nameof(QuarantineReason.BadPin))]
    [InlineData("123456789012345678901234567890123\t2026-01-05 08:00:00\t0", nameof(QuarantineReason.BadPin))]
    [InlineData("1,2026-01-05 08:00:00,0,1", nameof(QuarantineReason.NoTime))]
    [InlineData("\u00ff\u00d8\u00ff\u0001\u0002", nameof(QuarantineReason.NotText))]
    [InlineData("DateTime=2025-09-02 14:32:11\tStatus=0", nameof(QuarantineReason.NoPin))]
    [InlineData("PIN=7\tDateTime=soon", nameof(QuarantineReason.BadTime))]
    [InlineData("31\t2026-11-16 14:30:00 PM\t0\t1", nameof(QuarantineReason.BadTime))]
    [InlineData("31\t2026-11-16 02:30:00 p.m.\t0\t1", nameof(QuarantineReason.BadTime))]
    [InlineData("PIN=7\tDateTime=2025-09-02 14:32:11\tPIN=8\tDateTime=2025-09-02 14:32:12", nameof(QuarantineReason.TwoRecords))]
    [InlineData("7 2008-02-25 12:08:21 1 0 8 2008-02-25 12:08:22 1 0", nameof(QuarantineReason.TwoRecords))]
    public void Unreadable_line_says_why(string line, string reason)
    {
        var reading = Read(line);

        Assert.Equal((LineKind.Unreadable, reason), (reading.Kind, reading.Reason.ToString()));
    }

    [Theory]
    [InlineData(0, PunchDirection.In)]
    [InlineData(1, PunchDirection.Out)]
    [InlineData(2, PunchDirection.BreakOut)]
    [InlineData(3, PunchDirection.BreakIn)]
    [InlineData(4, PunchDirection.In)]
    [InlineData(5, PunchDirection.Out)]
    [InlineData(8, PunchDirection.BreakOut)]
    [InlineData(9, PunchDirection.BreakIn)]
    [InlineData(255, PunchDirection.Unknown)]
    [InlineData(17, PunchDirection.Unknown)]
    public void Direction_is_never_guessed(int status, PunchDirection direction) =>
        Assert.Equal(direction, Read($"7\t2026-01-05 08:00:00\t{status}\t1").Punch.Direction);

    [Fact]
    public void Stated_offset_is_read_where_it_has_a_sign()
    {
        Assert.Equal(TimeSpan.FromHours(8), Read("1001\t2026-03-01 08:00:00\t0\t15\t0\t0\t0\t1\t36.2\t36.2\t+28800\teyJH").Punch.StatedOffset);
        Assert.Null(Read("1001\t2026-03-01 08:00:00\t0\t15\t0\t0\t0\t1\t36.2\t36.2\t28800").Punch.StatedOffset);
    }

    [Fact]
    public void Shown_identity_card_is_no_punch() =>
        Assert.Equal(LineKind.Event, Read("0\t2026-03-01 08:00:00\t1\t1\t0\t0\t0\t440000199001010011\t1").Kind);

    [Theory]
    [InlineData("OPLOG 4\t1\t2026-11-20 11:26:07\t1\t0\t0\t0")]
    [InlineData("PLOG 30\t0\t289515406\t0\t0\t0\t0")]
    [InlineData("OPLOG 4 1 2026-11-20 11:26:07 1 0 0 0")]
    [InlineData("USER PIN=1\tTime=2026-11-20 11:26:07")]
    public void Record_of_another_table_is_no_punch(string line) => Assert.Equal(LineKind.Stray, Read(line).Kind);

    private static LineReading Read(string line) => AttlogLine.Read(Encoding.Latin1.GetBytes(line), Algiers);
}
