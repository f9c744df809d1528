using AttendanceAdmin.Data;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections;

/// <summary>Lays what people said over a connection, and finds what only the database can tell is wrong with it.</summary>
internal sealed class ConnectionWriting(ConnectionVault vault, IStringLocalizer<ConnectionsTexts> texts, TimeProvider time)
{
    /// <summary>A receiver has that long to change its secret over.</summary>
    private static readonly TimeSpan ChangeOver = TimeSpan.FromHours(24);

    public Connection New(ConnectionInput input) => new() { Name = input.Name!.Trim(), Kind = input.Kind, BaseAddress = "", CreatedAt = time.GetUtcNow() };

    public async Task<IReadOnlyList<ValidationFailure>> ClashesAsync(
        AttendanceContext context, Connection? known, ConnectionInput input, CancellationToken cancellationToken)
    {
        var faults = new List<ValidationFailure>();
        var (name, id) = (input.Name!.Trim(), known?.Id ?? 0);
        if (await context.Set<Connection>().AnyAsync(c => c.Name == name && c.Id != id, cancellationToken))
        {
            faults.Add(new ValidationFailure(nameof(ConnectionInput.Name), texts["NameTaken", name]));
        }

        var secrets = known is null ? ConnectionSecrets.None : vault.Open(known);
        if (input.AuthType != ConnectionAuth.None && string.IsNullOrEmpty(input.AuthToken) && (secrets.Token is null || input.AuthToken is "" || MovesElsewhere(known, input)))
        {
            faults.Add(new ValidationFailure(nameof(ConnectionInput.AuthToken), texts[secrets.Token is null ? "TokenMissing" : "TokenAgain"]));
        }

        if (input.Kind == ConnectionKind.Webhook && string.IsNullOrEmpty(input.SigningSecret) && (secrets.Signing is null || input.SigningSecret is ""))
        {
            faults.Add(new ValidationFailure(nameof(ConnectionInput.SigningSecret), texts["SigningMissing"]));
        }

        if (!await AreKnownAsync(context, input.Terminals ?? [], cancellationToken))
        {
            faults.Add(new ValidationFailure(nameof(ConnectionInput.Terminals), texts["ServedUnknown"]));
        }

        return faults;
    }

    public void Apply(ConnectionInput input, Connection connection)
    {
        (connection.Name, connection.Kind, connection.BaseAddress) = (input.Name!.Trim(), input.Kind, input.BaseUrl!.Trim().TrimEnd('/'));
        (connection.UsersEndpoint, connection.AttendanceEndpoint) = (Trimmed(input.UsersEndpoint), Trimmed(input.AttendanceEndpoint));
        (connection.Auth, connection.AuthHeaderName, connection.AuthUser) = (input.AuthType, Trimmed(input.AuthHeaderName), Trimmed(input.AuthUser));
        (connection.IntervalMinutes, connection.TimeoutSeconds, connection.Tries) = (input.IntervalMinutes, input.TimeoutSeconds, input.Tries);
        (connection.BatchSize, connection.Parallel, connection.Active) = (input.BatchSize, input.Parallel, input.Active);
        (connection.SendFrom, connection.SendUnknown, connection.Settings) = (input.SendFrom, input.SendUnknown, input.Settings?.ToJsonString() ?? "{}");
        var before = vault.Open(connection);
        var after = Secrets(input, before);
        connection.Secrets = after == before ? connection.Secrets : vault.Lock(after);
        if (input.Terminals is { } served)
        {
            Serve(connection, served);
        }
    }

    private ConnectionSecrets Secrets(ConnectionInput input, ConnectionSecrets before)
    {
        var rotates = !string.IsNullOrEmpty(input.SigningSecret) && before.Signing is not null && input.SigningSecret != before.Signing;
        return before with
        {
            Token = input.AuthType == ConnectionAuth.None ? null : Trimmed(input.AuthToken) ?? before.Token,
            Signing = input.Kind == ConnectionKind.Webhook ? Trimmed(input.SigningSecret) ?? before.Signing : null,
            PreviousSigning = rotates ? before.Signing : before.PreviousSigning,
            PreviousUntil = rotates ? time.GetUtcNow() + ChangeOver : before.PreviousUntil,
            ExtraHeaders = input.ExtraHeaders is { } headers ? SecretHeaders.Uncovered(headers, before.ExtraHeaders) : before.ExtraHeaders,
        };
    }

    /// <summary>What is served already stays the same row, with the times of its last syncs.</summary>
    private static void Serve(Connection connection, List<ServedTerminal> served)
    {
        connection.Terminals.RemoveAll(t => !served.Exists(s => s.TerminalId == t.TerminalId && s.GroupId == t.GroupId));
        foreach (var wish in served)
        {
            var row = connection.Terminals.Find(t => t.TerminalId == wish.TerminalId && t.GroupId == wish.GroupId);
            if (row is null)
            {
                connection.Terminals.Add(row = new ConnectionTerminal { TerminalId = wish.TerminalId, GroupId = wish.GroupId });
            }

            (row.SyncUsers, row.SyncAttendance, row.Active) = (wish.SyncUsers, wish.SyncAttendance, wish.Active);
        }
    }

    /// <summary>Whoever may change the address must not get the token sent to a host of his own.</summary>
    private static bool MovesElsewhere(Connection? known, ConnectionInput input) =>
        known is not null && !string.Equals(new Uri(known.BaseAddress).Host, new Uri(input.BaseUrl!.Trim()).Host, StringComparison.OrdinalIgnoreCase);

    private static async Task<bool> AreKnownAsync(AttendanceContext context, List<ServedTerminal> served, CancellationToken cancellationToken)
    {
        var terminals = served.Select(s => s.TerminalId).OfType<int>().Distinct().ToList();
        var groups = served.Select(s => s.GroupId).OfType<int>().Distinct().ToList();
        return await context.Terminals.CountAsync(t => terminals.Contains(t.Id), cancellationToken) == terminals.Count
            && await context.TerminalGroups.CountAsync(g => groups.Contains(g.Id), cancellationToken) == groups.Count;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
