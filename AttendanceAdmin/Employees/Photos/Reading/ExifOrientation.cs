using System.Buffers.Binary;

namespace AttendanceAdmin.Employees.Photos.Reading;

/// <summary>The one thing of EXIF that belongs to the picture: which side is up.</summary>
internal static class ExifOrientation
{
    public const byte Upright = 1;

    private const int EntryLength = 12;
    private const ushort OrientationTag = 0x0112;
    private const ushort ShortType = 3;

    private static ReadOnlySpan<byte> Name => "Exif\0\0"u8;

    /// <summary>
    /// Of an APP1 segment: <c>Exif\0\0</c>, then TIFF: <c>II*\0</c> or <c>MM\0*</c>, the offset of the first directory, there a count and
    /// entries of tag (2), type (2), count (4), value (4).
    /// </summary>
    /// <returns>1 to 8; 1 for whatever does not say.</returns>
    public static byte Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith(Name) || segment.Length < Name.Length + 8)
        {
            return Upright;
        }

        var tiff = segment[Name.Length..];
        var little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8))
        {
            return Upright;
        }

        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        return directory <= tiff.Length - 2 ? Find(tiff[(int)directory..], little) : Upright;
    }

    /// <summary>A whole APP1 segment that says nothing else.</summary>
    public static ReadOnlySpan<byte> Segment(byte orientation) => new byte[]
    {
        0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
        (byte)'M', (byte)'M', 0, (byte)'*', 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
        0, 0, 0, 0,
    };

    private static byte Find(ReadOnlySpan<byte> directory, bool little)
    {
        var count = Short(directory, little);
        for (var (entry, left) = (2, count); left > 0 && entry + EntryLength <= directory.Length; entry += EntryLength, left--)
        {
            if (Short(directory[entry..], little) == OrientationTag && Short(directory[(entry + 2)..], little) == ShortType)
            {
                return Short(directory[(entry + 8)..], little) is >= 1 and <= 8 and var value ? (byte)value : Upright;
            }
        }

        return Upright;
    }

    private static ushort Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
