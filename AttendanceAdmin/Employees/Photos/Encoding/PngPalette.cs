namespace AttendanceAdmin.Employees.Photos.Encoding;

/// <summary>The colours of a PNG that numbers them, and how see-through each is.</summary>
internal sealed class PngPalette
{
    /// <summary>Three bytes each; a number beyond them is black.</summary>
    public byte[] Colours { get; set; } = [];

    /// <summary>A number beyond them is opaque.</summary>
    public byte[] Opacity { get; set; } = [];

    public static byte OverWhite(int value, int opacity) => (byte)((value * opacity + 255 * (255 - opacity)) / 255);

    public void Paint(int colour, Span<byte> rgb)
    {
        var opacity = colour < Opacity.Length ? Opacity[colour] : 255;
        for (var i = 0; i < 3; i++)
        {
            var at = colour * 3 + i;
            rgb[i] = OverWhite(at < Colours.Length ? Colours[at] : 0, opacity);
        }
    }
}
