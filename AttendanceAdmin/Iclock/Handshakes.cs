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
            await facts.RecordAsync(terminal.Id, new StatedFacts { Dialect = dialect, Language = call.Query.Get("language") }, cancellationToken);
        }

        var stamps = await book.OfAsync(terminal.Id, cancellationToken);
        if (dialect == Dialect.Access)
        {
            // Anything but OK keeps an access device from registering.
            return stamps.RegistryCode is { } code ? AccessAnswers.Registered(terminal, code, sessions.Begin(terminal.Id)) : IclockAnswer.Ok;
        }

        var block = Handshake.Block(terminal, stamps, stamps.WantedEncryption ? VersionWithoutEncryption : Version, time.GetUtcNow());
        if (stamps.SendsEverythingAgain)
        {
            await book.SaveAsync(terminal.Id, stamps.StartedOver(), cancellationToken);
        }

        return block;
    }
}
