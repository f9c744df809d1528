using AttendanceAdmin.Employees;

namespace AttendanceAdmin.Tests.Employees;

public sealed class CardNumberTests
{
    [Theory]
    [InlineData("123456789", "123456789")]
    [InlineData("0007523861", "7523861")]
    [InlineData("[15CD5B07]", "123456789")]
    [InlineData("[15CD5B0700]", "123456789")]
    [InlineData("15:cd:5b:07", "123456789")]
    [InlineData("15-CD-5B-07", "123456789")]
    [InlineData("0x75BCD15", "123456789")]
    [InlineData(" 194accf2 ", "424332530")]
    public void One_card_is_one_number_however_it_is_written(string written, string number)
    {
        Assert.True(CardNumber.TryParse(written, out var card));
        Assert.Equal(number, card.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("[0000000000]")]
    [InlineData("[15C]")]
    [InlineData("[15CD5B07FFFFFFFFFF]")]
    [InlineData("15:C")]
    [InlineData("12 34")]
    [InlineData("carte")]
    [InlineData("-12")]
    [InlineData("99999999999999999999999")]
    public void No_card_and_no_number_are_not_cards(string? written) => Assert.False(CardNumber.TryParse(written, out _));
}
