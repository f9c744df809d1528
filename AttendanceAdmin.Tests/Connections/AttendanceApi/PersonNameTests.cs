using AttendanceAdmin.Connections.AttendanceApi;

namespace AttendanceAdmin.Tests.Connections.AttendanceApi;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("BENALI Amine", "BENALI", "Amine")]
    [InlineData("BEN ALI Mohamed Amine", "BEN ALI", "Mohamed Amine")]
    [InlineData("Amine BENALI", "BENALI", "Amine")]
    [InlineData("BENALI AMINE", "BENALI", "AMINE")]
    [InlineData("BEN ALI AMINE", "BEN ALI", "AMINE")]
    [InlineData("benali amine", "benali", "amine")]
    [InlineData("  HADJ-SAÏD   Élodie ", "HADJ-SAÏD", "Élodie")]
    [InlineData("BENALI", "BENALI", "")]
    [InlineData("بن علي أمين", "بن", "علي أمين")]
    public void Capitals_are_the_last_name(string name, string last, string first) => Assert.Equal(new PersonName(last, first), PersonName.Split(name));

    [Fact]
    public void Who_is_known_keeps_as_many_words_of_last_name() =>
        Assert.Equal(new PersonName("HADJ SAÏD", "ÉLODIE"), PersonName.Split("HADJ SAÏD ÉLODIE", new PersonName("Hadj Saïd", "Élodie")));

    [Fact]
    public void Small_letters_throughout_change_nothing() =>
        Assert.Equal(new PersonName("BENALI", "Amina"), PersonName.Split("benali amina", new PersonName("BENALI", "Amina")));
}
