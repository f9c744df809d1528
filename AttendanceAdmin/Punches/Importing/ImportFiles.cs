using AttendanceAdmin.Files;
using AttendanceAdmin.Site;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Punches.Importing;

/// <summary>Uploads on their way in: they stay below the storage directory until their import is over.</summary>
internal sealed class ImportFiles(IOptions<StorageOptions> storage)
{
    /// <summary>Of punches; a terminal's whole log has some five.</summary>
    public const int MaxBytes = 64 << 20;

    private string Folder => storage.Value.Path("imports", "pointages");

    public string PathOf(string name) => Path.Combine(Folder, Path.GetFileName(name));

    /// <returns>The name under which it is found again.</returns>
    /// <exception cref="FileRefusedException">It is too large, or empty.</exception>
    public async Task<string> KeepAsync(Stream upload, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var name = Path.GetRandomFileName();
        try
        {
            await using var target = File.Create(PathOf(name));
            await CopyAsync(upload, target, cancellationToken);
            return name;
        }
        catch
        {
            Remove(name);
            throw;
        }
    }

    public void Remove(string name) => File.Delete(PathOf(name));

    /// <summary>Uploads whose import was never written down.</summary>
    public void RemoveAllBut(IReadOnlySet<string> needed)
    {
        foreach (var left in Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder).Where(f => !needed.Contains(Path.GetFileName(f))) : [])
        {
            File.Delete(left);
        }
    }

    private static async Task CopyAsync(Stream upload, FileStream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await upload.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (target.Length + read > MaxBytes)
            {
                throw new FileRefusedException("FileTooLarge");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        if (target.Length == 0)
        {
            throw new FileRefusedException("FileEmpty");
        }
    }
}
