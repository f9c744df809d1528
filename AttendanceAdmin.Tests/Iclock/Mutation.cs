namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Damages bytes in the ways that lines, relays and malice do; the same seed damages the same way.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly byte[][] Spices =
    [
        [0], "\t"u8.ToArray(), "\r\n"u8.ToArray(), "="u8.ToArray(), "&"u8.ToArray(), "%"u8.ToArray(), "%zz%00"u8.ToArray(), "99999999999999999999"u8.ToArray(),
        "-1"u8.ToArray(), "ID="u8.ToArray(), "PIN="u8.ToArray(), "'; DROP TABLE punches;--"u8.ToArray(), "<script>"u8.ToArray(), "../../"u8.ToArray(),
        [0xFF, 0xFE], [0xC3, 0x28], "2026-13-45 99:99:99"u8.ToArray(), "C:1:REBOOT"u8.ToArray(),
    ];

#pragma warning disable CA5394 // Not for secrets.
    private readonly Random random = new(seed);

    public byte[] Of(byte[] original)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1));
                    break;
                case 2:
                    bytes.InsertRange(at, Spices[random.Next(Spices.Length)]);
                    break;
                case 3 when bytes.Count < 20_000:
                    bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count + 1)).Take(random.Next(200)).ToList());
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(300)));
                    break;
                default:
                    bytes.Reverse(Math.Min(at, bytes.Count), Math.Min(8, bytes.Count - Math.Min(at, bytes.Count)));
                    break;
            }
        }

        return [.. bytes];
    }
#pragma warning restore CA5394
}
