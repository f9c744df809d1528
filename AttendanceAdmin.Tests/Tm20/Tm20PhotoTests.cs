using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Employees.Photos;
using AttendanceAdmin.Tests.Terminals;
using AttendanceAdmin.Tm20.Commands;
using AttendanceAdmin.Tm20.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PhotoWords = AttendanceAdmin.Tm20.Commands.PhotoWords;

namespace AttendanceAdmin.Tests.Tm20;

/// <summary>From the photo studio to the faces that a terminal knows.</summary>
public sealed class Tm20PhotoTests(Tm20Host host) : IClassFixture<Tm20Host>
{
    [Fact]
    public async Task The_chosen_photo_follows_the_record_and_goes_when_it_is_taken_away()
    {
        using var terminal = await ConnectAsync();
        var (id, photo) = await HireAsync("BENALI", 4200);

        await Queue.UntilAsync(async () => (await AtTerminalsAsync(id)).Count(a => a.GetProperty("state").GetString() == "known") == 2);
        var sent = terminal.CarriedOut.Single(c => (int?)c["backupnum"] == 50 && (long)c["enrollid"]! == 4200);
        Assert.Equal((4200, "BENALI", 0), ((long)sent["enrollid"]!, (string)sent["name"]!, (int)sent["admin"]!));
        Assert.Equal(Pictures.Clean(Pictures.Portrait).Bytes.ToArray(), Convert.FromBase64String((string)sent["record"]!));

        using (var scope = host.Server.Services.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<ChangePhoto>().RemoveAsync(id, photo, CancellationToken.None);
        }

        await Queue.UntilAsync(async () => (await AtTerminalsAsync(id)).Count == 1);
        Assert.False(terminal.People.CredentialsOf(4200).ContainsKey(50));
        Assert.Equal("BENALI", terminal.People.NameOf(4200));
    }

    [Fact]
    public async Task A_refused_photo_fails_alone_with_its_reason_and_is_tried_again_when_asked()
    {
        using var terminal = await ConnectAsync();
        terminal.People.Faceless.Add(4300);
        var (id, _) = await HireAsync("SAIDI", 4300);

        await Queue.UntilAsync(async () => (await AtTerminalsAsync(id)).Any(a => a.GetProperty("state").GetString() == "failed"));
        var answers = await AtTerminalsAsync(id);
        Assert.Equal(["known", "failed"], answers.Select(a => a.GetProperty("state").GetString()));
        Assert.Equal("Le terminal n’a trouvé aucun visage sur la photo", answers[1].GetProperty("reason").GetString());
        Assert.Equal(5, answers[1].GetProperty("result_code").GetInt32());

        terminal.People.Faceless.Clear();
        using var api = host.Server.ApiClient();
        (await api.PostAsync(new Uri($"/api/v1/terminals/{host.Terminal(terminal.Serial)!.Id}/resync", UriKind.Relative), null)).EnsureSuccessStatusCode();
        await Queue.UntilAsync(async () => (await AtTerminalsAsync(id)).TrueForAll(a => a.GetProperty("state").GetString() == "known"));
        Assert.True(terminal.People.CredentialsOf(4300).ContainsKey(50));
    }

    [Theory]
    [InlineData(1, CommandFailure.PhotoTooLarge)]
    [InlineData(5, CommandFailure.NoFace)]
    [InlineData(6, CommandFailure.SeveralFaces)]
    [InlineData(7, CommandFailure.PhotoDimensions)]
    [InlineData(8, CommandFailure.FaceTooLarge)]
    [InlineData(9, CommandFailure.FaceTooSmall)]
    [InlineData(10, CommandFailure.PhotoTooPoor)]
    [InlineData(11, CommandFailure.FaceCut)]
    [InlineData(12, CommandFailure.FaceKnownAlready)]
    [InlineData(2, CommandFailure.BadPhoto)]
    public void Each_documented_reason_has_its_words(int reason, CommandFailure failure)
    {
        using var reply = DeviceMessage.Read(Encoding.UTF8.GetBytes($$"""{"ret":"setuserinfo","result":false,"reason":{{reason}}}"""));
        var line = Assert.Single(Assert.IsType<Script.Messages>(PhotoWords.Put(1, "A", 0, [1])).Lines);

        Assert.Equal(new Ending(failure, reason, null), Ending.Of(reply!, line.Reason));

        var texts = host.Get<IStringLocalizer<TerminalsTexts>>();
        foreach (var language in new[] { "fr", "en", "ar" })
        {
            CultureInfo.CurrentUICulture = new CultureInfo(language);
            Assert.False(texts["CommandFailure" + failure].ResourceNotFound);
        }
    }

    [Fact]
    public void What_the_manuals_rule_out_is_not_sent()
    {
        Assert.Null(PhotoWords.Obstacle(Photo(480, 640, 14_000)));
        Assert.Equal(CommandFailure.PhotoTooLarge, PhotoWords.Obstacle(Photo(480, 640, 150 * 1024)));
        Assert.Equal(CommandFailure.PhotoTooLarge, PhotoWords.Obstacle(Photo(900, 1200, 14_000)));
        Assert.Equal(CommandFailure.PhotoTooSmall, PhotoWords.Obstacle(Photo(200, 300, 14_000)));
        Assert.Equal(CommandFailure.PhotoFormat, PhotoWords.Obstacle(Photo(480, 640, 14_000, orientation: 6)));
    }

    private TerminalCommandQueue Queue => host.Get<TerminalCommandQueue>();

    private static EmployeePhoto Photo(int width, int height, int size, byte orientation = 1) => new()
    {
        Hash = new string('0', 64), Format = PhotoFormat.Jpeg, Width = width, Height = height, Orientation = orientation, Size = size, Rank = 0,
        AddedAt = default, AddedBy = "",
    };

    private async Task<SimulatedTm20Terminal> ConnectAsync()
    {
        var terminal = new SimulatedTm20Terminal(host.Address, Tm20Host.NewSerial(), TimeProvider.System);
        Assert.True(await terminal.RegisterAsync());
        // Whom it should know is in its queue, so that nobody comes to it in the middle of a test.
        await host.Get<TerminalFiller>().FillAsync(default);
        return terminal;
    }

    private async Task<(int Id, int Photo)> HireAsync(string name, int pin)
    {
        using var api = host.Server.ApiClient();
        using var created = await api.PostAsJsonAsync("/api/v1/employees", new { last_name = name, pin = $"{pin}" });
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        using var scope = host.Server.Services.CreateScope();
        var added = await scope.ServiceProvider.GetRequiredService<AddPhoto>()
            .RunAsync(id, Pictures.Clean(Pictures.Portrait), new PhotoOrigin("hr@example.org"), CancellationToken.None);
        return (id, added.Photo!.Id);
    }

    /// <summary>What the API says of the terminal that was connected last.</summary>
    private async Task<List<JsonElement>> AtTerminalsAsync(int employeeId)
    {
        using var api = host.Server.ApiClient();
        var all = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{employeeId}/terminals")).EnumerateArray().ToList();
        return all.FindAll(a => a.GetProperty("terminal_id").GetInt32() == all.Max(b => b.GetProperty("terminal_id").GetInt32()));
    }
}
