using System.Text;
using AttendanceAdmin.Reports;
using AttendanceAdmin.Reports.Payroll;
using AttendanceAdmin.Schedules.Months.Exports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Tests.Reports.Payroll;

/// <summary>The same month as each program wants it: 151 h 30 regular, 8 h and 1 h 20 in tiers, 7 h 45 of absence.</summary>
public sealed class PayrollLinesTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    private static readonly PayrollPerson Amina = new("M-7", "BENALI Amina", "Atelier", new Dictionary<PayElement, int>
    {
        [PayElement.Regular] = 9090, [PayElement.Tier1] = 480, [PayElement.Tier2] = 80, [PayElement.Absence] = 465,
    });

    [Theory]
    [InlineData("generique", "Matricule;Nom;Rubrique;Quantite;Unite;Du;Au", "M-7;BENALI Amina;HSUP2;1,33;H;01/03/2026;31/03/2026")]
    [InlineData("silae", "Matricule;Code;Valeur;Date debut;Date fin", "M-7;HSUP2;1,33;01/03/2026;31/03/2026")]
    [InlineData("sage", "Matricule;Constante;Valeur", "M-7;HSUP2;1,33")]
    public async Task Ready_made_formats_have_a_line_for_each_element(string preset, string header, string third)
    {
        var lines = await WrittenAsync(new PayrollPresets(Options.Create(new PayrollOptions())).Find(preset)!, Amina);

        Assert.Equal(5, lines.Length);
        Assert.Equal(header, lines[0]);
        Assert.Contains("HTRAV", lines[1], StringComparison.Ordinal);
        Assert.Equal(third, lines[3]);
    }

    [Fact]
    public async Task A_format_of_ones_own_has_its_columns_signs_and_codes()
    {
        var format = new PayrollFormat
        {
            Name = "Maison", Separator = "|", DecimalSign = ".", Decimals = 3, DateForm = "yyyyMMdd", HasHeader = false,
            Columns = [new(PayrollField.Constant, "Dossier", "042"), new(PayrollField.Code, ""), new(PayrollField.Amount, ""), new(PayrollField.To, "")],
            Codes = [new(PayElement.Tier2, "1250"), new(PayElement.Night, "1300")],
        };

        Assert.Equal(["042|1250|1.333|20260331"], await WrittenAsync(format, Amina));
    }

    [Fact]
    public async Task A_column_for_each_element_makes_a_line_for_each_employee()
    {
        var format = new PayrollFormat
        {
            Name = "Colonnes", Form = PayrollAmountForm.Clock,
            Columns = [new(PayrollField.Matricule, "Mat"), new(PayrollField.Element, "HN", Element: PayElement.Regular), new(PayrollField.Element, "Nuit", Element: PayElement.Night)],
        };

        Assert.Equal(["Mat;HN;Nuit", "M-7;151:30;0:00"], await WrittenAsync(format, Amina));
    }

    [Fact]
    public async Task A_difference_says_what_payroll_was_not_told_and_no_sign_makes_it_a_text()
    {
        var told = new Dictionary<PayElement, int> { [PayElement.Regular] = 9090, [PayElement.Tier1] = 420, [PayElement.Absence] = 930, [PayElement.Late] = 15 };
        var format = new PayrollPresets(Options.Create(new PayrollOptions())).Find("sage")!;
        format.Form = PayrollAmountForm.Clock;

        Assert.Equal(["Matricule;Constante;Valeur", "M-7;HSUP1;1:00", "M-7;HSUP2;1:20", "M-7;ABS;-7:45", "M-7;RETARD;-0:15"], await WrittenAsync(format, Amina.Less(told)));
    }

    private static async Task<string[]> WrittenAsync(PayrollFormat format, PayrollPerson person)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var lines = new PayrollLines(services.GetRequiredService<IStringLocalizer<ReportsTexts>>());
        using var file = new MemoryStream();
        await using (var table = new CsvTable(file, PayrollLines.Culture(format)))
        {
            foreach (var line in lines.Header(format).Concat(lines.Of(format, March, person)))
            {
                await table.WriteAsync(line, CancellationToken.None);
            }
        }

        return Encoding.UTF8.GetString(file.ToArray()).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
