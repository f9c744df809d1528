using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Employees.AtTerminals;

/// <summary>What a terminal should know of somebody.</summary>
/// <param name="Cards">As <see cref="CardNumber"/> writes them.</param>
internal sealed record PersonRecord(int EmployeeId, string Pin, string Name, IReadOnlyList<string> Cards)
{
    public static readonly Expression<Func<Employee, PersonRecord>> Of = e => new PersonRecord(
        e.Id, e.Pin!, (e.LastName + " " + e.FirstName).TrimEnd(), e.Cards.OrderBy(c => c.Number).Select(c => c.Number).ToList());

    /// <summary>Changes when a terminal that knows the record has to be told again.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{string.Join('\n', Cards)}")))[..TerminalPerson.HashLength];

    /// <summary>Who is known at terminals at all: with a PIN, and not gone.</summary>
    public static Expression<Func<Employee, bool>> IsKnownOn(DateOnly today) =>
        e => e.Active && e.Pin != null && (e.LeavingDate == null || e.LeavingDate > today);
}
