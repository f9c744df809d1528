using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Identity;

public enum UserState
{
    Active,

    /// <summary>After too many tries; ends by itself.</summary>
    Locked,

    /// <summary>By an administrator.</summary>
    Disabled,
}

public sealed record UserRow(int Id, string Email, string? DisplayName, string? Role, string? Culture, UserState State);

/// <summary>Who may sign in. A site has some dozens of them at most, so the list is not paged.</summary>
internal sealed class ListUsers(IDbContextFactory<AttendanceContext> contexts, TimeProvider time)
{
    private const int Most = 1000;

    public async Task<IReadOnlyList<UserRow>> ReadAsync(CancellationToken cancellationToken) => await QueryAsync(id: null, cancellationToken);

    public async Task<UserRow?> FindAsync(int id, CancellationToken cancellationToken) => (await QueryAsync(id, cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<UserRow>> QueryAsync(int? id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from user in context.Users.AsNoTracking()
            where id == null || user.Id == id
            let role = context.UserRoles.Where(r => r.UserId == user.Id).Join(context.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name).FirstOrDefault()
            orderby user.Email
            select new { user, role }).Take(Most).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new UserRow(r.user.Id, r.user.Email!, r.user.DisplayName, r.role, r.user.Culture, StateOf(r.user)));
    }

    private UserState StateOf(User user) => user switch
    {
        { IsDisabled: true } => UserState.Disabled,
        { LockoutEnd: { } end } when end > time.GetUtcNow() => UserState.Locked,
        _ => UserState.Active,
    };
}
