using System.Buffers.Binary;
using System.IO.Compression;

namespace AttendanceAdmin.Employees.Photos.Encoding;

/// <summary>
/// The rows of a PNG (W3C PNG, third edition) from top to bottom as red, green and blue bytes, see-through places over white. Nothing but
/// two rows is held, so that a picture that unpacks to gigabytes costs time only, and of that its pixels were counted before.
/// Interlaced ones are not read: no camera and no browser writes them.
/// </summary>
internal sealed class PngRows : IDisposable
{
    private readonly PngPalette palette;
    private readonly ZLibStream packed;
    private readonly int bits;
    private readonly int channels;
    private readonly bool isIndexed;
    private readonly int step;
    private byte[] row;
    private byte[] above;

    private PngRows(ReadOnlySpan<byte> header, PngPalette palette, MemoryStream data)
    {
        this.palette = palette;
        (Width, Height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        (bits, isIndexed) = (header[8], header[9] == 3);
        channels = header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        step = Math.Max(1, bits * channels / 8);
        var length = (int)(((long)Width * bits * channels + 7) / 8);
        (row, above) = (new byte[length], new byte[length]);
        packed = new ZLibStream(data, CompressionMode.Decompress);
    }

    public int Width { get; }

    public int Height { get; }

    /// <param name="header">The 13 bytes of IHDR.</param>
    public static bool Reads(ReadOnlySpan<byte> header) => header[10] == 0 && header[11] == 0 && header[12] == 0
        && (header[9], header[8]) is (0 or 3, 1 or 2 or 4 or 8) or (0 or 2 or 4 or 6, 8 or 16);

    /// <param name="png">With its chunks in order, as <see cref="Reading.PngCleaner"/> leaves them.</param>
    public static PngRows Open(ReadOnlySpan<byte> png)
    {
        ReadOnlySpan<byte> header = default;
        var (palette, data) = (new PngPalette(), new MemoryStream(png.Length));
        for (var rest = png[8..]; rest.Length >= 12;)
        {
            var name = rest.Slice(4, 4);
            var body = rest.Slice(8, BinaryPrimitives.ReadInt32BigEndian(rest));
            rest = rest[(body.Length + 12)..];
            if (name.SequenceEqual("IHDR"u8))
            {
                header = body;
            }
            else if (name.SequenceEqual("PLTE"u8))
            {
                palette.Colours = body.ToArray();
            }
            else if (name.SequenceEqual("tRNS"u8))
            {
                palette.Opacity = body.ToArray();
            }
            else if (name.SequenceEqual("IDAT"u8))
            {
                data.Write(body);
            }
        }

        data.Position = 0;
        return new PngRows(header, palette, data);
    }

    /// <param name="rgb">Three bytes a pixel.</param>
    /// <returns>False if the file ends too early or is bent.</returns>
    public bool TryRead(Span<byte> rgb)
    {
        (row, above) = (above, row);
        try
        {
            var filter = packed.ReadByte();
            if (filter is < 0 or > 4 || packed.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
            {
                return false;
            }

            PngFilter.Undo(filter, row, above, step);
        }
        catch (InvalidDataException)
        {
            return false;
        }

        for (var x = 0; x < Width; x++)
        {
            Pixel(x, rgb.Slice(x * 3, 3));
        }

        return true;
    }

    public void Dispose() => packed.Dispose();

    private void Pixel(int x, Span<byte> rgb)
    {
        if (isIndexed)
        {
            palette.Paint(Sample(x, 0), rgb);
            return;
        }

        var scale = bits < 8 ? 255 / ((1 << bits) - 1) : 1;
        var opacity = channels is 2 or 4 ? Sample(x, channels - 1) : 255;
        for (var i = 0; i < 3; i++)
        {
            rgb[i] = PngPalette.OverWhite(Sample(x, channels >= 3 ? i : 0) * scale, opacity);
        }
    }

    /// <summary>Of two bytes the higher one says enough.</summary>
    private int Sample(int x, int channel)
    {
        var index = x * channels + channel;
        return bits switch
        {
            16 => row[index * 2],
            8 => row[index],
            _ => row[index * bits / 8] >> (8 - bits - index * bits % 8) & ((1 << bits) - 1),
        };
    }
}
