using AttendanceAdmin.Data;
using AttendanceAdmin.Identity;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Connections;

internal abstract record SaveConnectionOutcome
{
    private SaveConnectionOutcome()
    {
    }

    internal sealed record Saved(Connection Connection) : SaveConnectionOutcome;

    internal sealed record Invalid(ValidationResult Faults) : SaveConnectionOutcome;

    internal sealed record Unknown : SaveConnectionOutcome;
}

/// <summary>Saves a connection, new (id null) or known; it holds from the next request on.</summary>
internal sealed class SaveConnection(
    IDbContextFactory<AttendanceContext> contexts, ConnectionValidator validator, ConnectionWriting writing, Audit audit)
{
    public async Task<SaveConnectionOutcome> HandleAsync(int? id, ConnectionInput input, CancellationToken cancellationToken)
    {
        var faults = await validator.ValidateAsync(input, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = id is null ? null : await context.Set<Connection>().Include(c => c.Terminals).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (id is not null && known is null)
        {
            return new SaveConnectionOutcome.Unknown();
        }

        if (faults.IsValid)
        {
            faults.Errors.AddRange(await writing.ClashesAsync(context, known, input, cancellationToken));
        }

        if (!faults.IsValid)
        {
            return new SaveConnectionOutcome.Invalid(faults);
        }

        var connection = known ?? context.Add(writing.New(input)).Entity;
        writing.Apply(input, connection);
        await context.SaveChangesAsync(cancellationToken);
        await audit.RecordAsync(known is null ? AuditAction.ConnectionCreated : AuditAction.ConnectionChanged, connection.Name, cancellationToken: cancellationToken);
        return new SaveConnectionOutcome.Saved(connection);
    }
}
