namespace AttendanceAdmin.Iclock;

internal enum UploadContent
{
    Punches,
    AccessEvents,
    Operations,

    /// <summary>Lines that are kept as they are.</summary>
    Lines,

    /// <summary>A photo.</summary>
    Photo,

    /// <summary><c>Key=Value</c>: what the device is.</summary>
    Options,

    /// <summary>A finger's image, or a template alone.</summary>
    Image,

    /// <summary>Bytes that are kept as they are.</summary>
    Bytes,
}

internal enum Acknowledgement
{
    /// <summary><c>OK: n</c></summary>
    Lines,

    /// <summary><c>OK</c></summary>
    Plain,

    /// <summary><c>user=n</c></summary>
    Named,
}

/// <summary>What an upload is, by its address, and how it is acknowledged.</summary>
/// <param name="Name">The table as stamps and the raw inbox know it.</param>
/// <param name="TableName">For <see cref="Acknowledgement.Named"/>.</param>
/// <param name="Count">For <see cref="Acknowledgement.Named"/>: what the device says it sent.</param>
internal sealed record UploadKind(string Name, UploadContent Content, Acknowledgement Acknowledgement, string? TableName = null, int? Count = null, bool IsArchive = false)
{
    public static readonly UploadKind Punches = new("ATTLOG", UploadContent.Punches, Acknowledgement.Lines);
    public static readonly UploadKind Photo = new("ATTPHOTO", UploadContent.Photo, Acknowledgement.Plain);
    public static readonly UploadKind Options = new("options", UploadContent.Options, Acknowledgement.Plain);
    public static readonly UploadKind Operations = new("OPERLOG", UploadContent.Operations, Acknowledgement.Lines);

    private static readonly string[] RecordTables =
        ["USERINFO", "FINGERTMP", "WORKCODE", "BIODATA", "IDCARD", "ERRORLOG", "USERPIC", "BIOPHOTO", "FACE", "FVEIN", "USER", "SMS", "USER_SMS"];

    /// <summary>Tables of access devices that hold people and what belongs to them.</summary>
    private static readonly string[] OfPeople = ["user", "templatev10", "biodata", "userpic", "biophoto"];

    private static readonly Dictionary<string, UploadKind> ByTable = RecordTables
        .Select(t => new UploadKind(t, UploadContent.Operations, Acknowledgement.Lines))
        .Concat([Punches, Operations, Photo, Options])
        .Append(new UploadKind("rtlog", UploadContent.AccessEvents, Acknowledgement.Plain))
        .Append(new UploadKind("rtstate", UploadContent.Lines, Acknowledgement.Plain))
        .ToDictionary(k => k.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether only access devices send it.</summary>
    public bool IsAccess => Content == UploadContent.AccessEvents || Acknowledgement == Acknowledgement.Named || Name == "rtstate";

    /// <summary>By <c>table=</c>, or, before there was one, by which stamp stands in the address. Null: only the body can tell.</summary>
    public static UploadKind? Of(IclockQuery query)
    {
        if (query.Get("table") is not { Length: > 0 } table)
        {
            return WithoutTable(query);
        }

        if (table.Equals("tabledata", StringComparison.OrdinalIgnoreCase))
        {
            return Data(query, "tabledata");
        }

        return !ByTable.TryGetValue(table, out var kind) ? new UploadKind(Name64(table), UploadContent.Lines, Acknowledgement.Plain)
            : IsPacked(query) ? kind with { IsArchive = true }
            : kind;
    }

    /// <summary>tabledata and querydata: the table's name stands in <c>tablename</c>; <c>type=count</c> brings how many rows it has, and no row.</summary>
    public static UploadKind Data(IclockQuery query, string name)
    {
        var table = Name64(query.Get("tablename") is { Length: > 0 } given ? given : name);
        var count = int.TryParse(query.Get("count"), System.Globalization.CultureInfo.InvariantCulture, out var said) && said >= 0 ? said : (int?)null;
        var content = string.Equals(query.Get("type"), "count", StringComparison.OrdinalIgnoreCase) ? UploadContent.Lines
            : table.Equals("transaction", StringComparison.OrdinalIgnoreCase) ? UploadContent.AccessEvents
            : OfPeople.Contains(table, StringComparer.OrdinalIgnoreCase) ? UploadContent.Operations
            : UploadContent.Lines;
        return new UploadKind(name, content, Acknowledgement.Named, table, count);
    }

    private static UploadKind? WithoutTable(IclockQuery query) =>
        query.Has("OpStamp") ? Operations with { Acknowledgement = Acknowledgement.Plain }
        : query.Has("PhotoStamp") ? Photo
        : query.Has("FPImage") ? new UploadKind("FPImage", UploadContent.Image, Acknowledgement.Plain)
        : query.Get("type") is { Length: > 0 } type ? new UploadKind(Name64(type), UploadContent.Image, Acknowledgement.Plain)
        : query.Has("Stamp") ? Punches with { Acknowledgement = Acknowledgement.Plain }
        : null;

    /// <summary><c>ContentType=tgz</c></summary>
    private static bool IsPacked(IclockQuery query) =>
        query.Get("ContentType") is { } type && (type.EndsWith("gz", StringComparison.OrdinalIgnoreCase) || type.EndsWith("gzip", StringComparison.OrdinalIgnoreCase));

    private static string Name64(string name) => name.Length <= 64 ? name : name[..64];
}
