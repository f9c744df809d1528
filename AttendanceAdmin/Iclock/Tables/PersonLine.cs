using System.Text;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Iclock.Commands;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// A person as a terminal holds one: <c>USER PIN=7 TAB Name=… TAB Pri=14 TAB Passwd=… TAB Card=[15CD5B07] TAB Grp=1 TAB TZ=…</c>, the same without
/// its keyword (<c>PIN=7 TAB Name=… TAB Privilege=14 …</c>) as the answer to a question, <c>user uid=1 TAB cardno=… TAB pin=7 …</c> of access devices.
/// </summary>
internal static class PersonLine
{
    private const int MaxName = 100;

    /// <returns>Null if the line is about something else, or its PIN is none.</returns>
    public static SeenPerson? Read(ReadOnlySpan<byte> line, string? language)
    {
        if (!AsciiText.StartsWithIgnoreCase(line, "USER "u8) && !AsciiText.StartsWithIgnoreCase(line, "PIN="u8))
        {
            return null;
        }

        var fields = new Fields(line);
        if (!fields.TryGet("PIN"u8, out var number) || !EmployeePin.TryParse(Encoding.Latin1.GetString(number), out var pin))
        {
            return null;
        }

        var said = new PersonFields(
            Value(fields, "Pri"u8, "Privilege"u8), Value(fields, "Grp"u8, "Group"u8), Value(fields, "TZ"u8, "TimeZone"u8), Value(fields, "Verify"u8, "VerifyMode"u8));
        var card = CardNumber.TryParse(Value(fields, "Card"u8, "CardNo"u8), out var parsed) ? parsed.ToString() : null;
        return new SeenPerson(pin.Value, Name(fields, language), card, said.ToString());
    }

    private static string? Name(Fields fields, string? language)
    {
        if (!fields.TryGet("Name"u8, out var bytes))
        {
            return null;
        }

        var name = WireValue.Of(DeviceText.Decode(bytes, language)).Trim();
        return name.Length == 0 ? null : name[..Math.Min(name.Length, MaxName)];
    }

    private static string? Value(Fields fields, ReadOnlySpan<byte> key, ReadOnlySpan<byte> otherKey) =>
        fields.TryGet(key, out var value) || fields.TryGet(otherKey, out value) ? PersonFields.Checked(Encoding.Latin1.GetString(value)) : null;
}
