using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>
/// The lines of a table that came as <c>ContentType=tgz</c>: the files of a compressed archive, one after the other, up to a limit. Whatever is
/// wrong with the archive is an <see cref="InvalidDataException"/>, after the lines before it.
/// </summary>
internal sealed class ArchivedLines : Stream
{
    private const long MaxUnpackedBytes = 256L * 1024 * 1024;

    private readonly Stream archive;
    private readonly Unpacked unpacked;
    private readonly TarReader tar;
    private Stream? entry;

    /// <param name="archive">Can be read a second time, and stays open.</param>
    public ArchivedLines(Stream archive)
    {
        this.archive = archive;
        unpacked = new Unpacked(archive);
        tar = new TarReader(unpacked);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ReadEntryAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (fault is EndOfStreamException or FormatException or NotSupportedException or ArgumentException or OverflowException)
        {
            // The body is complete and the archive in it is not: sent again it would be no better.
            throw new InvalidDataException("The archive is broken, or ends early.", fault);
        }
    }

    private async ValueTask<int> ReadEntryAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (entry is not null && await entry.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                return read;
            }

            var next = await tar.GetNextEntryAsync(copyData: false, cancellationToken);
            if (next is null)
            {
                await CheckEndAsync(cancellationToken);
                return 0;
            }

            entry = next.DataStream;
        }
    }

    /// <summary>An archive that was cut off between two files ends like a whole one; only its last bytes tell how much it held.</summary>
    private async Task CheckEndAsync(CancellationToken cancellationToken)
    {
        var scratch = new byte[4096];
        while (await unpacked.ReadAsync(scratch, cancellationToken) > 0)
        {
            // Only counted.
        }

        await archive.CopyToAsync(Null, cancellationToken);
        var length = new byte[sizeof(uint)];
        archive.Position = Math.Max(0, archive.Length - length.Length);
        await archive.ReadExactlyAsync(length, cancellationToken);
        if (BinaryPrimitives.ReadUInt32LittleEndian(length) != unchecked((uint)unpacked.Count))
        {
            throw new InvalidDataException("The archive ends early.");
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await tar.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Counts what is really unpacked: what an archive says of its sizes is anybody's word.</summary>
    private sealed class Unpacked(Stream archive) : GZipStream(archive, CompressionMode.Decompress, leaveOpen: true)
    {
        public long Count { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Count += read;
            return Count > MaxUnpackedBytes ? throw new InvalidDataException("The archive is too large.") : read;
        }
    }
}
