namespace AttendanceAdmin.Terminals;

/// <summary>What a terminal says of itself, in the words of no wire; null where it said nothing.</summary>
internal sealed record StatedFacts
{
    private const int MaxOptions = 250;
    private const int MaxOptionLength = 300;

    public string? Model { get; init; }

    public string? Firmware { get; init; }

    public string? Dialect { get; init; }

    public string? Language { get; init; }

    /// <inheritdoc cref="Terminal.StatedCodePage"/>
    public string? CodePage { get; init; }

    /// <summary>One <c>key=value</c> a line, without secrets; merged with what was said before, key by key.</summary>
    public string? Options { get; init; }

    public int? UserCount { get; init; }

    public int? UserCapacity { get; init; }

    public int? LogCount { get; init; }

    public int? LogCapacity { get; init; }

    public int? FaceCount { get; init; }

    public int? FingerprintCount { get; init; }

    public PhotoUse? PhotoUse { get; init; }

    /// <summary>Merged with what was said before, kind by kind.</summary>
    public TerminalAlgorithms? Algorithms { get; init; }

    /// <summary>The wire's own notes, see <see cref="Terminal.Stamps"/>.</summary>
    public string? Stamps { get; init; }

    public int? LogPercent => LogCount is { } count && LogCapacity is > 0 and { } capacity ? (int)(100L * count / capacity) : null;

    public static StatedFacts Of(Terminal terminal) => new()
    {
        Model = terminal.Model, Firmware = terminal.Firmware, Dialect = terminal.Dialect, Language = terminal.Language, Options = terminal.Options,
        CodePage = terminal.StatedCodePage,
        UserCount = terminal.UserCount, UserCapacity = terminal.UserCapacity, LogCount = terminal.LogCount, LogCapacity = terminal.LogCapacity,
        FaceCount = terminal.FaceCount, FingerprintCount = terminal.FingerprintCount, PhotoUse = terminal.PhotoUse,
        Algorithms = TerminalAlgorithms.Parse(terminal.Algorithms), Stamps = terminal.Stamps,
    };

    public void CopyTo(Terminal terminal)
    {
        var wasOther = terminal.Dialect != Dialect;
        (terminal.Model, terminal.Firmware, terminal.Dialect, terminal.Language, terminal.Options) = (Model, Firmware, Dialect, Language, Options);
        terminal.StatedCodePage = CodePage;
        (terminal.UserCount, terminal.UserCapacity, terminal.LogCount, terminal.LogCapacity) = (UserCount, UserCapacity, LogCount, LogCapacity);
        (terminal.FaceCount, terminal.FingerprintCount, terminal.Stamps) = (FaceCount, FingerprintCount, Stamps);
        if (terminal.PhotoUse != PhotoUse || wasOther || (terminal.Algorithms ?? "") != (Algorithms?.ToString() ?? ""))
        {
            // Now it may be given photos, templates or rights, or no longer: since when that waits does not matter.
            (terminal.PhotoUse, terminal.Algorithms) = (PhotoUse, Algorithms?.ToString());
            terminal.PeopleDueAt ??= terminal.LastSeen ?? terminal.FirstSeen;
        }
    }

    public StatedFacts With(StatedFacts news) => new()
    {
        Model = news.Model ?? Model,
        Firmware = news.Firmware ?? Firmware,
        Dialect = news.Dialect ?? Dialect,
        Language = news.Language ?? Language,
        CodePage = news.CodePage ?? CodePage,
        Options = news.Options is null ? Options : Merge(Options, news.Options),
        UserCount = news.UserCount ?? UserCount,
        UserCapacity = news.UserCapacity ?? UserCapacity,
        LogCount = news.LogCount ?? LogCount,
        LogCapacity = news.LogCapacity ?? LogCapacity,
        FaceCount = news.FaceCount ?? FaceCount,
        FingerprintCount = news.FingerprintCount ?? FingerprintCount,
        PhotoUse = news.PhotoUse is { } use && !(use < PhotoUse) ? use : PhotoUse,
        Algorithms = Algorithms?.With(news.Algorithms) ?? news.Algorithms,
        Stamps = news.Stamps ?? Stamps,
    };

    /// <summary>Whether the difference can wait for the next interval: counts and stamps change with every punch.</summary>
    public bool DiffersOnlyInCounts(StatedFacts other) => this == other with
    {
        UserCount = UserCount, LogCount = LogCount, FaceCount = FaceCount, FingerprintCount = FingerprintCount, Stamps = Stamps, Options = Options,
    };

    /// <summary>Whether it says something of which nothing was known: what a card needs, and at most a few times in a terminal's life.</summary>
    public bool FillsIn(StatedFacts before) =>
        (before.Model is null && Model is not null) || (before.Firmware is null && Firmware is not null) || (before.Dialect is null && Dialect is not null)
        || (before.Language is null && Language is not null) || (before.LogCount is null && LogCount is not null);

    /// <summary>No firmware says as much as this holds; who says more is not remembered in full.</summary>
    private static string Merge(string? before, string news)
    {
        var merged = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in $"{before}\n{news}".Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = line.Split('=')[0];
            if (merged.Count < MaxOptions || merged.ContainsKey(key))
            {
                merged[key] = line.Length <= MaxOptionLength ? line : line[..MaxOptionLength];
            }
        }

        return string.Join('\n', merged.Values);
    }
}
