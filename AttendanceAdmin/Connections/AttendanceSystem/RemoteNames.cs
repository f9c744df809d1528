using AttendanceAdmin.Connections.Calling;

namespace AttendanceAdmin.Connections.AttendanceSystem;

/// <summary>Whom that system knows, by name as it writes it; asked once for a run, and only if somebody is new to us.</summary>
internal sealed class RemoteNames
{
    private const int Page = 500;
    private const int MostPages = 200;

    private Dictionary<string, string>? ids;

    /// <summary>Why they could not be read.</summary>
    public Trouble Trouble { get; private set; }

    public async Task<bool> LoadAsync(AttendanceSystemClient client, Connection connection, CancellationToken cancellationToken)
    {
        if (ids is not null)
        {
            return true;
        }

        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var page = 0; page < MostPages; page++)
        {
            var (exchange, people) = await client.ListEmployeesAsync(connection, page * Page, Page, cancellationToken);
            if (people is null)
            {
                Trouble = exchange.Worked ? Trouble.NotUnderstood : exchange.Trouble;
                return false;
            }

            foreach (var person in people)
            {
                found.TryAdd(Plain(person.Name), person.Id);
            }

            if (people.Count < Page)
            {
                break;
            }
        }

        ids = found;
        return true;
    }

    public string? Find(string name) => ids?.GetValueOrDefault(Plain(name));

    private static string Plain(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
