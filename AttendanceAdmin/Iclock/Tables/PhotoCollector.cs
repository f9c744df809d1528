using AttendanceAdmin.Employees.Photos.Offers;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>Picks photos of people out of the lines of one upload; most are longer than a line may be and come in pieces.</summary>
internal sealed class PhotoCollector(string table)
{
    /// <summary>Of a line: base64 of a photo that is larger than any terminal takes.</summary>
    private const int MaxLineBytes = 2 * 1024 * 1024;

    private readonly MemoryStream begun = new();
    private List<SeenPhoto> whole = [];

    public void Read(ReadOnlySpan<byte> line)
    {
        if (PhotoLine.Read(line, table) is { } photo)
        {
            whole.Add(photo);
        }
    }

    public void Begin(ReadOnlySpan<byte> beginning)
    {
        begun.SetLength(0);
        begun.Write(PhotoLine.IsOne(beginning, table) ? beginning : default);
    }

    public void Continue(ReadOnlySpan<byte> piece)
    {
        if (begun.Length > 0 && begun.Length + piece.Length <= MaxLineBytes)
        {
            begun.Write(piece);
        }
        else
        {
            begun.SetLength(0);
        }
    }

    public void End()
    {
        Read(begun.GetBuffer().AsSpan(0, (int)begun.Length));
        begun.SetLength(0);
    }

    /// <summary>What is whole, once.</summary>
    public IReadOnlyList<SeenPhoto> Take()
    {
        var taken = whole;
        whole = [];
        return taken;
    }
}
