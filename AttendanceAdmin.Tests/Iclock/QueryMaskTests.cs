using AttendanceAdmin.Iclock;

namespace AttendanceAdmin.Tests.Iclock;

public sealed class QueryMaskTests
{
    [Theory]
    [InlineData("?SN=A5KX203260068&table=ATTLOG&Stamp=9999", "?SN=A5KX203260068&table=ATTLOG&Stamp=9999")]
    [InlineData("?SN=A%20B&pushcommkey=4a9594af&language=66", "?SN=A%20B&pushcommkey=***&language=66")]
    [InlineData("?%70ushcommkey=4a9594af&SN=A", "?%70ushcommkey=***&SN=A")]
    [InlineData("?SN=A&Passwd=1234&MachinePass=5", "?SN=A&Passwd=***&MachinePass=***")]
    [InlineData("?SN=passage&Passwd", "?SN=passage&Passwd")]
    [InlineData("", "")]
    public void A_query_is_shown_without_its_secrets(string raw, string shown) => Assert.Equal(shown, new IclockQuery(raw).Masked());
}
