using System.Net.Http.Json;
using System.Text.Json;
using AttendanceAdmin.Data;
using AttendanceAdmin.Demo;
using AttendanceAdmin.Employees;
using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Employees.Photos;
using AttendanceAdmin.Employees.Photos.Importing;
using AttendanceAdmin.Terminals;
using AttendanceAdmin.Tests.Employees.Photos;
using AttendanceAdmin.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>From the photo studio to the terminal's own gallery.</summary>
public sealed class PhotoTests
{
    [Theory, BothDatabases]
    public async Task The_chosen_photo_follows_the_record_to_terminals_that_take_photos(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var face = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        var finger = await office.ConnectAsync("FINGER1");
        var id = await office.HireAsync("SAIDI", "0007");
        await AddAsync(office, id, Pictures.Portrait);

        await office.CarryOutAsync(face);
        await office.CarryOutAsync(finger);

        Assert.Equal(Pictures.Clean(Pictures.Portrait).Bytes.ToArray(), face.People.Photos["0007"]);
        Assert.Contains(face.CarriedOut, c => c.StartsWith("DATA UPDATE BIOPHOTO PIN=0007\tType=9\tNo=0\tIndex=0\tSize=", StringComparison.Ordinal));
        Assert.Empty(finger.People.Photos);
        Assert.All(await office.PeopleAsync(face), p => Assert.Equal(PersonState.Known, p.State));

        await office.ChangeAsync(id, e => e.Active = false);
        await office.CarryOutAsync(face);
        Assert.Empty(face.People.Photos);
        Assert.Empty(await office.PeopleAsync(face));
    }

    [Fact]
    public async Task One_refused_photo_fails_alone_with_its_reason()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        terminal.People.Faceless.Add("2");
        foreach (var pin in new[] { "1", "2", "3" })
        {
            await AddAsync(office, await office.HireAsync("NOM" + pin, pin), Pictures.Portrait);
        }

        await office.CarryOutAsync(terminal);

        Assert.Equal(["1", "3"], terminal.People.Photos.Keys.Order());
        var failed = Assert.Single(await office.PeopleAsync(terminal), p => p.State != PersonState.Known);
        Assert.Equal(("2", PersonItem.Photo, PersonState.Failed), (failed.Pin, failed.Item, failed.State));
        var answers = (await office.Api.GetFromJsonAsync<JsonElement>($"/api/v1/employees/{failed.EmployeeId}/terminals")).EnumerateArray().ToList();
        Assert.Contains("aucun visage", answers.Single(a => a.GetProperty("item").GetString() == "photo").GetProperty("reason").GetString(), StringComparison.Ordinal);

        terminal.People.Faceless.Clear();
        (await office.Api.PostAsync($"/api/v1/terminals/{office.IdOf(terminal)}/resync", null)).EnsureSuccessStatusCode();
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        await office.CarryOutAsync(terminal);
        Assert.Equal(3, terminal.People.Photos.Count);
    }

    [Theory, BothDatabases]
    public async Task What_was_refused_is_not_sent_again_by_a_comparison_that_was_asked_for_before(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        terminal.People.Faceless.Add("2");
        await AddAsync(office, await office.HireAsync("NOM", "2"), Pictures.Portrait);
        await using (var context = await office.Get<IDbContextFactory<AttendanceContext>>().CreateDbContextAsync())
        {
            await office.CarryOutAsync(terminal);
            await office.Get<PeopleDue>().ChangeAsync(context, () => Task.CompletedTask, office.IdOf(terminal), CancellationToken.None);
        }

        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);
        await office.CarryOutAsync(terminal);

        Assert.Single(terminal.CarriedOut, c => c.Contains("BIOPHOTO", StringComparison.Ordinal));
        Assert.Equal(PersonState.Failed, (await office.PeopleAsync(terminal)).Single(p => p.Item == PersonItem.Photo).State);
    }

    /// <summary>Firmware reads an answer into a buffer.</summary>
    [Fact]
    public async Task An_answer_holds_as_many_photos_as_fit_into_60_kB_and_not_one_more()
    {
        const int room = 60 * 1024;
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        // With the first person it is asked whom it knows, and nothing goes out before it has said so.
        await office.HireAsync("PREMIER", "0");
        await office.CarryOutAsync(terminal);
        for (var i = 1; i <= 10; i++)
        {
            await AddAsync(office, await office.HireAsync("NOM", $"{i}"), Pictures.Another(i));
        }

        using var client = new HttpClient { BaseAddress = office.Server.Iclock };
        var answers = new List<string>();
        while (await client.GetStringAsync("/iclock/getrequest?SN=FACE1") is var answer && answer.StartsWith("C:", StringComparison.Ordinal))
        {
            answers.Add(answer);
            Assert.True(answers.Count <= 20, "The queue does not come to an end.");
        }

        Assert.Equal(10, answers.Sum(a => a.Split('\n').Count(l => l.Contains("BIOPHOTO", StringComparison.Ordinal))));
        Assert.All(answers, a => Assert.InRange(a.Length, 1, room));
        Assert.All(answers.Zip(answers.Skip(1)), pair => Assert.True(pair.First.Length + pair.Second.IndexOf('\n', StringComparison.Ordinal) + 1 > room));
    }

    [Fact]
    public async Task A_photo_that_is_taken_away_is_taken_from_the_terminals()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        var id = await office.HireAsync("SAIDI", "7");
        var photo = await AddAsync(office, id, Pictures.Portrait);
        await office.CarryOutAsync(terminal);

        await office.Get<ChangePhoto>().RemoveAsync(id, photo, CancellationToken.None);
        await office.CarryOutAsync(terminal);

        Assert.Empty(terminal.People.Photos);
        Assert.Single(terminal.People.ByPin);
        Assert.Equal(PersonItem.Record, Assert.Single(await office.PeopleAsync(terminal)).Item);
    }

    [Fact]
    public async Task A_batch_of_photos_that_is_undone_is_taken_from_the_terminals()
    {
        await using var office = await Office.OpenAsync();
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        var batch = new PhotoOrigin("hr@example.org", Guid.NewGuid());
        var id = await office.HireAsync("SAIDI", "7");
        await office.Get<AddPhoto>().RunAsync(id, Pictures.Clean(Pictures.Portrait), batch, CancellationToken.None);
        await office.CarryOutAsync(terminal);
        Assert.Single(terminal.People.Photos);

        Assert.Equal(1, await office.Get<PhotoImports>().UndoAsync(batch.ImportId!.Value, CancellationToken.None));
        await office.CarryOutAsync(terminal);

        Assert.Empty(terminal.People.Photos);
        Assert.Null(office.Get<EmployeeDirectory>().Find(id)!.PhotoUrl);
    }

    [Fact]
    public async Task In_France_a_photo_is_shown_and_nobody_recognised_by_it()
    {
        await using var office = await Office.OpenAsync(settings: "Site:Country=FR");
        var terminal = await office.ConnectAsync("FACE1", SimulatedModel.SpeedFace);
        await AddAsync(office, await office.HireAsync("SAIDI", "7"), Pictures.Portrait);

        await office.CarryOutAsync(terminal);

        Assert.DoesNotContain(terminal.CarriedOut, c => c.Contains("BIOPHOTO", StringComparison.Ordinal));
        Assert.Contains(terminal.CarriedOut, c => c.StartsWith("DATA UPDATE USERPIC PIN=7\tSize=", StringComparison.Ordinal));
    }

    private static async Task<int> AddAsync(Office office, int employeeId, byte[] picture) =>
        (await office.Get<AddPhoto>().RunAsync(employeeId, Pictures.Clean(picture), new PhotoOrigin("hr@example.org"), CancellationToken.None)).Photo!.Id;
}
