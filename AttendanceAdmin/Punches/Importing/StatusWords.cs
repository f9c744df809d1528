using System.Globalization;
using AttendanceAdmin.Data;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>The codes of a row, in numbers or in the words of exports: <c>C/In</c>, <c>Sortie</c>, <c>break_out</c>.</summary>
internal static class StatusWords
{
    private static readonly (short Code, string[] Words)[] Known =
    [
        (0, ["in", "c/in", "check in", "checkin", "i", "entree", "e", "arrivee", "entry", "clock in", "دخول"]),
        (1, ["out", "c/out", "check out", "checkout", "o", "sortie", "s", "depart", "exit", "clock out", "خروج"]),
        (2, ["break out", "break_out", "out back", "sortie pause", "debut de pause", "خروج للاستراحة"]),
        (3, ["break in", "break_in", "back", "entree pause", "fin de pause", "عودة من الاستراحة"]),
        (4, ["overtime in", "ot in", "ot-in"]),
        (5, ["overtime out", "ot out", "ot-out"]),
    ];

    public static short Code(string? text)
    {
        if (Number(text) is var number && number != Punch.NoCode)
        {
            return number;
        }

        var plain = FoldedText.Of(text?.Trim() ?? "");
        foreach (var (code, words) in Known)
        {
            if (words.Contains(plain, StringComparer.Ordinal))
            {
                return code;
            }
        }

        return Punch.NoCode;
    }

    public static short Number(string? text) =>
        short.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : Punch.NoCode;
}
