namespace AttendanceAdmin.Employees.Photos;

/// <summary>Reads what somebody sends, up to a limit and one byte more, which tells that there was more.</summary>
internal static class BoundedBody
{
    private const int Step = 64 * 1024;

    public static async Task<byte[]> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[Step];
        while (kept.Length <= most)
        {
            var read = await ReadSomeAsync(body, buffer, cancellationToken);
            if (read == 0)
            {
                break;
            }

            kept.Write(buffer, 0, (int)Math.Min(read, most + 1 - kept.Length));
        }

        return kept.ToArray();
    }

    private static async Task<int> ReadSomeAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // A form that ends within a part.
            throw new BadHttpRequestException(fault.Message, fault);
        }
    }
}
