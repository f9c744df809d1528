using AttendanceAdmin.Connections.AttendanceSystem;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.ThirdParty;

namespace AttendanceAdmin.Connections.IncomingUsers;

/// <summary>Asks another system whom it knows.</summary>
internal sealed class FetchUsers(ThirdPartyClient thirdParty, AttendanceSystemClient attendance)
{
    private const int PageSize = 500;

    /// <summary>More people no such system has; one that repeats its pages for ever must end somewhere.</summary>
    private const int MostPages = 100;

    public static bool CanFrom(Connection connection) => connection.Kind switch
    {
        ConnectionKind.ThirdParty => !string.IsNullOrWhiteSpace(connection.UsersEndpoint),
        ConnectionKind.AttendanceSystem => true,
        _ => false,
    };

    /// <returns>The people; null if it could not be asked, and then why.</returns>
    public async Task<(IReadOnlyList<ForeignUser>? Users, Trouble Trouble)> RunAsync(Connection connection, CancellationToken cancellationToken)
    {
        if (!CanFrom(connection))
        {
            return (null, Trouble.Configuration);
        }

        if (connection.Kind == ConnectionKind.AttendanceSystem)
        {
            return await AllAsync(connection, cancellationToken);
        }

        var exchange = await thirdParty.ReadUsersAsync(connection, cancellationToken);
        var users = exchange.Worked ? ForeignUser.ListIn(exchange.AnswerBody) : null;
        return (users, exchange.Worked && users is null ? Trouble.NotUnderstood : exchange.Trouble);
    }

    private async Task<(IReadOnlyList<ForeignUser>? Users, Trouble Trouble)> AllAsync(Connection connection, CancellationToken cancellationToken)
    {
        var users = new Dictionary<string, ForeignUser>(StringComparer.Ordinal);
        for (var page = 0; page < MostPages; page++)
        {
            var (exchange, people) = await attendance.ListEmployeesAsync(connection, page * PageSize, PageSize, cancellationToken);
            if (people is null)
            {
                return (null, exchange.Worked ? Trouble.NotUnderstood : exchange.Trouble);
            }

            var known = users.Count;
            foreach (var person in people)
            {
                // Its id is no number of ours, so it is nobody's PIN.
                users.TryAdd(person.Id, new ForeignUser(person.Id, null, person.Name.Trim(), person.Department, null));
            }

            if (people.Count < PageSize || users.Count == known)
            {
                break;
            }
        }

        return ([.. users.Values], Trouble.None);
    }
}
