namespace AttendanceAdmin.Connections.ThirdParty;

/// <summary>The forms in which the TM20 server sent punches, one after the other.</summary>
internal enum ThirdPartyBody
{
    /// <summary><c>{"attendance":[{terminal_sn,enrollid,…,log_id}]}</c>.</summary>
    Classic,

    /// <summary>The same with <c>timestamp</c>, <c>external_user_id</c> and an envelope.</summary>
    V2,

    /// <summary>A bare list, or a bare object for one punch.</summary>
    Bare,
}

internal sealed record ThirdPartySettings
{
    public ThirdPartyBody Body { get; init; }
}
