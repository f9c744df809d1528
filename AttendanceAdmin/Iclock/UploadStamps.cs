using System.Text.RegularExpressions;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// Where each table's upload stands, in the terminal's own numbers, and the wire's other notes on that terminal; one <c>KEY=value</c> a line.
/// Old firmware resumes from the stamp it is given back; new firmware only knows 0 as "everything again". A stamp is never invented: a
/// number that firmware reads as a date in the future would end all uploads.
/// </summary>
internal sealed partial class UploadStamps
{
    private const string RegistryKey = "REGISTRY";
    private const string ExchangeKey = "EXCHANGE";
    private const string ResendKey = "RESEND";
    private const string ZoneKey = "ZONE";

    private static readonly string[] NotStamps = [RegistryKey, ExchangeKey, ResendKey, ZoneKey];

    private readonly SortedDictionary<string, string> notes;

    private UploadStamps(SortedDictionary<string, string> notes) => this.notes = notes;

    /// <summary>What an access device registered with; null before.</summary>
    public string? RegistryCode => notes.GetValueOrDefault(RegistryKey);

    /// <summary>It wanted to agree on keys, which only the vendor's library can.</summary>
    public bool WantedEncryption => notes.ContainsKey(ExchangeKey);

    /// <summary>The next handshake says 0 once.</summary>
    public bool SendsEverythingAgain => notes.ContainsKey(ResendKey);

    /// <summary>The <c>TimeZone</c> it was given last, or was asked to come and fetch; null if that is not known.</summary>
    public string? Zone => notes.GetValueOrDefault(ZoneKey);

    public static UploadStamps Parse(string? text)
    {
        var read = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (text ?? "").Split('\n').Select(l => l.Split('=', 2)).Where(p => p.Length == 2))
        {
            read[pair[0]] = pair[1];
        }

        return new UploadStamps(read);
    }

    /// <summary>What the handshake answers for a table.</summary>
    public string Of(string table) => SendsEverythingAgain ? "0" : notes.GetValueOrDefault(table) ?? "None";

    /// <summary>Whether a stamp that came with rows, which are stored now, says something new. 0 marks the answer to a query, not a position.</summary>
    public bool IsNews(string table, string? stamp) =>
        stamp is not null && notes.GetValueOrDefault(table) != stamp && Stamp().IsMatch(stamp) && stamp.AsSpan().ContainsAnyExcept('0');

    public UploadStamps With(string table, string stamp) => Changed(n => n[table] = stamp);

    public UploadStamps Registered(string code) => Changed(n => n[RegistryKey] = code);

    public UploadStamps InZone(string zone) => Changed(n => n[ZoneKey] = zone);

    public UploadStamps Exchanging() => Changed(n => n[ExchangeKey] = "1");

    public UploadStamps StartingOver() => Changed(n =>
    {
        foreach (var table in n.Keys.Except(NotStamps, StringComparer.OrdinalIgnoreCase).ToList())
        {
            n.Remove(table);
        }

        n[ResendKey] = "1";
    });

    public UploadStamps StartedOver() => Changed(n => n.Remove(ResendKey));

    public override string ToString() => string.Join('\n', notes.Select(n => $"{n.Key}={n.Value}"));

    private UploadStamps Changed(Action<SortedDictionary<string, string>> change)
    {
        var copy = new SortedDictionary<string, string>(notes, StringComparer.OrdinalIgnoreCase);
        change(copy);
        return new UploadStamps(copy);
    }

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Stamp();
}
