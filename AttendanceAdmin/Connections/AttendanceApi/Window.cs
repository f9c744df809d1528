using System.Globalization;

namespace AttendanceAdmin.Connections.AttendanceApi;

/// <summary>Which piece of a list is asked for: <c>skip</c> and <c>limit</c>, 0 and 100 if left out. More than the most is answered with the most.</summary>
internal readonly record struct Window(int Skip, int Limit, string? Fault)
{
    public const int MaxLimit = 5000;

    private const int UsualLimit = 100;

    public static Window Read(string? skip, string? limit) =>
        !TryRead(skip, 0, out var from) || from < 0 ? new Window(0, 0, "skip must be a whole number, 0 or more.")
        : !TryRead(limit, UsualLimit, out var most) || most < 1 ? new Window(0, 0, "limit must be a whole number, 1 or more.")
        : new Window(from, Math.Min(most, MaxLimit), null);

    private static bool TryRead(string? text, int otherwise, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}
