using System.Text;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Iclock;
using AttendanceAdmin.Iclock.Commands;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>People in the words of this wire: nothing of a name can leave its field.</summary>
public sealed class PersonWordsTests
{
    private static readonly Encoding French = DeviceText.CodePage("70");

    [Fact]
    public void A_record_is_sent_whole() => Assert.Equal(
        "DATA UPDATE USERINFO PIN=000123\tName=BENALI Karim\tPri=0\tCard=\tGrp=1\tTZ=0000000000000000",
        PersonWords.Of(Person("000123", "BENALI Karim"), Dialect.Attendance, French));

    [Fact]
    public void Privilege_group_and_times_stay_as_the_terminal_holds_them() => Assert.Equal(
        "DATA UPDATE USERINFO PIN=1\tName=CHEF\tPri=14\tCard=\tGrp=2\tTZ=0001000100000000\tVerify=15",
        PersonWords.Of(Person("1", "CHEF", "Pri=14\tGrp=2\tTZ=0001000100000000\tVerify=15"), Dialect.Attendance, French));

    [Theory]
    [InlineData("123456789", "[15CD5B07]")]
    [InlineData("7", "[07000000]")]
    [InlineData("1099511627775", "[FFFFFFFFFF]")]
    public void A_card_is_written_lowest_byte_first(string number, string written) => Assert.Contains(
        $"\tCard={written}\t",
        PersonWords.Of(new PersonToSend("1", new PersonRecord(1, "1", "ALI", [number]), null), Dialect.Attendance, French),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Alice\tPri=14", "AlicePri=14")]
    [InlineData("Alice\r\nC:9:REBOOT", "AliceC:9:REBOOT")]
    [InlineData("Al\0ice\u0085\u2028", "Alice")]
    [InlineData("O'Brien \"Bob\"", "O'Brien \"Bob\"")]
    [InlineData("BENABDERRAHMANE Mohamed El Amine", "BENABDERRAHMANE Mohamed")]
    public void A_name_stays_in_its_field(string name, string sent)
    {
        var words = PersonWords.Of(Person("7", name), Dialect.Attendance, French);

        Assert.Equal($"DATA UPDATE USERINFO PIN=7\tName={sent}\tPri=0\tCard=\tGrp=1\tTZ=0000000000000000", words);
    }

    [Fact]
    public void An_Arabic_name_is_cut_between_two_letters_of_the_code_page()
    {
        var arabic = DeviceText.CodePage("66");
        var inUtf8 = PersonWords.Of(Person("7", "محمد الأمين بن عبد الرحمان"), Dialect.Attendance, Encoding.UTF8);
        var inCodePage = PersonWords.Of(Person("7", "محمد الأمين بن عبد الرحمان"), Dialect.Attendance, arabic);

        Assert.Contains("\tName=محمد الأمين ب\t", inUtf8, StringComparison.Ordinal);
        Assert.Contains("\tName=محمد الأمين بن عبد الرحم\t", inCodePage, StringComparison.Ordinal);
        Assert.Equal(inCodePage, arabic.GetString(arabic.GetBytes(inCodePage)));
    }

    [Fact]
    public void A_person_who_left_is_removed() => Assert.Equal(
        ["DATA DELETE USERINFO PIN=0042", "DATA DEL_USER PIN=0042", "DATA DELETE user Pin=0042"],
        new[] { Dialect.Attendance, Dialect.First, Dialect.Access }.Select(d => PersonWords.Of(new PersonToSend("0042", null, null), d, French)));

    [Fact]
    public void The_oldest_family_has_its_own_word() =>
        Assert.StartsWith("DATA USER PIN=5\tName=ALI\t", PersonWords.Of(Person("5", "ALI"), Dialect.First, French), StringComparison.Ordinal);

    [Fact]
    public void An_access_device_gets_the_fields_that_one_took()
    {
        var recorded = VectorTests.All()["cmd-acc-user"].GetProperty("command").GetString()!;

        Assert.Equal(recorded.Replace("\tName=", "\tName=NOHL Jhuan", StringComparison.Ordinal), PersonWords.Of(Person("1", "NOHL Jhuan"), Dialect.Access, French));
    }

    private static PersonToSend Person(string pin, string name, string? seen = null) => new(pin, new PersonRecord(1, pin, name, []), seen);
}
