using System.Buffers;
using System.Buffers.Binary;

namespace AttendanceAdmin.Employees.Photos.Reading;

/// <summary>
/// A JPEG is <c>FF D8</c>, segments of <c>FF mark length(2) data</c>, after each <c>FF DA</c> the compressed picture, and <c>FF D9</c>.
/// Kept are tables, frame and picture; APPn and COM, where cameras write who, where and when, are not.
/// </summary>
internal ref struct JpegCleaner
{
    private const byte Frame0 = 0xC0;
    private const byte Frame2 = 0xC2;
    private const byte HuffmanTable = 0xC4;
    private const byte Restart0 = 0xD0;
    private const byte Restart7 = 0xD7;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte QuantTable = 0xDB;
    private const byte RestartInterval = 0xDD;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    private readonly ReadOnlySpan<byte> file;
    private readonly ArrayBufferWriter<byte> kept;
    private int at;
    private (int Width, int Height)? frame;
    private byte orientation;
    private bool scanned;
    private bool isJfif;

    private JpegCleaner(ReadOnlySpan<byte> file)
    {
        this.file = file;
        kept = new ArrayBufferWriter<byte>(file.Length + 64);
        orientation = ExifOrientation.Upright;
        at = 2;
    }

    public static ReadOnlySpan<byte> Start => [0xFF, 0xD8, 0xFF];

    /// <summary>What says that the colours are luminance and difference: without thumbnail, one pixel as wide as high.</summary>
    private static ReadOnlySpan<byte> Jfif => [0xFF, App0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    public static PhotoReading Read(ReadOnlySpan<byte> file) => new JpegCleaner(file).Read();

    private PhotoReading Read()
    {
        while (true)
        {
            if (!TryReadMark(out var mark))
            {
                return new PhotoReading.Bad(PhotoFault.Truncated);
            }

            if (mark == End)
            {
                return frame is null || !scanned ? new PhotoReading.Bad(PhotoFault.Truncated) : Good();
            }

            if (ReadSegment(mark) is { } fault)
            {
                return new PhotoReading.Bad(fault);
            }
        }
    }

    /// <summary>Marks may be preceded by any number of FF.</summary>
    private bool TryReadMark(out byte mark)
    {
        mark = 0;
        if (at >= file.Length || file[at] != 0xFF)
        {
            return false;
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        if (at >= file.Length)
        {
            return false;
        }

        mark = file[at++];
        return true;
    }

    private PhotoFault? ReadSegment(byte mark)
    {
        if (file.Length - at < 2)
        {
            return PhotoFault.Truncated;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        if (length < 2)
        {
            return PhotoFault.Unusual;
        }

        if (length > file.Length - at)
        {
            return PhotoFault.Truncated;
        }

        var data = file.Slice(at + 2, length - 2);
        at += length;
        return Take(mark, data);
    }

    private PhotoFault? Take(byte mark, ReadOnlySpan<byte> data)
    {
        switch (mark)
        {
            case >= Frame0 and <= Frame2:
                return TakeFrame(mark, data);
            case Scan:
                return TakeScan(data);
            case HuffmanTable or QuantTable or RestartInterval:
                Keep(mark, data);
                return null;
            case App14 when data.StartsWith("Adobe"u8) && data.Length == 12:
                // Says how the colours are meant; twelve bytes have no room for more.
                Keep(mark, data);
                return null;
            case App0:
                isJfif |= data.StartsWith("JFIF\0"u8);
                return null;
            case App1:
                orientation = ExifOrientation.Read(data) is var said and not ExifOrientation.Upright ? said : orientation;
                return null;
            case (> App0 and <= App15) or Comment:
                return null;
            default:
                // Lossless, hierarchical, arithmetic coding and the like, which no browser and no terminal shows.
                return PhotoFault.Unusual;
        }
    }

    /// <summary><c>bits(1) height(2) width(2) components(1)</c>, then three bytes for each component.</summary>
    private PhotoFault? TakeFrame(byte mark, ReadOnlySpan<byte> data)
    {
        if (data.Length < 6 || frame is not null || data[0] != 8 || data.Length != 6 + 3 * data[5])
        {
            return PhotoFault.Unusual;
        }

        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(data[1..]), BinaryPrimitives.ReadUInt16BigEndian(data[3..]));
        if (data[5] is not (1 or 3))
        {
            return data[5] == 4 ? PhotoFault.Cmyk : PhotoFault.Unusual;
        }

        if (height == 0 || width == 0)
        {
            return PhotoFault.Unusual;
        }

        frame = (width, height);
        Keep(mark, data);
        return null;
    }

    /// <summary>The compressed picture ends at the next mark that is neither a stuffed FF (<c>FF 00</c>) nor a restart.</summary>
    private PhotoFault? TakeScan(ReadOnlySpan<byte> data)
    {
        if (frame is null)
        {
            return PhotoFault.Unusual;
        }

        Keep(Scan, data);
        var begin = at;
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                return PhotoFault.Truncated;
            }

            at += next;
            if (file[at + 1] is not (0 or (>= Restart0 and <= Restart7)))
            {
                break;
            }

            at += 2;
        }

        kept.Write(file[begin..at]);
        scanned = true;
        return null;
    }

    private readonly void Keep(byte mark, ReadOnlySpan<byte> data)
    {
        var head = kept.GetSpan(4);
        head[0] = 0xFF;
        head[1] = mark;
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(data.Length + 2));
        kept.Advance(4);
        kept.Write(data);
    }

    private readonly PhotoReading.Good Good()
    {
        byte[] bytes =
        [
            0xFF, 0xD8,
            .. isJfif ? Jfif : [],
            .. orientation != ExifOrientation.Upright ? ExifOrientation.Segment(orientation) : [],
            .. kept.WrittenSpan,
            0xFF, End,
        ];
        return new PhotoReading.Good(CleanPhoto.Of(PhotoFormat.Jpeg, frame!.Value.Width, frame.Value.Height, orientation, bytes));
    }
}
