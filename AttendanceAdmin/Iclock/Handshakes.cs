using AttendanceAdmin.Iclock.Access;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Iclock;

/// <summary>Answers handshakes, each family in its own form, and remembers what the terminal said of itself with them.</summary>
internal sealed class Handshakes(RecordTerminalFacts facts, StampBook book, AccessSessions sessions, TimeProvider time)
{
    private const string Version = "2.4.1";

    /// <summary>Below 2.4 nobody asks for encryption, which cannot be given.</summary>
    private const string VersionWithoutEncryption = "2.2.14";

    public async Task<string> AnswerAsync(IclockCall call, string? accept, CancellationToken cancellationToken)
    {
        var terminal = call.Terminal;
        var dialect = Dialect.AtHandshake(call.Query, accept, terminal.Dialect);
        if (call.Query.Has("options"))
        {
            var unicode = DeviceText.ReadsUnicode(call.Query, dialect) ? TerminalCodePages.Unicode : null;
            await facts.RecordAsync(terminal.Id, new StatedFacts { Dialect = dialect, Language = LanguageOf(call.Query), CodePage = unicode }, cancellationToken);
        }

        var stamps = await book.OfAsync(terminal.Id, cancellationToken);
        if (dialect == Dialect.Access)
        {
            // Anything but OK keeps an access device from registering.
            return stamps.RegistryCode is { } code ? AccessAnswers.Registered(terminal, code, sessions.Begin(terminal.Id), time.GetUtcNow()) : IclockAnswer.Ok;
        }

        var zone = Handshake.TimeZone(terminal.TimeZone, time.GetUtcNow());
        if (stamps.SendsEverythingAgain || stamps.Zone != zone)
        {
            // Not at once: until this is on disk a restart says 0 again, and what comes twice is stored once.
            await book.NoteAsync(terminal.Id, s => s.StartedOver().InZone(zone), cancellationToken);
        }

        return Handshake.Block(terminal.Serial, stamps, zone, Handshake.TransFlag(dialect), stamps.WantedEncryption ? VersionWithoutEncryption : Version);
    }

    private static string? LanguageOf(IclockQuery query) => query.Get("language") is { Length: <= 8 } language ? language : null;
}
