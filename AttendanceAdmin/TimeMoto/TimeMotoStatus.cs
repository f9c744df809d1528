using AttendanceAdmin.Data;
using AttendanceAdmin.Punches;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.TimeMoto;

/// <param name="LastEventAt">When the last message about a punch came; null if none has.</param>
/// <param name="PeopleUnknown">Of <paramref name="People"/>, for whom no employee was found.</param>
public sealed record TimeMotoShown(
    WebhookState Webhook, DateTimeOffset? LastEventAt, int People, int PeopleUnknown, IReadOnlyList<(RejectedCall Call, byte[] Body)> Rejected);

/// <summary>What the page shows of the webhook.</summary>
internal sealed class TimeMotoStatus(IDbContextFactory<AttendanceContext> contexts, Webhook webhook, RejectedCalls rejected)
{
    private const int RejectedShown = 20;

    public async Task<TimeMotoShown> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.ExternalRecords.Where(r => r.Source == PunchSource.TimeMoto).OrderByDescending(r => r.Id)
            .Select(r => (DateTimeOffset?)r.ReceivedAt).FirstOrDefaultAsync(cancellationToken);
        var people = context.ExternalPeople.Where(p => p.Source == PunchSource.TimeMoto);
        return new TimeMotoShown(
            await webhook.ReadAsync(), last, await people.CountAsync(cancellationToken), await people.CountAsync(p => p.EmployeeId == null, cancellationToken),
            await rejected.LastAsync(RejectedShown, cancellationToken));
    }
}
