using AttendanceAdmin.Punches;

namespace AttendanceAdmin.Tm20.Receiving;

/// <summary>What is no punch, in pieces that the raw inbox takes.</summary>
internal static class RawParts
{
    public static IEnumerable<RawPart> Of(string kind, string target, byte[] body) =>
        body.Length <= RawMessage.MaxPartBytes
            ? [new RawPart(kind, target, 0, body)]
            : body.Chunk(RawMessage.MaxPartBytes).Select((piece, i) => new RawPart(kind, target, i, piece));
}
