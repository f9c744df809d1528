using AttendanceAdmin.Employees.Photos.Reading;

namespace AttendanceAdmin.Employees.Photos.Importing;

/// <summary>What became of one file. Each has its words in <see cref="PhotosTexts"/>: the key <c>Verdict</c> and its name.</summary>
public enum PhotoVerdict
{
    Stored,

    /// <summary>That person has that very photo already.</summary>
    Known,
    UnknownMatricule,
    Refused,
}

public enum PhotoImportState
{
    Running,
    Done,

    /// <summary>The archive cannot be read, or holds more than it may; what was stored before that stays.</summary>
    Broken,
    Undone,
}

/// <param name="Why">Of a refused one.</param>
internal sealed record PhotoImportLine(string File, PhotoVerdict Verdict, string? Employee, PhotoReading.Bad? Why);

/// <summary>One batch on its way; thread-safe, and kept in memory until a few others came after it.</summary>
internal sealed class PhotoImportRun(Guid id, PhotoOrigin origin, DateTimeOffset startedAt)
{
    private readonly Lock gate = new();
    private readonly List<PhotoImportLine> lines = [];

    public Guid Id => id;

    public PhotoOrigin Origin => origin;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>How many files are to be looked at; 0 while nobody knows.</summary>
    public int Total { get; set; }

    public PhotoImportState State { get; set; } = PhotoImportState.Running;

    public IReadOnlyList<PhotoImportLine> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    public int Count(PhotoVerdict verdict)
    {
        lock (gate)
        {
            return lines.Count(l => l.Verdict == verdict);
        }
    }

    public int Looked
    {
        get
        {
            lock (gate)
            {
                return lines.Count;
            }
        }
    }

    /// <returns>Whether that was the last one.</returns>
    public bool Add(PhotoImportLine line)
    {
        lock (gate)
        {
            lines.Add(line);
            return Total > 0 && lines.Count >= Total;
        }
    }
}
