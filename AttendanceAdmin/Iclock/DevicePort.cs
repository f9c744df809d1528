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

    /// <summary>The present request came without a length; whatever came of its body was found by waiting for silence.</summary>
    public bool LengthMissing { get; set; }
}
