using AttendanceAdmin.Employees.Import;
using AttendanceAdmin.Files;

namespace AttendanceAdmin.Tests.Files;

public sealed class DayTextTests
{
    [Theory]
    [InlineData("25/03/2024")]
    [InlineData("2024-03-25")]
    [InlineData("25.3.24")]
    [InlineData("2024/03/25")]
    [InlineData("25-03-2024 00:00:00")]
    [InlineData("2024-03-25T00:00:00Z")]
    [InlineData("25 mars 2024")]
    [InlineData("25-mar-24")]
    [InlineData("March 25, 2024")]
    [InlineData("25 مارس 2024")]
    [InlineData("٢٥/٠٣/٢٠٢٤")]
    [InlineData("\u200f25/03/2024")]
    [InlineData("20240325")]
    [InlineData("45376")]
    [InlineData("03/25/2024")]
    public void One_day_in_any_usual_writing(string text)
    {
        Assert.NotEqual(DayShape.None, DayText.Parse(text, dayFirst: true, latestYear: 2036, out var day));
        Assert.Equal(new DateOnly(2024, 3, 25), day);
    }

    [Theory]
    [InlineData("02/03/2024", true, "2024-03-02")]
    [InlineData("02/03/2024", false, "2024-02-03")]
    [InlineData("3 جوان 2024", true, "2024-06-03")]
    [InlineData("3 juin 99", true, "1999-06-03")]
    public void The_order_decides_what_could_be_read_otherwise(string text, bool dayFirst, string expected)
    {
        DayText.Parse(text, dayFirst, latestYear: 2036, out var day);
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), day);
    }

    [Theory]
    [InlineData("")]
    [InlineData("demain")]
    [InlineData("31/02/2024")]
    [InlineData("25/25/2024")]
    [InlineData("25/03")]
    [InlineData("25 jui 2024")]
    [InlineData("2024")]
    [InlineData("=TODAY()")]
    [InlineData("1/1/99999")]
    public void What_is_no_day_is_said(string text) => Assert.Equal(DayShape.None, DayText.Parse(text, true, 2036, out _));

    [Fact]
    public void A_column_is_read_in_one_order_that_its_clear_days_show()
    {
        Assert.Equal((false, DayOrderBy.Column), Order("03/04/2024", "03/25/2024"));
        Assert.Equal((true, DayOrderBy.Column), Order("03/04/2024", "25/03/2024"));
        Assert.Equal((true, DayOrderBy.Custom), Order("03/04/2024", "2024-03-25"));
        Assert.Equal((false, DayOrderBy.Somebody), Order(false, "03/04/2024"));
        Assert.Equal((true, DayOrderBy.NotNeeded), Order("03/03/2024", "2024-03-25", ""));
    }

    private static (bool, DayOrderBy) Order(params string[] cells) => Order(null, cells);

    private static (bool, DayOrderBy) Order(bool? chosen, params string[] cells)
    {
        var column = DayColumn.Of(0, ImportField.HireDate, cells, chosen, 2026);
        return (column.DayFirst, column.By);
    }
}
