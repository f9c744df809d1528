using System.Diagnostics;

namespace AttendanceAdmin.Tests.Fixtures;

/// <summary>Only root may mount a disk; elsewhere the test is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = Environment.IsPrivilegedProcess ? null : "Mounting a small disk needs root";
}

/// <summary>A disk in memory that can be filled to the last byte.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string filler;

    private SmallDisk(string directory)
    {
        Directory = directory;
        filler = Path.Combine(directory, "filler");
    }

    public string Directory { get; }

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk(System.IO.Directory.CreateTempSubdirectory("attendance-disk-").FullName);
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Directory);
        return disk;
    }

    public void Fill()
    {
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 4096, 1 })
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full, to a block and then to the byte.
            }
        }
    }

    public void Empty() => File.Delete(filler);

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await RunAsync("umount", "-l", Directory);
        System.IO.Directory.Delete(Directory);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
