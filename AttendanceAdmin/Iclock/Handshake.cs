using System.Globalization;

namespace AttendanceAdmin.Iclock;

/// <summary>
/// The block a terminal asks for by <c>options=all</c>: <c>GET OPTION FROM: SN</c> and <c>Key=Value</c> lines. Unknown keys are ignored by
/// every firmware, so both spellings of the stamps and everything later versions ask for stand in it.
/// </summary>
internal static class Handshake
{
    /// <summary>Names where they are understood: the documents disagree about the order of bits 4 to 8.</summary>
    private const string TransFlagNames =
        "TransData AttLog\tOpLog\tAttPhoto\tEnrollUser\tChgUser\tEnrollFP\tChgFP\tFPImag\tFACE\tUserPic\tWORKCODE\tBioPhoto";

    /// <summary>Firmware of push 2.1 and before knows bits only; all of them, so that their order does not matter.</summary>
    private const string TransFlagBits = "111111111111";

    private const string PushOptions =
        "FingerFunOn,FaceFunOn,~DeviceName,FirmVer,UserCount,FPCount,FaceCount,TransactionCount,MultiBioDataSupport,MultiBioPhotoSupport," +
        "MultiBioVersion,~MaxUserCount,~MaxAttLogCount,~MaxFingerCount,IPAddress,MAC";

    public static string TransFlag(string dialect) => dialect is Dialect.First or Dialect.Early ? TransFlagBits : TransFlagNames;

    public static string Block(string serial, UploadStamps stamps, string zone, string transFlag, string version) =>
        $"""
        GET OPTION FROM: {serial}
        Stamp={stamps.Of("ATTLOG")}
        OpStamp={stamps.Of("OPERLOG")}
        PhotoStamp={stamps.Of("ATTPHOTO")}
        ATTLOGStamp={stamps.Of("ATTLOG")}
        OPERLOGStamp={stamps.Of("OPERLOG")}
        ATTPHOTOStamp={stamps.Of("ATTPHOTO")}
        BIODATAStamp={stamps.Of("BIODATA")}
        IDCARDStamp={stamps.Of("IDCARD")}
        ERRORLOGStamp={stamps.Of("ERRORLOG")}
        ErrorDelay=30
        Delay=10
        TransTimes=00:00;14:05
        TransInterval=1
        TransFlag={transFlag}
        TimeZone={zone}
        Realtime=1
        Encrypt=None
        ServerVer={version}
        PushProtVer={version}
        PushOptionsFlag=1
        PushOptions={PushOptions}
        SupportPing=1
        MultiBioDataSupport=0:1:1:0:0:0:0:1:1:1:1
        MultiBioPhotoSupport=0:0:0:0:0:0:0:0:0:1:1

        """;

    /// <summary>Whole hours below twelve as hours, everything else as minutes: what lies between is undefined to the firmware.</summary>
    public static string TimeZone(TimeZoneInfo zone, DateTimeOffset now)
    {
        var minutes = (int)zone.GetUtcOffset(now).TotalMinutes;
        return (minutes % 60 == 0 && Math.Abs(minutes) < 12 * 60 ? minutes / 60 : minutes).ToString(CultureInfo.InvariantCulture);
    }
}
