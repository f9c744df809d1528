using System.Text;
using AttendanceAdmin.Employees.AtTerminals;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>
/// People in the words of the three families:
/// <c>DATA UPDATE USERINFO PIN=0042 TAB Name=… TAB Pri=0 TAB Card=[15CD5B07] TAB Grp=1 TAB TZ=0000000000000000</c>, <c>DATA DELETE USERINFO PIN=0042</c>;
/// <c>DATA UPDATE user CardNo= TAB Pin=…</c> for access devices; <c>DATA USER</c> and <c>DATA DEL_USER</c> before 2011.
/// </summary>
internal static class PersonWords
{
    /// <summary>What classic firmware has room for.</summary>
    private const int MaxNameBytes = 24;

    public static string Of(PersonToSend person, string? dialect, Encoding encoding)
    {
        var pin = WireValue.Of(person.Pin);
        if (person.Record is not { } record)
        {
            return dialect switch
            {
                Dialect.Access => $"DATA DELETE user Pin={pin}",
                Dialect.First => $"DATA DEL_USER PIN={pin}",
                _ => $"DATA DELETE USERINFO PIN={pin}",
            };
        }

        var name = WireValue.Of(record.Name, encoding, MaxNameBytes);
        var seen = PersonFields.Read(person.SeenFields);
        return dialect switch
        {
            Dialect.Access => Access(pin, name, record.Cards, seen),
            Dialect.First => "DATA USER " + Attendance(pin, name, record.Cards, seen),
            _ => "DATA UPDATE USERINFO " + Attendance(pin, name, record.Cards, seen),
        };
    }

    /// <summary>
    /// The full set, because what is left out may be reset; privilege, group and times as the terminal holds them. Only the password is left out:
    /// it is kept nowhere, and an empty one would remove it also where the firmware keeps what is left out.
    /// </summary>
    private static string Attendance(string pin, string name, IReadOnlyList<string> cards, PersonFields seen)
    {
        var text = $"PIN={pin}\tName={name}\tPri={seen.Privilege ?? "0"}\tCard={(cards.Count > 0 ? WireCard.Attendance(cards[0]) : "")}\tGrp={seen.Group ?? "1"}\tTZ={seen.Times ?? "0000000000000000"}";
        return text + (seen.Verify is null ? "" : $"\tVerify={seen.Verify}") + (cards.Count > 1 ? $"\tViceCard={WireCard.Attendance(cards[1])}" : "");
    }

    private static string Access(string pin, string name, IReadOnlyList<string> cards, PersonFields seen) =>
        $"DATA UPDATE user CardNo={(cards.Count > 0 ? WireCard.Access(cards[0]) : "")}\tPin={pin}\tPassword=\tGroup={seen.Group ?? "0"}\tStartTime=0\tEndTime=0\tName={name}\tViceCard=\tSuperAuthorize=0\tDisable=0";
}
