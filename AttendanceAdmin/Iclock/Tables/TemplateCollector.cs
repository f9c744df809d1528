using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Iclock.Commands;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>Picks templates out of the lines of one upload; one that firmware or a relay wrapped over several lines is put together by its size.</summary>
internal sealed class TemplateCollector(string table)
{
    private List<SeenTemplate> whole = [];
    private byte[] begun = [];

    /// <returns>Whether the line is a template, or a piece of one.</returns>
    public bool Read(ReadOnlySpan<byte> line)
    {
        if (begun.Length > 0 && IsPiece(line) && begun.Length + line.Length <= LineUpload.MaxLineBytes)
        {
            begun = [.. begun, .. line.Trim((byte)' ')];
            TakeLine(begun);
            return true;
        }

        return TakeLine(line.ToArray());
    }

    /// <summary>What is whole, once.</summary>
    public IReadOnlyList<SeenTemplate> Take()
    {
        var taken = whole;
        whole = [];
        return taken;
    }

    private bool TakeLine(byte[] line)
    {
        begun = [];
        if (TemplateLine.Read(line, table) is { } template)
        {
            whole.Add(template);
            return true;
        }

        begun = TemplateLine.IsCut(line, table) ? line : [];
        return begun.Length > 0 || TemplateLine.IsOne(line, table);
    }

    /// <summary>Nothing but letters of base64.</summary>
    internal static bool IsPiece(ReadOnlySpan<byte> line)
    {
        foreach (var letter in line.Trim((byte)' '))
        {
            if (!TemplateForm.Letters.Contains((char)letter))
            {
                return false;
            }
        }

        return true;
    }
}
