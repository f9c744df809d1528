using System.Globalization;
using AttendanceAdmin.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Reports.Payroll;

/// <param name="Key">In addresses: a ready-made one's name, or the number of one of the company's own.</param>
internal sealed record PayrollChoice(string Key, string Name, string Help);

/// <summary>The formats there are: ready-made ones and the company's own.</summary>
internal sealed class PayrollFormats(IDbContextFactory<AttendanceContext> contexts, PayrollPresets presets, IStringLocalizer<ReportsTexts> texts)
{
    public async Task<IReadOnlyList<PayrollChoice>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var own = await context.Set<PayrollFormat>().AsNoTracking().OrderBy(f => f.Name).ToListAsync(cancellationToken);
        return
        [
            .. own.Select(f => new PayrollChoice(f.Id.ToString(CultureInfo.InvariantCulture), f.Name, string.Join(", ", f.Columns.Select(c => c.Title)))),
            .. PayrollPresets.Names.Select(n => new PayrollChoice(n, texts["Model_" + n], texts["Model_" + n + "_help"])),
        ];
    }

    /// <returns>Null if there is none.</returns>
    public async Task<PayrollFormat?> FindAsync(string? key, CancellationToken cancellationToken)
    {
        if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return presets.Find(key ?? "");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PayrollFormat>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
    }
}
