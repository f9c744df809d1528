using System.Globalization;
using AttendanceAdmin.Employees;
using Bogus;

namespace AttendanceAdmin.Demo;

/// <summary>Sixty employees who do not exist, the same at every start.</summary>
internal static class InventedPeople
{
    private const int Count = 60;

    private static readonly string[] Departments = ["Direction", "Comptabilité", "Ressources humaines", "Atelier", "Boutique", "Logistique", "Informatique"];

    private static readonly string[] MenOfTheMaghreb =
        ["Mohamed", "Yacine", "Karim", "Sofiane", "Amine", "Rachid", "Walid", "Bilal", "Nassim", "Hichem", "Anis", "Mehdi", "Skander", "Aziz"];

    private static readonly string[] WomenOfTheMaghreb =
        ["Amina", "Yasmine", "Lynda", "Samira", "Nadia", "Meriem", "Imène", "Sarah", "Khadidja", "Rym", "Olfa", "Ines", "Wafa", "Hajer"];

    private static readonly string[] AlgerianNames =
        ["Benali", "Bouzid", "Hamidi", "Cherif", "Belkacem", "Mansouri", "Boudiaf", "Ziani", "Haddad", "Saadi", "Meziane", "Brahimi", "Ait Ahmed", "Khelifi"];

    private static readonly string[] TunisianNames =
        ["Trabelsi", "Ben Salah", "Gharbi", "Jaziri", "Chaabane", "Mejri", "Bouazizi", "Karoui", "Ayari", "Dridi", "Hammami", "Jebali"];

    public static IReadOnlyList<Employee> All()
    {
        var random = new Randomizer(2030);
        var french = new Bogus.DataSets.Name("fr") { Random = random };
        return [.. Enumerable.Range(1, Count).Select(i =>
        {
            var (lastName, firstName) = random.Int(0, 9) switch
            {
                < 6 => (random.ArrayElement(AlgerianNames), FirstName(random)),
                < 8 => (random.ArrayElement(TunisianNames), FirstName(random)),
                _ => (french.LastName(), french.FirstName()),
            };
            return new Employee
            {
                Matricule = string.Create(CultureInfo.InvariantCulture, $"M{i:D3}"),
                LastName = lastName.ToUpperInvariant(),
                FirstName = firstName,
                Department = random.ArrayElement(Departments),
                Pin = (100 + i).ToString(CultureInfo.InvariantCulture),
            };
        })];
    }

    private static string FirstName(Randomizer random) => random.ArrayElement(random.Bool() ? MenOfTheMaghreb : WomenOfTheMaghreb);
}
