using System.Globalization;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>What a terminal holds of a person besides name and card, as it is kept: <c>admin=1 TAB backupnum=11,50</c>.</summary>
internal static class PersonSeen
{
    private const string AdminKey = "admin=";
    private const string CredentialsKey = "backupnum=";

    public static string Text(int admin, IEnumerable<int> credentials) =>
        string.Create(CultureInfo.InvariantCulture, $"{AdminKey}{admin}\t{CredentialsKey}{string.Join(',', credentials.Order())}");

    /// <summary>One credential more, and what else was known stays.</summary>
    public static string With(string? before, int admin, int credential) => Text(admin, Credentials(before).Append(credential).Distinct());

    /// <summary>So that sending a card does not make an administrator a user.</summary>
    public static int Admin(string? fields) =>
        int.TryParse(Value(fields, AdminKey), NumberStyles.None, CultureInfo.InvariantCulture, out var admin) && admin is >= 0 and <= 2 ? admin : 0;

    private static IEnumerable<int> Credentials(string? fields) => (Value(fields, CredentialsKey) ?? "").Split(',')
        .Select(c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var credential) ? credential : -1).Where(c => c >= 0);

    private static string? Value(string? fields, string key) =>
        (fields ?? "").Split('\t').FirstOrDefault(f => f.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
}
