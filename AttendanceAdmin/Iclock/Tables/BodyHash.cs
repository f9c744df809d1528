using System.Buffers.Binary;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>A cheap 64-bit digest of a body, fed piece by piece: tells a repeated upload from a new one, and guards nothing.</summary>
internal struct BodyHash
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    public ulong Value { get; private set; }

    public void Add(ReadOnlySpan<byte> piece)
    {
        var hash = Value;
        while (piece.Length >= sizeof(ulong))
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(piece));
            piece = piece[sizeof(ulong)..];
        }

        foreach (var rest in piece)
        {
            hash = Mix(hash, rest);
        }

        Value = hash;
    }

    private static ulong Mix(ulong hash, ulong word) => System.Numerics.BitOperations.RotateLeft((hash ^ word) * Multiplier, 29);
}
