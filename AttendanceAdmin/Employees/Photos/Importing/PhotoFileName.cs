using System.Text.RegularExpressions;

namespace AttendanceAdmin.Employees.Photos.Importing;

/// <summary>
/// A file named by matricule: <c>E00017.jpg</c>, in any folder, and for further photos of the same person <c>E00017-2.jpg</c>,
/// <c>E00017_2.jpg</c> or <c>E00017 (2).jpg</c>. A name is only ever looked up, never a path to write to.
/// </summary>
/// <param name="Shown">As it is shown: the last part, no longer than fits a line.</param>
/// <param name="Stem">Without its ending.</param>
/// <param name="Shortened">And without a number of further photos.</param>
internal sealed partial record PhotoFileName(string Shown, string Stem, string Shortened)
{
    private const int MaxShown = 120;

    public static PhotoFileName Of(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        var stem = (dot > 0 ? name[..dot] : name).Trim();
        return new PhotoFileName(name.Length <= MaxShown ? name : name[..MaxShown] + "…", stem, Suffix().Replace(stem, "").Trim());
    }

    /// <summary>Folders, and what operating systems put into archives by themselves.</summary>
    public static bool IsMeant(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length > 0 && name[0] != '.' && !path.StartsWith("__MACOSX", StringComparison.Ordinal)
            && !name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) && !name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A matricule may itself end in <c>-2</c>: the whole name goes first.</summary>
    public KnownEmployee? Owner(IReadOnlyDictionary<string, KnownEmployee> byMatricule) =>
        byMatricule.GetValueOrDefault(Stem) ?? byMatricule.GetValueOrDefault(Shortened);

    [GeneratedRegex(@"([-_]\d{1,2}|\s*\(\d{1,2}\))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suffix();
}
