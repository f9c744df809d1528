using System.Text;
using AttendanceAdmin.Punches;
using AttendanceAdmin.Tests.Devices;
using AttendanceAdmin.Tm20.Receiving;

namespace AttendanceAdmin.Tests.Tm20;

public sealed class Tm20QuarantineTests(Tm20Host host) : IClassFixture<Tm20Host>
{
    [Theory]
    [InlineData("tfs30", PunchDirection.In)]
    [InlineData("AiFace", PunchDirection.Unknown)]
    public async Task A_record_that_is_read_again_means_what_it_means_for_its_model(string model, PunchDirection direction)
    {
        var serial = Tm20Host.NewSerial();
        using var line = await Tm20Line.OpenAsync(host.Address);
        await line.AskAsync($$$"""{"cmd":"reg","sn":"{{{serial}}}","devinfo":{"modelname":"{{{model}}}"}}""");
        var terminal = host.Terminal(serial)!;

        var (reading, _) = new RecordReader().Read(terminal, "sendlog", Encoding.UTF8.GetBytes(Tm20Host.Record("7")));

        Assert.Equal(direction, reading!.Value.Direction);
    }
}
