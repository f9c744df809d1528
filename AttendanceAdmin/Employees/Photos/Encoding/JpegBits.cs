using System.Numerics;

namespace AttendanceAdmin.Employees.Photos.Encoding;

/// <summary>Bits of a JPEG's picture, first bit first; a byte FF is followed by 00, so that nobody takes it for a mark.</summary>
internal sealed class JpegBits(Stream target)
{
    private static readonly (ushort Code, byte Length)[] Means = Codes(JpegTables.Means);
    private static readonly (ushort Code, byte Length)[] Details = Codes(JpegTables.Details);

    private uint waiting;
    private int count;

    /// <summary>One block: its mean as the difference to the block before, then what is not zero, each with the zeros before it (T.81, F.1.2).</summary>
    /// <param name="block">64 numbers in the order of the file.</param>
    public void Write(ReadOnlySpan<int> block, int meanBefore)
    {
        WriteNumber(Means, 0, block[0] - meanBefore);
        var zeros = 0;
        foreach (var value in block[1..])
        {
            if (value == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros > 15; zeros -= 16)
            {
                Put(Details[0xF0]);
            }

            WriteNumber(Details, zeros, value);
            zeros = 0;
        }

        if (zeros > 0)
        {
            Put(Details[0]);
        }
    }

    /// <summary>Fills up the last byte with ones.</summary>
    public void End() => Put((0x7F, 7));

    private static (ushort Code, byte Length)[] Codes(ReadOnlySpan<byte> table)
    {
        var codes = new (ushort, byte)[256];
        var (code, next) = (0, 16);
        for (byte length = 1; length <= 16; length++, code <<= 1)
        {
            for (var i = 0; i < table[length - 1]; i++)
            {
                codes[table[next++]] = ((ushort)code++, length);
            }
        }

        return codes;
    }

    /// <summary>How many bits it has, then these; a negative number as its bits turned over.</summary>
    private void WriteNumber((ushort Code, byte Length)[] codes, int zeros, int value)
    {
        var size = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        Put(codes[zeros << 4 | size]);
        Put(((ushort)((value < 0 ? value - 1 : value) & ((1 << size) - 1)), (byte)size));
    }

    private void Put((ushort Bits, byte Length) code)
    {
        waiting = waiting << code.Length | code.Bits;
        for (count += code.Length; count >= 8; count -= 8)
        {
            var full = (byte)(waiting >> (count - 8));
            target.WriteByte(full);
            if (full == 0xFF)
            {
                target.WriteByte(0);
            }
        }
    }
}
