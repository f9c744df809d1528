using Microsoft.AspNetCore.DataProtection;

namespace AttendanceAdmin.Punches;

/// <summary>How bodies in the raw inbox are encrypted: they carry templates, photos and passwords.</summary>
internal static class RawInbox
{
    public static IDataProtector Protector(IDataProtectionProvider provider) => provider.CreateProtector("AttendanceAdmin.RawInbox.v1");
}
