using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace AttendanceAdmin.Iclock.Transport;

/// <summary>
/// The body of a POST that says nothing about its length: what comes until its sender ends it, framed as chunks, so that it may be as long
/// as it likes without being held. Silence is no end: the connection may have been cut, and half a body must not be acknowledged.
/// </summary>
internal sealed class UncountedBody(PipeReader inner, DevicePort port)
{
    private const int MaxFrameBytes = 64 * 1024;

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);
    private static readonly byte[] LastFrame = "0\r\n\r\n"u8.ToArray();

    /// <summary>Whoever reads the body hears that it is none.</summary>
    private static readonly byte[] NoFrame = "?\r\n"u8.ToArray();

    public bool HasEnded { get; private set; }

    /// <returns>Empty if the read was cancelled by Kestrel.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> NextFrameAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Silence);
        ReadResult result;
        try
        {
            result = await inner.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            port.FellSilent = true;
            return End(NoFrame);
        }

        if (result.Buffer.IsEmpty)
        {
            inner.AdvanceTo(result.Buffer.End);
            return result.IsCanceled ? default : End(LastFrame);
        }

        var data = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, MaxFrameBytes));
        var frame = Frame(data);
        inner.AdvanceTo(data.End);
        return frame;
    }

    private ReadOnlyMemory<byte> End(byte[] frame)
    {
        HasEnded = true;
        return frame;
    }

    private static ReadOnlyMemory<byte> Frame(in ReadOnlySequence<byte> data)
    {
        var size = Encoding.ASCII.GetBytes(data.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        var frame = new byte[size.Length + data.Length + 2];
        size.CopyTo(frame, 0);
        data.CopyTo(frame.AsSpan(size.Length));
        "\r\n"u8.CopyTo(frame.AsSpan(frame.Length - 2));
        return frame;
    }
}
