using System.Formats.Tar;
using System.IO.Compression;

namespace AttendanceAdmin.Iclock.Tables;

/// <summary>The lines of an OPERLOG that came as <c>ContentType=tgz</c>: the files of a compressed archive, one after the other, up to a limit.</summary>
internal sealed class ArchivedLines(Stream archive) : Stream
{
    private const long MaxUnpackedBytes = 256L * 1024 * 1024;

    private readonly TarReader tar = new(new GZipStream(archive, CompressionMode.Decompress));
    private Stream? entry;
    private long unpacked;

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
        catch (EndOfStreamException fault)
        {
            // The body is complete and the archive in it is not: sent again it would be no better.
            throw new InvalidDataException("The archive ends early.", fault);
        }
    }

    private async ValueTask<int> ReadEntryAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (entry is not null && await entry.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                unpacked += read;
                return unpacked > MaxUnpackedBytes ? throw new InvalidDataException("The archive is too large.") : read;
            }

            var next = await tar.GetNextEntryAsync(copyData: false, cancellationToken);
            if (next is null)
            {
                return 0;
            }

            entry = next.DataStream;
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
}
