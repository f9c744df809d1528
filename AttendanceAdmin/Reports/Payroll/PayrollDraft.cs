using AttendanceAdmin.Schedules.Months.Exports;

namespace AttendanceAdmin.Reports.Payroll;

/// <summary>A format while somebody changes it; the names of its fields are those that faults name.</summary>
public sealed class PayrollDraft
{
    public int Id { get; init; }

    public string? Name { get; set; }

    public string Separator { get; set; } = ";";

    public string DecimalSign { get; set; } = ",";

    public int Decimals { get; set; }

    public PayrollAmountForm Form { get; set; }

    public string DateForm { get; set; } = "";

    public bool HasHeader { get; set; }

    public List<ColumnDraft> Columns { get; init; } = [];

    public IReadOnlyList<CodeDraft> Codes { get; init; } = [];

    /// <param name="asNew">To begin another one with it.</param>
    internal static PayrollDraft Of(PayrollFormat format, bool asNew) => new()
    {
        Id = asNew ? 0 : format.Id, Name = asNew ? null : format.Name, Separator = format.Separator, DecimalSign = format.DecimalSign, Decimals = format.Decimals,
        Form = format.Form, DateForm = format.DateForm, HasHeader = format.HasHeader,
        Columns = [.. format.Columns.Select(c => new ColumnDraft { Field = c.Field, Title = c.Title, Text = c.Text, Element = c.Element })],
        Codes = [.. Enum.GetValues<PayElement>().Select(e => new CodeDraft(e) { Code = format.Codes.Find(c => c.Element == e)?.Code })],
    };

    internal PayrollFormat ToFormat() => new()
    {
        Id = Id, Name = Name ?? "", Separator = Separator, DecimalSign = DecimalSign, Decimals = Decimals, Form = Form, DateForm = DateForm, HasHeader = HasHeader,
        Columns = [.. Columns.Select(c => c.ToColumn())],
        Codes = [.. Codes.Where(c => !string.IsNullOrWhiteSpace(c.Code)).Select(c => new PayrollCode(c.Element, c.Code!.Trim()))],
    };

    public void Move(ColumnDraft column, int by)
    {
        var to = Math.Clamp(Columns.IndexOf(column) + by, 0, Columns.Count - 1);
        Columns.Remove(column);
        Columns.Insert(to, column);
    }
}

public sealed class ColumnDraft
{
    public PayrollField Field { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public PayElement? Element { get; set; }

    internal PayrollColumn ToColumn() => new(
        Field, Title?.Trim() ?? "", Field == PayrollField.Constant ? Text : null, Field == PayrollField.Element ? Element ?? PayElement.Worked : null);
}

public sealed class CodeDraft(PayElement element)
{
    public PayElement Element => element;

    public string? Code { get; set; }
}
