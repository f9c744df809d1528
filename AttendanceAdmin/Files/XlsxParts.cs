using System.IO.Compression;
using System.Xml;

namespace AttendanceAdmin.Files;

/// <summary>The parts of a workbook, all of which together must stay within a size when unpacked.</summary>
internal sealed class XlsxParts(ZipArchive archive) : IDisposable
{
    private long unpacked;

    /// <summary>A reader of that part; null if there is none.</summary>
    public XmlReader? Xml(string path)
    {
        if (archive.GetEntry(path) is not { } entry)
        {
            return null;
        }

        return XmlReader.Create(new Counted(entry.Open(), this), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = FileLimits.MaxUnpacked,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    /// <summary>The next node; what is not XML, or damaged, is not our file.</summary>
    public bool Next(XmlReader xml)
    {
        try
        {
            return xml.Read();
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException)
        {
            throw new FileRefusedException("FileUnknown");
        }
    }

    public void Dispose() => archive.Dispose();

    private void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > FileLimits.MaxUnpacked)
        {
            throw new FileRefusedException("FileTooLarge");
        }
    }

    /// <summary>Counts what is really unpacked: what an archive says of its sizes is anybody's word.</summary>
    private sealed class Counted(Stream inner, XlsxParts parts) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            parts.Count(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
