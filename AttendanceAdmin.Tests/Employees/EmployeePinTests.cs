using AttendanceAdmin.Employees;

namespace AttendanceAdmin.Tests.Employees;

public sealed class EmployeePinTests
{
    [Theory]
    [InlineData("7", "7")]
    [InlineData("000123", "000123")]
    [InlineData("       7", "7")]
    [InlineData("5_4968", "5_4968")]
    [InlineData("A-17", "A-17")]
    [InlineData("1' OR '1'='1", "1' OR '1'='1")]
    public void Any_printable_number_is_taken_as_it_is_without_surrounding_spaces(string text, string pin)
    {
        Assert.True(EmployeePin.TryParse(text, out var parsed));
        Assert.Equal(pin, parsed.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("1\t2")]
    [InlineData("1\n2")]
    [InlineData("1\02")]
    [InlineData("رقم")]
    [InlineData("123456789012345678901234567890123")]
    public void Nothing_unprintable_overlong_or_empty_is_a_pin(string? text) => Assert.False(EmployeePin.TryParse(text, out _));
}
