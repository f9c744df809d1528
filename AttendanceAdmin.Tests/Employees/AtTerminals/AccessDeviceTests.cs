using AttendanceAdmin.Employees.AtTerminals;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tests.Employees.AtTerminals;

/// <summary>An access device lets nobody in whom it merely knows: the right to its doors is told with the person, and answered for by itself.</summary>
public sealed class AccessDeviceTests
{
    private const string Serial = "ACC1";

    [Fact]
    public async Task A_person_comes_with_the_right_to_all_doors_and_a_refusal_of_it_fails_alone()
    {
        await using var office = await Office.OpenAsync();
        using var device = new HttpClient { BaseAddress = office.Server.Iclock };
        await device.GetStringAsync($"/iclock/cdata?SN={Serial}&options=all&pushver=3.1.2&DeviceType=acc");
        await PostAsync(device, $"/iclock/registry?SN={Serial}", "DeviceType=acc,~DeviceName=F20/M,LockCount=2,FirmVer=1.0");
        var id = await office.HireAsync("SAÏDI", "7");
        await office.Get<TerminalFiller>().FillAsync(CancellationToken.None);

        var question = Assert.Single(await CommandsAsync(device));
        Assert.StartsWith("DATA QUERY tablename=user", question.Text, StringComparison.Ordinal);
        await PostAsync(device, $"/iclock/devicecmd?SN={Serial}", $"ID={question.Id}&Return=0&CMD=DATA QUERY");
        var commands = await CommandsAsync(device);

        Assert.Equal(2, commands.Count);
        Assert.Contains("\tPin=7\t", commands[0].Text, StringComparison.Ordinal);
        Assert.Contains("\tName=SAÏDI\t", commands[0].Text, StringComparison.Ordinal);
        Assert.Equal("DATA UPDATE userauthorize Pin=7\tAuthorizeTimezoneId=1\tAuthorizeDoorId=3", commands[1].Text);
        await PostAsync(device, $"/iclock/devicecmd?SN={Serial}", $"ID={commands[0].Id}&Return=0&CMD=DATA UPDATE\nID={commands[1].Id}&Return=-629&CMD=DATA UPDATE");

        var rows = await office.ReadAsync(c => Task.FromResult(c.TerminalPeople.Where(p => p.EmployeeId == id).ToDictionary(p => p.Item, p => p.State)));
        Assert.Equal((PersonState.Known, PersonState.Failed), (rows[PersonItem.Record], rows[PersonItem.Access]));

        await office.ChangeAsync(id, e => e.Active = false);
        Assert.Equal("DATA DELETE user Pin=7", Assert.Single(await CommandsAsync(device)).Text);
    }

    private static async Task<List<(string Id, string Text)>> CommandsAsync(HttpClient device) =>
        [.. (await device.GetStringAsync($"/iclock/getrequest?SN={Serial}")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(':', 3)).Where(p => p.Length == 3).Select(p => (p[1], p[2]))];

    private static async Task PostAsync(HttpClient device, string target, string body)
    {
        using var content = new StringContent(body);
        using var answer = await device.PostAsync(target, content);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
