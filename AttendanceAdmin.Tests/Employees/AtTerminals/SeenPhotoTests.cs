using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Employees.Photos.Offers;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Employees.Photos;
using AttendanceAdmin.Tests.Fixtures;
using AttendanceAdmin.Tests.Punches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>A face taken at a terminal is known there, and the clerk may make it the person's photo with one click.</summary>
public sealed class SeenPhotoTests
{
    [Theory, BothDatabases]
    public async Task A_photo_taken_at_a_terminal_is_offered_and_goes_to_the_others_when_adopted(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var taken = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        var other = await office.ConnectAsync("FACE2", SimulatedModel.SpeedFace);
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(taken);
        await office.CarryOutAsync(other);

        // Longer than a line may be, as photos of real terminals are.
        var large = Pictures.WithSegment(Pictures.Portrait, 0xFE, new byte[60_000]);
        Assert.True(await taken.EnrolFaceAsync("7", large));
        Assert.True(await taken.EnrolFaceAsync("7", large));

        Assert.Contains(await office.PeopleAsync(taken), p => p is { Item: PersonItem.Photo, State: PersonState.Known, Wanted: true } && p.EmployeeId == id);
        await office.ChangeAsync(id, e => e.Post = "Vendeuse");
        Assert.Equal(0, office.Queue.OpenCount(office.IdOf(taken)));
        var offer = Assert.Single((await office.Api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}/photos/offers")).EnumerateArray());
        Assert.Equal(Pictures.Clean(large).Bytes, await office.Api.GetByteArrayAsync(offer.GetProperty("url").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, (await office.Api.PostAsync($"/api/v1/employees/{id}/photos/offers/{offer.GetProperty("id")}/adopt", null)).StatusCode);
        Assert.Equal(0, office.Queue.OpenCount(office.IdOf(taken)));
        await office.CarryOutAsync(other);

        Assert.Equal(Pictures.Clean(large).Bytes, other.People.Photos["7"]);
        Assert.NotNull(office.Get<EmployeeDirectory>().Find(id)!.PhotoUrl);
        Assert.Equal(0, (await office.Api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}/photos/offers")).GetArrayLength());
        await taken.EnrolFaceAsync("7", large);
        Assert.Empty(await office.ReadAsync(c => c.OfferedPhotos.ToListAsync()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_photo_whose_line_is_about_as_long_as_a_line_may_be_comes_whole(int more)
    {
        const int longest = 64 * 1024;
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(terminal);
        var large = Pictures.WithSegment(Pictures.Portrait, 0xFE, new byte[34_000]);
        var content = Convert.ToBase64String(large);
        string Line(int padding) => $"BIOPHOTO PIN=7\tFileName={new string('x', padding)}.jpg\tType=9\tNo=0\tIndex=0\tSize={content.Length}\tContent={content}";
        var line = Line(longest + more - Line(0).Length);
        Assert.Equal(longest + more, line.Length);
        using var client = new HttpClient { BaseAddress = office.Server.Iclock };

        using var answer = await client.PostAsync("/iclock/cdata?SN=FACE1&table=OPERLOG&Stamp=9999", new StringContent(line + "\n", Encoding.ASCII));

        Assert.StartsWith("OK: 1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var offer = Assert.Single((await office.Api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}/photos/offers")).EnumerateArray());
        Assert.Equal(Pictures.Clean(large).Bytes, await office.Api.GetByteArrayAsync(offer.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task What_was_dismissed_is_not_offered_again_and_a_stranger_s_becomes_the_employee_s()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        await terminal.EnrolAsync("PIN=99\tName=INCONNU Ali\tPri=0");
        await terminal.EnrolFaceAsync("99", Pictures.Portrait);
        var id = await office.HireAsync("INCONNU", "99");
        await using var desk = office.Server.Desk();
        var offers = desk.ServiceProvider.GetRequiredService<PhotoOffers>();
        var offer = Assert.Single(await offers.ListAsync(id, default));

        Assert.True(await offers.DismissAsync(id, offer.Id, default));
        await terminal.EnrolFaceAsync("99", Pictures.Portrait);

        Assert.Empty(await offers.ListAsync(id, default));
        Assert.Contains(await office.PeopleAsync(terminal), p => p is { Item: PersonItem.Photo, State: PersonState.Known, Wanted: true } && p.EmployeeId == id);
    }

    [Fact]
    public async Task What_no_photo_can_be_is_not_offered_and_a_photo_that_comes_back_is_none_of_its_own()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        var id = await office.HireAsync("SAIDI", "7");
        await office.Get<AddPhoto>().RunAsync(id, Pictures.Clean(Pictures.Portrait), new PhotoOrigin("hr@example.org"), CancellationToken.None);
        await office.CarryOutAsync(terminal);

        Assert.True(await terminal.EnrolFaceAsync("7", Pictures.Read("animated.gif")));
        Assert.True(await terminal.EnrolFaceAsync("7", Pictures.Read("tiny.jpg")));
        Assert.True(await terminal.EnrolFaceAsync("7", Encoding.ASCII.GetBytes("no picture at all")));
        Assert.True(await terminal.EnrolFaceAsync("7", Pictures.Another(5)));

        Assert.Empty(await office.ReadAsync(c => c.OfferedPhotos.ToListAsync()));
        Assert.Equal(0, office.Queue.OpenCount(office.IdOf(terminal)));
    }

    [Fact]
    public async Task France_keeps_no_photo_of_a_terminal_and_what_is_not_wanted_is_forgotten()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        var id = await office.HireAsync("SAIDI", "7");
        await office.CarryOutAsync(terminal);
        await terminal.EnrolFaceAsync("7", Pictures.Portrait);
        var job = ActivatorUtilities.CreateInstance<ForgetTemplatesJob>(office.Server.Services);
        Assert.Equal(0, await job.RunAsync(default));
        var settings = await office.ReadAsync(c => c.SiteSettings.AsNoTracking().SingleAsync());
        settings.Country = "FR";
        office.Get<AttendanceAdmin.Site.SiteClock>().Use(settings);

        Assert.Equal(1, await job.RunAsync(default));
        await terminal.EnrolFaceAsync("7", Pictures.Another(2));

        Assert.Empty(await office.ReadAsync(c => c.OfferedPhotos.ToListAsync()));
        Assert.Equal(0, (await office.Api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{id}/photos/offers")).GetArrayLength());
    }
}
