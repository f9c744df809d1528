using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Shell;

/// <summary>Runs the real program, because what counts is what an operator sees: the exit code and the lines on stderr.</summary>
public sealed class StartFaultTests
{
    [Fact]
    public async Task Each_bad_setting_is_one_line_that_names_its_key()
    {
        var (exit, lines) = await RunAsync(
            "--Site:TimeZone=Mars/Olympus", "--Site:DayStart=4h", "--Site:Culture=de", "--Setup:AdminEmail=admin@example.org",
            "--Terminals:SilentAfterMinutes=soon", "--Database:Provider=Oracle", "--Kestrel:Endpoints:Web:Url=8080");

        Assert.Equal(1, exit);
        Assert.Equal(
            [
                "Database:Provider", "Kestrel:Endpoints:Web:Url", "Setup:AdminPassword",
                "Site:Culture", "Site:DayStart", "Site:TimeZone", "Terminals:SilentAfterMinutes",
            ],
            lines.Select(l => l[..l.IndexOf(": ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--Setup:AdminEmail=admin@example.org|--Setup:AdminPassword=secret", "Setup:AdminPassword: is too weak")]
    [InlineData("--Storage:Directory=/proc/nowhere", "Storage:Directory: ")]
    [InlineData("--ConnectionStrings:Attendance=Data Source=/proc/nowhere/a.db", "ConnectionStrings:Attendance: the file")]
    [InlineData("--Database:Provider=PostgreSql|--ConnectionStrings:Attendance=Host=127.0.0.1;Port=1;Username=u;Password=hush", "ConnectionStrings:Attendance: the server 127.0.0.1:1")]
    [InlineData("--Logging:LogLevel:Default=Foo", "Logging:LogLevel:Default: \"Foo\" is none of")]
    [InlineData("--Connections:BackoffSeconds=abc", "Connections:BackoffSeconds: is a list")]
    [InlineData("--Site:Name= ", "Site:Name: is empty")]
    [InlineData("--Kestrel:Endpoints:More:Url=foo", "Kestrel:Endpoints:More:Url: \"foo\" is not an address")]
    [InlineData("--Kestrel:Endpoints:Web:Url=https://127.0.0.1:0", "Kestrel:Endpoints:Web:Certificate:Path: is missing")]
    [InlineData("--Kestrel:Endpoints:Web:Url=https://127.0.0.1:0|--Kestrel:Endpoints:Web:Certificate:Path=none.pfx", "Kestrel:Endpoints:Web:Certificate:Path: there is no file")]
    public async Task A_single_fault_is_told_with_its_remedy_and_without_secrets(string arguments, string beginning)
    {
        var (exit, lines) = await RunAsync(arguments.Split('|'));

        Assert.Equal(1, exit);
        var line = Assert.Single(lines);
        Assert.StartsWith(beginning, line, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contracts_defaults_hold_in_any_working_directory()
    {
        // Without a word about ports; the one fault keeps it from listening at them.
        var (exit, lines) = await RunAsync(given: [], "--Site:Culture=de");

        Assert.Equal(1, exit);
        Assert.Contains(lines, l => l.StartsWith("Site:Culture: ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("is not an address", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exit, lines) = await RunAsync($"--Kestrel:Endpoints:Iclock:Url=http://127.0.0.1:{port}");

        Assert.Equal(1, exit);
        Assert.Equal($"Kestrel:Endpoints:Iclock:Url: port {port} is in use already; end the program that uses it, or choose another port.", Assert.Single(lines));
    }

    private static Task<(int Exit, string[] Lines)> RunAsync(params string[] settings) => RunAsync(
        [
            "--Kestrel:Endpoints:Web:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:Iclock:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:Tm20:Url=http://127.0.0.1:0",
            "--Storage:Directory=data", "--ConnectionStrings:Attendance=Data Source=data/attendance.db",
        ],
        settings);

    private static async Task<(int Exit, string[] Lines)> RunAsync(string[] given, params string[] settings)
    {
        var directory = Directory.CreateTempSubdirectory("attendance-start-");
        try
        {
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = directory.FullName };
            foreach (var argument in (string[])
            [
                typeof(Program).Assembly.Location, .. given, .. settings,
            ])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            using var patience = Patience.Begin();
            await using var end = patience.Token.Register(() => process.Kill(entireProcessTree: true));
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            await output;
            return (process.ExitCode, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
