using System.Security.Cryptography;
using AttendanceAdmin.Site;
using Microsoft.Extensions.Options;

namespace AttendanceAdmin.Employees.Photos;

/// <summary>
/// The pictures on disk, under <c>Storage:Directory</c>/photos, named by what is in them: <c>photos/3f/3f2a91…</c>. The same bytes are
/// one file, whoever they belong to; a file that is there is whole.
/// </summary>
internal sealed class PhotoFiles(IOptions<StorageOptions> options, TimeProvider time)
{
    /// <summary>Names begin with it until they are whole.</summary>
    private const string Unfinished = "new-";

    private readonly string directory = options.Value.Path("photos");
    private readonly Lock gate = new();

    /// <returns>The hash by which it is found again. Until a row names it, it stays for a day at least.</returns>
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (!TryTouch(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await WriteAsync(path, bytes, cancellationToken);
        }

        return hash;
    }

    /// <summary>Room on disk for something large on its way; gone when it is closed.</summary>
    public FileStream CreateUnfinished()
    {
        Directory.CreateDirectory(directory);
        return new FileStream(
            Path.Combine(directory, Unfinished + Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
    }

    /// <param name="hash">64 hexadecimal digits, as <see cref="KeepAsync"/> gave them.</param>
    public string PathOf(string hash) => IsHash(hash)
        ? Path.Combine(directory, hash[..2], hash)
        : throw new ArgumentException("not the name of a photo", nameof(hash));

    public static bool IsHash(string? text) => text is { Length: 64 } && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>The files that nobody has kept or touched since, in the order of their names; unfinished ones are removed on the way.</summary>
    public IEnumerable<string> OlderThan(DateTimeOffset limit)
    {
        if (!Directory.Exists(directory))
        {
            yield break;
        }

        foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.LastWriteTimeUtc < limit.UtcDateTime))
        {
            if (file.Name.StartsWith(Unfinished, StringComparison.Ordinal))
            {
                file.Delete();
            }
            else if (IsHash(file.Name))
            {
                yield return file.Name;
            }
        }
    }

    /// <summary>Removes a file unless somebody kept the same bytes again meanwhile.</summary>
    public bool Remove(string hash, DateTimeOffset unlessKeptSince)
    {
        var path = PathOf(hash);
        lock (gate)
        {
            if (!File.Exists(path) || File.GetLastWriteTimeUtc(path) >= unlessKeptSince.UtcDateTime)
            {
                return false;
            }

            File.Delete(path);
            return true;
        }
    }

    private async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(path)!, Unfinished + Guid.NewGuid().ToString("N"));
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(unfinished, time.GetUtcNow().UtcDateTime);
            lock (gate)
            {
                File.Move(unfinished, path, overwrite: true);
            }
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private bool TryTouch(string path)
    {
        lock (gate)
        {
            if (!File.Exists(path))
            {
                return false;
            }

            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return true;
        }
    }
}
