namespace AttendanceAdmin.Iclock.Transport;

/// <summary>Where a <see cref="RepairingReader"/> stands in the stream of requests.</summary>
internal enum ReaderState
{
    /// <summary>A request's first byte is next.</summary>
    Head,

    /// <summary>So many bytes of the present request are still to be consumed.</summary>
    Counting,

    /// <summary>A body without a length is being framed.</summary>
    Framing,

    /// <summary>Nothing is looked at any more.</summary>
    Through,
}
