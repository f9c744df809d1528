using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using AttendanceAdmin.Data;

namespace AttendanceAdmin.Punches;

/// <summary>A place in the list, which is ordered by local time and id; in addresses <c>1767254400_1234</c>.</summary>
internal readonly record struct PunchCursor(DateTime LocalTime, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stored.Seconds(LocalTime)}_{Id}");

    public static bool TryParse([NotNullWhen(true)] string? text, out PunchCursor cursor)
    {
        cursor = default;
        var parts = text?.Split('_');
        if (parts is not [var time, var number]
            || !long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || Math.Abs(seconds) > MaxSeconds)
        {
            return false;
        }

        cursor = new PunchCursor(Stored.WallTime(seconds), id);
        return true;
    }

    /// <summary>Some 1,900 years to either side of 1970.</summary>
    private const long MaxSeconds = 60_000_000_000;
}

/// <summary>A page of the list, newest first, and where it goes on.</summary>
internal sealed record PunchPage(IReadOnlyList<PunchRow> Rows, PunchCursor? Newer, PunchCursor? Older);
