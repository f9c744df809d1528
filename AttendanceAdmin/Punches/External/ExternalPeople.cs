using AttendanceAdmin.Data;
using AttendanceAdmin.Employees;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Punches.External;

/// <summary>
/// Finds whom another system's person is: by what was assigned on the shelf, by the number payroll uses, by e-mail, by card; each only where
/// exactly one fits. Once found by one of the last three, it stays so. Whom nobody fits, the PIN may still find.
/// </summary>
internal static class ExternalPeople
{
    /// <summary>Whose the punches are, and remembers what was said of the person, with what the caller saves.</summary>
    public static async Task<int?> OwnerAsync(AttendanceContext context, PunchSource source, string pin, ExternalFacts facts, DateTimeOffset now)
    {
        var person = await context.ExternalPeople.SingleOrDefaultAsync(p => p.Source == source && p.Pin == pin)
            ?? context.Add(new ExternalPerson { Source = source, Pin = pin, SeenAt = now }).Entity;
        (person.Name, person.Number) = (Said(facts.Name) ?? person.Name, Said(facts.Number) ?? person.Number);
        (person.Email, person.Card) = (Said(facts.Email) ?? person.Email, Said(facts.Card) ?? person.Card);
        return await AssignedAsync(context, pin) ?? (person.EmployeeId ??= await MatchAsync(context, person));
    }

    private static string? Said(string? text) =>
        text?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, ExternalFacts.MaxLength)] : null;

    private static Task<int?> AssignedAsync(AttendanceContext context, string pin) => context.PinAssignments
        .Where(a => a.Pin == pin && a.UndoneAt == null).OrderByDescending(a => a.Id).Select(a => (int?)a.EmployeeId).FirstOrDefaultAsync();

    private static async Task<int?> MatchAsync(AttendanceContext context, ExternalPerson person)
    {
        var people = context.Employees.Where(e => e.MergedIntoId == null);
        if (person.Number is { } number && await OneAsync(people.Where(e => e.Matricule == number)) is { } byNumber)
        {
            return byNumber;
        }

        var email = person.Email?.ToLowerInvariant();
#pragma warning disable MA0011 // The database's LOWER knows no culture.
        if (email is not null && await OneAsync(people.Where(e => e.Active && e.Email != null && e.Email.ToLower() == email)) is { } byEmail)
#pragma warning restore MA0011
        {
            return byEmail;
        }

        return CardNumber.TryParse(person.Card, out var card) && card.ToString() is var written
            ? await OneAsync(people.Where(e => e.Active && e.Cards.Any(c => c.Number == written)))
            : null;
    }

    private static async Task<int?> OneAsync(IQueryable<Employee> people) =>
        await people.OrderBy(e => e.Id).Select(e => e.Id).Take(2).ToListAsync() is [var only] ? only : null;
}
