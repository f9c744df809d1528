namespace AttendanceAdmin.Employees.Photos.Encoding;

/// <summary>Terminals and the HR systems of section 4 of the contract take JPEG and nothing else; a PNG becomes one when it comes.</summary>
internal static class PngToJpeg
{
    private const int RowsAtOnce = 8;

    /// <param name="png">As <see cref="Reading.PngCleaner"/> leaves it.</param>
    /// <returns>Null if the picture cannot be unpacked to its end.</returns>
    public static byte[]? TryConvert(ReadOnlySpan<byte> png)
    {
        using var rows = PngRows.Open(png);
        var writer = new JpegWriter(rows.Width, rows.Height);
        var length = rows.Width * 3;
        var strip = new byte[length * RowsAtOnce];
        for (var top = 0; top < rows.Height; top += RowsAtOnce)
        {
            for (var y = 0; y < RowsAtOnce; y++)
            {
                var row = strip.AsSpan(y * length, length);
                if (top + y >= rows.Height)
                {
                    strip.AsSpan((y - 1) * length, length).CopyTo(row);
                }
                else if (!rows.TryRead(row))
                {
                    return null;
                }
            }

            writer.Write(strip);
        }

        return writer.End();
    }
}
