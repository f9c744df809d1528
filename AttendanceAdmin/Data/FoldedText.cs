using System.Globalization;
using System.Text;

namespace AttendanceAdmin.Data;

/// <summary>Text as lists are searched and sorted by.</summary>
internal static class FoldedText
{
    /// <summary>Lower case without accents: "Bénali" and "BENALI" are one when somebody searches.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control))
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Half characters cannot be normalised, and come from anybody's address line.</summary>
    private static string Whole(string text) => text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
        ? text
        : string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar));
}
