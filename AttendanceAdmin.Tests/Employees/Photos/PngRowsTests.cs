using System.Buffers.Binary;
using System.IO.Compression;
using AttendanceAdmin.Employees.Photos.Encoding;

namespace AttendanceAdmin.Tests.Employees.Photos;

public sealed class PngRowsTests
{
    [Theory]
    // One row of two pixels: bits, kind of colour, its bytes → six bytes of red, green and blue.
    [InlineData(8, 2, "C80A14 0000FF", "C80A140000FF")]
    [InlineData(16, 2, "C8010A021403 00000000FFFF", "C80A140000FF")]
    [InlineData(8, 0, "40 FF", "404040FFFFFF")]
    [InlineData(1, 0, "40", "000000FFFFFF")]
    [InlineData(2, 0, "60", "555555AAAAAA")]
    [InlineData(4, 0, "1F", "111111FFFFFF")]
    [InlineData(8, 4, "40FF 0000", "404040FFFFFF")]
    [InlineData(8, 6, "C80A14FF 00000080", "C80A147F7F7F")]
    public void Every_kind_of_colour_is_read(byte bits, byte colour, string row, string expected) =>
        Assert.Equal(expected, Read(Png(2, bits, colour, [0, .. Bytes(row)]), width: 2, rows: 1));

    [Fact]
    public void A_palette_has_colours_and_holes() =>
        Assert.Equal("0A0B0CFFFFFF", Read(Png(2, 1, 3, [0, 0x40], ("PLTE", Bytes("0A0B0C 010203")), ("tRNS", Bytes("FF 00"))), width: 2, rows: 1));

    [Theory]
    // The second row as its difference to the first (10 20 30) by each filter: it reads 11 22 33.
    [InlineData("00 112233")]
    [InlineData("01 112233")]
    [InlineData("02 010203")]
    [InlineData("03 091223")]
    [InlineData("04 010203")]
    public void Every_filter_is_undone(string second) =>
        Assert.Equal("102030112233", Read(Png(1, 8, 2, [0, 0x10, 0x20, 0x30, .. Bytes(second)[..1], .. Second(second)], height: 2), width: 1, rows: 2));

    private static byte[] Second(string row) => Bytes(row) switch
    {
        // Half of what stands above: 08, 10, 18.
        [3, ..] => [0x11 - 0x08, 0x22 - 0x10, 0x33 - 0x18],
        var bytes => bytes[1..],
    };

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static string Read(byte[] png, int width, int rows)
    {
        using var reader = PngRows.Open(png);
        var rgb = new byte[width * 3 * rows];
        for (var y = 0; y < rows; y++)
        {
            Assert.True(reader.TryRead(rgb.AsSpan(y * width * 3, width * 3)));
        }

        Assert.False(reader.TryRead(rgb.AsSpan(0, width * 3)));
        return Convert.ToHexString(rgb);
    }

    private static byte[] Png(int width, byte bits, byte colour, byte[] rows, params (string Name, byte[] Data)[] more) => Png(width, bits, colour, rows, 1, more);

    private static byte[] Png(int width, byte bits, byte colour, byte[] rows, int height, params (string Name, byte[] Data)[] more)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(rows);
        }

        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. Chunk("IHDR", [0, 0, 0, (byte)width, 0, 0, 0, (byte)height, bits, colour, 0, 0, 0]),
            .. more.SelectMany(m => Chunk(m.Name, m.Data)),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. System.Text.Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
    }
}
