using System.Globalization;
using System.Resources;
using AttendanceAdmin.Files;

namespace AttendanceAdmin.Employees.Import;

/// <summary>Which field a column's title means, in French, English or Arabic: the words of our own pages and export, and what payroll programs call them.</summary>
internal static class ColumnTitles
{
    private static readonly (ImportField Field, string[] Titles)[] Others =
    [
        (ImportField.Matricule, ["mat", "numero", "no", "n", "code", "code employe", "numero employe", "id", "employee id", "employee no", "number", "staff id", "الرقم", "رقم الموظف", "رقم التسجيل"]),
        (ImportField.LastName, ["nom", "nom de famille", "last name", "lastname", "surname", "family name", "name", "اللقب", "اسم العائلة"]),
        (ImportField.FirstName, ["prenom", "prenoms", "first name", "firstname", "given name", "الاسم", "الاسم الشخصي"]),
        (ImportField.Department, ["service", "departement", "department", "direction", "section", "القسم", "المصلحة", "الإدارة"]),
        (ImportField.Post, ["poste", "fonction", "emploi", "post", "position", "job title", "title", "المنصب", "الوظيفة"]),
        (ImportField.Pin, ["pin", "code pin", "user id", "userid", "id pointeuse", "numero de pointage", "رمز", "الرمز"]),
        (ImportField.Cards, ["carte", "cartes", "badge", "badges", "numero de carte", "numero de badge", "card", "cards", "card number", "البطاقة", "البطاقات", "رقم البطاقة"]),
        (ImportField.Groups, ["groupe", "groupes", "groupes de terminaux", "group", "groups", "المجموعة", "المجموعات"]),
        (ImportField.Email, ["email", "mail", "courriel", "adresse email", "البريد", "البريد الإلكتروني"]),
        (ImportField.BirthDate, ["naissance", "date naissance", "ne le", "nee le", "birth date", "birthday", "birthdate", "dob", "تاريخ الميلاد", "تاريخ الازدياد"]),
        (ImportField.HireDate, ["entree", "embauche", "date embauche", "date d embauche", "date de recrutement", "recrutement", "date entree", "hire date", "hired", "start date", "تاريخ التوظيف", "تاريخ الالتحاق"]),
        (ImportField.LeavingDate, ["sortie", "depart", "date depart", "date de depart", "date sortie", "fin de contrat", "leaving date", "end date", "termination date", "تاريخ الخروج", "تاريخ المغادرة"]),
    ];

    private static readonly Dictionary<string, ImportField> Known = Build();

    /// <summary>One name for each title; empty where nothing fits, or where an earlier column has the field already.</summary>
    public static List<string> Match(IReadOnlyList<string> titles)
    {
        var taken = new HashSet<ImportField>();
        return [.. titles.Select(t => Known.TryGetValue(ColumnTitle.Plain(t), out var field) && taken.Add(field) ? field.ToString() : "")];
    }

    private static Dictionary<string, ImportField> Build()
    {
        var known = new Dictionary<string, ImportField>(StringComparer.Ordinal);
        var texts = new ResourceManager(typeof(EmployeesTexts));
        foreach (var (field, titles) in Others)
        {
            var own = new[] { "fr", "en", "ar" }.Select(c => texts.GetString(field.ToString(), CultureInfo.GetCultureInfo(c)) ?? "");
            foreach (var title in own.Concat(titles))
            {
                known.TryAdd(ColumnTitle.Plain(title), field);
            }
        }

        known.Remove("");
        return known;
    }
}
