namespace AttendanceAdmin.Iclock.Commands;

/// <summary>
/// What a terminal holds of a person besides the name, as its USER line says it and as it is kept in <c>SeenFields</c>: <c>Pri=14 TAB Grp=1 …</c>.
/// Cards are the employee's own; a password is kept nowhere.
/// </summary>
internal sealed record PersonFields(string? Privilege, string? Group, string? Times, string? Verify)
{
    private const int MaxValue = 60;

    private static readonly PersonFields None = new(null, null, null, null);

    public static PersonFields Read(string? fields)
    {
        if (string.IsNullOrEmpty(fields))
        {
            return None;
        }

        var pairs = fields.Split('\t').Select(f => f.Split('=', 2)).Where(f => f.Length == 2 && f[1].Length > 0)
            .GroupBy(f => f[0], StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First()[1], StringComparer.OrdinalIgnoreCase);
        return new PersonFields(
            pairs.GetValueOrDefault("Pri"), pairs.GetValueOrDefault("Grp"), pairs.GetValueOrDefault("TZ"), pairs.GetValueOrDefault("Verify"));
    }

    /// <summary>Only what can stand in a command again.</summary>
    public static string? Checked(string? value) =>
        value is { Length: > 0 and <= MaxValue } && value.All(c => c is > ' ' and <= '~') ? value : null;

    public override string ToString() => string.Join(
        '\t',
        new[] { ("Pri", Privilege), ("Grp", Group), ("TZ", Times), ("Verify", Verify) }
            .Where(f => f.Item2 is not null).Select(f => $"{f.Item1}={f.Item2}"));
}
