namespace AttendanceAdmin.Iclock;

internal enum DevicePortKind
{
    /// <summary>Serves people; devices too, where only one port can be had.</summary>
    Web,
    Iclock,
}

/// <summary>Which endpoint a connection came in by; a connection's feature, so that its requests know it.</summary>
internal sealed class DevicePort(DevicePortKind kind)
{
    public DevicePortKind Kind => kind;

    /// <summary>The present request came without a length: its body ends when its sender ends it.</summary>
    public bool LengthMissing { get; set; }

    /// <summary>Its sender fell silent instead; whether that was all nobody knows.</summary>
    public bool FellSilent { get; set; }

    /// <summary>A browser or a program is at the other end, and not a device: when it closes its side, it has gone.</summary>
    public bool ServesPages { get; set; }
}
