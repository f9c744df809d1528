namespace AttendanceAdmin.Connections.Calling;

/// <summary>What can be wrong between us and another system. Stored by number; its words are in the texts, <c>Trouble</c> and its name.</summary>
public enum Trouble : byte
{
    None,

    /// <summary>The address leads where connections may not go: link-local, metadata, or private networks where those are not allowed.</summary>
    ForbiddenAddress,
    UnknownHost,
    Unreachable,
    Certificate,
    TimedOut,

    /// <summary>The connection broke after the request was on its way; whether it was taken is not known.</summary>
    Cut,

    /// <summary>401 or 403.</summary>
    Unauthorised,

    /// <summary>404 or 405.</summary>
    WrongPath,

    /// <summary>It wants to send us to another host.</summary>
    Redirected,

    /// <summary>429, or 503 with a time to come back.</summary>
    Busy,

    /// <summary>5xx.</summary>
    SystemFault,

    /// <summary>It does not like what was sent: 400, 422 and their like.</summary>
    Refused,

    /// <summary>200, and a failure inside the answer.</summary>
    FailureInside,

    /// <summary>An answer that is not what such a system says: broken JSON, a web page.</summary>
    NotUnderstood,

    /// <summary>Something is missing in our own settings.</summary>
    Configuration,
}
