using System.Buffers.Binary;

namespace AttendanceAdmin.Employees.Photos.Encoding;

/// <summary>Writes a baseline JPEG (ITU-T T.81, JFIF) eight rows at a time: what every terminal and every browser reads.</summary>
internal sealed class JpegWriter
{
    private const int Side = 8;
    private const int Quality = 90;

    private static readonly float[] Cosines = [.. Enumerable.Range(0, Side * Side).Select(i => Cosine(i / Side, i % Side))];

    private readonly MemoryStream target = new();
    private readonly JpegBits bits;
    private readonly byte[] brightness = Scaled(JpegTables.Brightness);
    private readonly byte[] colour = Scaled(JpegTables.Colour);
    private readonly int[] means = new int[3];
    private readonly int width;

    public JpegWriter(int width, int height)
    {
        this.width = width;
        bits = new JpegBits(target);
        target.Write([0xFF, 0xD8]);
        Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(0xDB, [0, .. InFileOrder(brightness), 1, .. InFileOrder(colour)]);
        Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]);
        Segment(0xC4, [0x00, .. JpegTables.Means, 0x10, .. JpegTables.Details]);
        Segment(0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    }

    /// <param name="rows">Eight rows of three bytes a pixel; the last of a picture are repeated to fill up.</param>
    public void Write(ReadOnlySpan<byte> rows)
    {
        Span<float> samples = stackalloc float[Side * Side];
        Span<int> block = stackalloc int[Side * Side];
        for (var left = 0; left < width; left += Side)
        {
            for (var part = 0; part < 3; part++)
            {
                Fetch(rows, left, part, samples);
                Transform(samples, part == 0 ? brightness : colour, block);
                bits.Write(block, means[part]);
                means[part] = block[0];
            }
        }
    }

    public byte[] End()
    {
        bits.End();
        target.Write([0xFF, 0xD9]);
        return target.ToArray();
    }

    private static float Cosine(int frequency, int place) =>
        MathF.Cos((2 * place + 1) * frequency * MathF.PI / 16) / (frequency == 0 ? MathF.Sqrt(8) : 2);

    private static byte[] Scaled(ReadOnlySpan<byte> table)
    {
        var scaled = new byte[table.Length];
        for (var i = 0; i < table.Length; i++)
        {
            scaled[i] = (byte)Math.Clamp((table[i] * (200 - 2 * Quality) + 50) / 100, 1, 255);
        }

        return scaled;
    }

    private static byte[] InFileOrder(byte[] table) => [.. JpegTables.ZigZag.ToArray().Select(i => table[i])];

    /// <summary>Y, Cb and Cr as JFIF has them, around zero.</summary>
    private void Fetch(ReadOnlySpan<byte> rows, int left, int part, Span<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var at = (i / Side * width + Math.Min(left + i % Side, width - 1)) * 3;
            var (r, g, b) = (rows[at], rows[at + 1], rows[at + 2]);
            samples[i] = part switch
            {
                0 => 0.299f * r + 0.587f * g + 0.114f * b - 128,
                1 => -0.168736f * r - 0.331264f * g + 0.5f * b,
                _ => 0.5f * r - 0.418688f * g - 0.081312f * b,
            };
        }
    }

    /// <summary>The cosine transform, first along the rows and then along the columns, and the division that makes a photo small.</summary>
    private static void Transform(ReadOnlySpan<float> samples, byte[] divisors, Span<int> block)
    {
        Span<float> along = stackalloc float[Side * Side];
        for (var i = 0; i < along.Length; i++)
        {
            var (y, u, sum) = (i / Side, i % Side, 0f);
            for (var x = 0; x < Side; x++)
            {
                sum += samples[y * Side + x] * Cosines[u * Side + x];
            }

            along[i] = sum;
        }

        for (var i = 0; i < block.Length; i++)
        {
            var (place, sum) = (JpegTables.ZigZag[i], 0f);
            for (var y = 0; y < Side; y++)
            {
                sum += along[y * Side + place % Side] * Cosines[place / Side * Side + y];
            }

            block[i] = (int)MathF.Round(sum / divisors[place]);
        }
    }

    private void Segment(byte mark, ReadOnlySpan<byte> data)
    {
        Span<byte> head = [0xFF, mark, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(data.Length + 2));
        target.Write(head);
        target.Write(data);
    }
}
