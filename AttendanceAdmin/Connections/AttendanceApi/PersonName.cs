namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>That API has one name, <c>NOM PRENOM</c>; here last and first name stand apart.</summary>
internal readonly record struct PersonName(string Last, string First)
{
    /// <summary>Words that are never a whole last name: BEN ALI, EL AMRI, AÏT AHMED, OULD DADDAH.</summary>
    private static readonly HashSet<string> Particles = new(
        ["ben", "bin", "bou", "el", "al", "ait", "aït", "ould", "abd", "abdel", "abou", "sidi", "de", "le", "la", "du", "van", "von"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Words in capitals are the last name, wherever they stand; if all are, or none, it is the first word, together with the one that a
    /// particle wants. Who is known keeps as many words of last name as before, so that one in capitals throughout moves nothing.
    /// </summary>
    /// <param name="known">The name the person has now, if there is one.</param>
    public static PersonName Split(string name, PersonName? known = null)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (known is { } before && IsSame(words, before))
        {
            // A known client sends all names in small letters; it means no change by that.
            return name.Any(char.IsUpper) ? Cut(words, Words(before.Last)) : before;
        }

        var capital = words.Where(IsCapital).ToList();
        if (capital.Count > 0 && capital.Count < words.Length)
        {
            return new PersonName(string.Join(' ', capital), string.Join(' ', words.Where(w => !IsCapital(w))));
        }

        var last = 1;
        while (last < words.Length - 1 && Particles.Contains(words[last - 1]))
        {
            last++;
        }

        return Cut(words, last);
    }

    private static bool IsSame(string[] words, PersonName known) =>
        string.Join(' ', words).Equals($"{known.Last} {known.First}".Trim(), StringComparison.CurrentCultureIgnoreCase);

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static PersonName Cut(string[] words, int last) => new(string.Join(' ', words.Take(last)), string.Join(' ', words.Skip(last)));

    private static bool IsCapital(string word) => word.Any(char.IsLetter) && !word.Any(char.IsLower);
}
