using System.Buffers;
using System.Buffers.Binary;
using AttendanceAdmin.Employees.Photos.Encoding;

namespace AttendanceAdmin.Employees.Photos.Reading;

/// <summary>
/// A PNG is its signature and chunks of <c>length(4) name(4) data crc(4)</c>, from IHDR to IEND. Kept are those that make the picture;
/// texts, dates, EXIF, animation and whatever follows IEND are not.
/// </summary>
internal static class PngCleaner
{
    private const int ChunkFrame = 12;
    private const int HeaderLength = 13;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static PhotoReading Read(ReadOnlySpan<byte> file)
    {
        var kept = new ArrayBufferWriter<byte>(file.Length);
        kept.Write(Signature);
        (int Width, int Height)? size = null;
        var hasPicture = false;
        for (var rest = file[Signature.Length..]; ;)
        {
            if (rest.Length < ChunkFrame || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - ChunkFrame)
            {
                return new PhotoReading.Bad(PhotoFault.Truncated);
            }

            var name = rest.Slice(4, 4);
            var data = rest.Slice(8, (int)length);
            var chunk = rest[..((int)length + ChunkFrame)];
            rest = rest[chunk.Length..];
            if (size is null)
            {
                // The first chunk, and no other, is the header.
                if (!name.SequenceEqual("IHDR"u8) || !TryReadHeader(data, out var found))
                {
                    return new PhotoReading.Bad(PhotoFault.Unusual);
                }

                size = found;
                kept.Write(chunk);
                continue;
            }

            if (IsPicture(name))
            {
                kept.Write(chunk);
                hasPicture |= name.SequenceEqual("IDAT"u8);
            }

            if (name.SequenceEqual("IEND"u8))
            {
                return hasPicture
                    ? new PhotoReading.Good(CleanPhoto.Of(PhotoFormat.Png, size.Value.Width, size.Value.Height, ExifOrientation.Upright, kept.WrittenSpan.ToArray()))
                    : new PhotoReading.Bad(PhotoFault.Truncated);
            }
        }
    }

    /// <summary><c>width(4) height(4) bits(1) colour(1) compression(1) filter(1) interlace(1)</c></summary>
    private static bool TryReadHeader(ReadOnlySpan<byte> data, out (int Width, int Height) size)
    {
        size = default;
        if (data.Length != HeaderLength)
        {
            return false;
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        size = ((int)width, (int)height);
        return width is > 0 and <= 0xFFFF && height is > 0 and <= 0xFFFF && PngRows.Reads(data);
    }

    private static bool IsPicture(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("PLTE"u8) || name.SequenceEqual("tRNS"u8) || name.SequenceEqual("IDAT"u8) || name.SequenceEqual("IEND"u8)
        || name.SequenceEqual("sRGB"u8) || name.SequenceEqual("gAMA"u8);
}
