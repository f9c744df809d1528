using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections;

/// <param name="Question">What was tried, in words.</param>
/// <param name="Diagnosis">What is wrong and what to do, in words.</param>
public sealed record TestAnswer(string Question, bool Ok, Trouble Trouble, string Diagnosis, string? Detail, Exchange? Exchange);

/// <summary>Asks another system what does no harm, and says in the user's language what came of it.</summary>
internal sealed class TestConnection(IDbContextFactory<AttendanceContext> contexts, ForeignSystems systems, IStringLocalizer<ConnectionsTexts> texts)
{
    /// <returns>Null if there is no such connection.</returns>
    public async Task<IReadOnlyList<TestAnswer>?> HandleAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var connection = await context.Set<Connection>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return connection is null ? null : [.. (await systems.Of(connection.Kind).TestAsync(connection, cancellationToken)).Select(Told)];
    }

    private TestAnswer Told(TestStep step) => new(
        texts[step.Question], step.Trouble == Trouble.None, step.Trouble, texts["Trouble" + step.Trouble],
        step.Exchange?.Detail ?? (step.Trouble == Trouble.None ? null : Reasons.In(step.Exchange?.AnswerBody)), step.Exchange);
}
