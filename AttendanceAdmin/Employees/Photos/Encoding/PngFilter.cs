namespace AttendanceAdmin.Employees.Photos.Encoding;

/// <summary>Each row of a PNG is written as the difference to what stands to the left and above (section 9 of the specification).</summary>
internal static class PngFilter
{
    /// <param name="step">Bytes from a pixel to its neighbour.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var (left, corner) = i >= step ? (row[i - step], above[i - step]) : ((byte)0, (byte)0);
            row[i] += filter switch
            {
                1 => left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => Nearest(left, above[i], corner),
                _ => 0,
            };
        }
    }

    /// <summary>Paeth: whichever of the three is nearest to left + above − corner.</summary>
    private static byte Nearest(byte left, byte above, byte corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
