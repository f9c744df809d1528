using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tests.Employees.Photos;

public sealed class TerminalPhotoLimitsTests
{
    [Theory]
    [InlineData(TerminalProtocol.Tm20, null, 480, 640, 90_000)]
    [InlineData(TerminalProtocol.Tm20, null, 240, 320, 153_599)]
    [InlineData(TerminalProtocol.Tm20, null, 800, 1280, 1)]
    [InlineData(TerminalProtocol.Iclock, "v4", 720, 960, 200_000)]
    [InlineData(TerminalProtocol.Iclock, "v1", 480, 640, 40_000)]
    [InlineData(TerminalProtocol.TimeMoto, null, 480, 640, 40_000, PhotoRefusal.NoPhotosThere)]
    [InlineData(TerminalProtocol.Tm20, null, 480, 640, 153_600, PhotoRefusal.TooManyBytes)]
    [InlineData(TerminalProtocol.Tm20, null, 239, 320, 10_000, PhotoRefusal.TooSmall)]
    [InlineData(TerminalProtocol.Tm20, null, 801, 1280, 10_000, PhotoRefusal.TooLarge)]
    [InlineData(TerminalProtocol.Tm20, null, 640, 480, 10_000, PhotoRefusal.NotUpright)]
    [InlineData(TerminalProtocol.Iclock, "v2", 480, 640, 50_000, PhotoRefusal.TooManyBytes)]
    [InlineData(TerminalProtocol.Iclock, null, 3000, 4000, 5_000_000, PhotoRefusal.TooManyBytes, PhotoRefusal.TooLarge)]
    public void What_a_terminal_would_refuse_is_known_before_it_is_sent(
        TerminalProtocol protocol, string? dialect, int width, int height, int size, params PhotoRefusal[] refusals) =>
        Assert.Equal(refusals, TerminalPhotoLimits.Refusals(protocol, dialect, Photo(width, height, size)));

    [Fact]
    public void A_png_and_one_that_lies_on_its_side_are_refused()
    {
        Assert.Equal([PhotoRefusal.NotJpeg], TerminalPhotoLimits.Refusals(TerminalProtocol.Tm20, null, Photo(480, 640, 1, PhotoFormat.Png)));
        Assert.Equal([PhotoRefusal.Turned], TerminalPhotoLimits.Refusals(TerminalProtocol.Iclock, null, Photo(480, 640, 1, orientation: 6)));
    }

    private static EmployeePhoto Photo(int width, int height, int size, PhotoFormat format = PhotoFormat.Jpeg, byte orientation = 1) => new()
    {
        Hash = new string('a', 64), Format = format, Width = width, Height = height, Orientation = orientation, Size = size, Rank = 1,
        AddedAt = DateTimeOffset.UnixEpoch, AddedBy = "-",
    };
}
