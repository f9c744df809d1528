using System.IO.Compression;
using AttendanceAdmin.Employees.Photos.Reading;

namespace AttendanceAdmin.Employees.Photos.Importing;

/// <summary>Gives photos to the people whose matricule is their file's name, one at a time, so that no more than one is ever in memory.</summary>
internal sealed partial class ImportPhotos(AddPhoto add, EmployeeDirectory directory, ILogger<ImportPhotos> logger)
{
    /// <summary>More files in one archive are somebody's mistake, or no archive of photos.</summary>
    public const int MaxFiles = 20_000;

    /// <summary>What an archive may unfold to in all.</summary>
    private const long MaxBytes = 16L * 1024 * 1024 * 1024;

    public async Task TakeFileAsync(PhotoImportRun run, string name, Stream body, CancellationToken cancellationToken)
    {
        var file = await BoundedBody.ReadAsync(body, PhotoReader.MaxBytes, cancellationToken);
        if (run.Add(await JudgeAsync(run, PhotoFileName.Of(name), file, ByMatricule(), cancellationToken)))
        {
            run.State = PhotoImportState.Done;
        }
    }

    /// <param name="archive">Can be read from anywhere; stays open.</param>
    public async Task TakeArchiveAsync(PhotoImportRun run, Stream archive, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var entries = zip.Entries.Where(e => PhotoFileName.IsMeant(e.FullName)).ToList();
            run.Total = entries.Count;
            run.State = entries.Count <= MaxFiles && await TakeEntriesAsync(run, entries, cancellationToken) ? PhotoImportState.Done : PhotoImportState.Broken;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or OperationCanceledException)
        {
            Log.Broken(logger, run.Id, fault);
            run.State = PhotoImportState.Broken;
        }
    }

    /// <summary>Further photos of a person first, so that the one named by the matricule alone is the chosen one.</summary>
    private async Task<bool> TakeEntriesAsync(PhotoImportRun run, List<ZipArchiveEntry> entries, CancellationToken cancellationToken)
    {
        var owners = ByMatricule();
        var unfolded = 0L;
        foreach (var (name, entry) in entries.Select(e => (Name: PhotoFileName.Of(e.FullName), Entry: e)).OrderBy(e => owners.ContainsKey(e.Name.Stem)))
        {
            // What the archive says of its sizes may be a lie; what comes out is counted.
            var file = await UnfoldAsync(entry, cancellationToken);
            unfolded += file?.Length ?? 0;
            if (unfolded > MaxBytes)
            {
                return false;
            }

            run.Add(file is null
                ? new PhotoImportLine(name.Shown, PhotoVerdict.Refused, null, new PhotoReading.Bad(PhotoFault.Truncated))
                : await JudgeAsync(run, name, file, owners, cancellationToken));
        }

        return true;
    }

    private static async Task<byte[]?> UnfoldAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await entry.OpenAsync(cancellationToken);
            return await BoundedBody.ReadAsync(content, PhotoReader.MaxBytes, cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or NotSupportedException)
        {
            // Encrypted, damaged, or packed in a way nobody here unpacks.
            return null;
        }
    }

    private async Task<PhotoImportLine> JudgeAsync(
        PhotoImportRun run, PhotoFileName name, byte[] file, IReadOnlyDictionary<string, KnownEmployee> owners, CancellationToken cancellationToken)
    {
        if (name.Owner(owners) is not { } owner)
        {
            return new PhotoImportLine(name.Shown, PhotoVerdict.UnknownMatricule, null, null);
        }

        if (PhotoReader.Read(file) is not PhotoReading.Good { Photo: var photo })
        {
            return new PhotoImportLine(name.Shown, PhotoVerdict.Refused, owner.Name, (PhotoReading.Bad)PhotoReader.Read(file));
        }

        var (outcome, _) = await add.RunAsync(owner.Id, photo, run.Origin, cancellationToken);
        var verdict = outcome switch
        {
            AddedPhoto.Added => PhotoVerdict.Stored,
            AddedPhoto.Known => PhotoVerdict.Known,
            _ => PhotoVerdict.UnknownMatricule,
        };
        return new PhotoImportLine(name.Shown, verdict, owner.Name, null);
    }

    private Dictionary<string, KnownEmployee> ByMatricule()
    {
        var people = new Dictionary<string, KnownEmployee>(StringComparer.OrdinalIgnoreCase);
        foreach (var employee in directory.All.Where(e => e.Matricule is not null).OrderByDescending(e => e.Active))
        {
            people.TryAdd(employee.Matricule!, employee);
        }

        return people;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The archive of photo import {Import} could not be read to its end")]
        public static partial void Broken(ILogger logger, Guid import, Exception fault);
    }
}
