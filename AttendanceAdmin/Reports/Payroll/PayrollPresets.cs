using AttendanceAdmin.Schedules.Months.Exports;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Reports.Payroll;

/// <summary>Ready-made formats, to use as they are or to begin one's own with. Their titles are French, as the programs expect them.</summary>
internal sealed class PayrollPresets(IOptions<PayrollOptions> options)
{
    /// <summary>In addresses, and after <c>Model_</c> keys of <see cref="ReportsTexts"/>.</summary>
    public static readonly IReadOnlyList<string> Names = ["generique", "silae", "sage", "colonnes"];

    public PayrollFormat? Find(string name) => name switch
    {
        "generique" => Of("Générique", new(PayrollField.Matricule, "Matricule"), new(PayrollField.Name, "Nom"), new(PayrollField.Code, "Rubrique"),
            new(PayrollField.Amount, "Quantite"), new(PayrollField.Unit, "Unite"), new(PayrollField.From, "Du"), new(PayrollField.To, "Au")),
        "silae" => Of("Silae", new(PayrollField.Matricule, "Matricule"), new(PayrollField.Code, "Code"), new(PayrollField.Amount, "Valeur"),
            new(PayrollField.From, "Date debut"), new(PayrollField.To, "Date fin")),
        "sage" => Of("Sage", new(PayrollField.Matricule, "Matricule"), new(PayrollField.Code, "Constante"), new(PayrollField.Amount, "Valeur")),
        "colonnes" => Of("Colonnes", new(PayrollField.Matricule, "Matricule"), new(PayrollField.Name, "Nom"), Amount(PayElement.Regular, "Heures normales"),
            Amount(PayElement.Tier1, "Supplementaires 1"), Amount(PayElement.Tier2, "Supplementaires 2"), Amount(PayElement.Night, "Nuit"),
            Amount(PayElement.HolidayWork, "Ferie"), Amount(PayElement.Absence, "Absence")),
        _ => null,
    };

    private static PayrollColumn Amount(PayElement element, string title) => new(PayrollField.Element, title, Element: element);

    private PayrollFormat Of(string name, params List<PayrollColumn> columns) => new() { Name = name, Columns = columns, Codes = Codes() };

    private List<PayrollCode> Codes()
    {
        var codes = options.Value.Codes;
        return
        [
            .. new PayrollCode[]
            {
                new(PayElement.Regular, codes.Worked), new(PayElement.Overtime, codes.Overtime), new(PayElement.Tier1, codes.Tier1), new(PayElement.Tier2, codes.Tier2),
                new(PayElement.Tier3, codes.Tier3), new(PayElement.Tier4, codes.Tier4), new(PayElement.Night, codes.Night), new(PayElement.HolidayWork, codes.HolidayWork),
                new(PayElement.Absence, codes.Absence), new(PayElement.Late, codes.Late),
            }.Where(c => c.Code.Length > 0),
        ];
    }
}
