using System.Globalization;

namespace AttendanceAdmin.Tm20.Commands;

/// <summary>What a terminal holds of a person besides name and card, as it is kept: <c>admin=1 TAB backupnum=11,50</c>.</summary>
internal static class PersonSeen
{
    private const string AdminKey = "admin=";

    public static string Text(int admin, IEnumerable<int> credentials) =>
        string.Create(CultureInfo.InvariantCulture, $"{AdminKey}{admin}\tbackupnum={string.Join(',', credentials.Order())}");

    /// <summary>So that sending a card does not make an administrator a user.</summary>
    public static int Admin(string? fields) =>
        (fields ?? "").Split('\t').FirstOrDefault(f => f.StartsWith(AdminKey, StringComparison.Ordinal)) is { } found
        && int.TryParse(found.AsSpan(AdminKey.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var admin) && admin is >= 0 and <= 2
            ? admin
            : 0;
}
