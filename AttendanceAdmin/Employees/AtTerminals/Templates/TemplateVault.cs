using System.Security.Cryptography;
using System.Text;
using AttendanceAdmin.Terminals;
using Microsoft.AspNetCore.DataProtection;

namespace AttendanceAdmin.Employees.AtTerminals.Templates;

/// <summary>How templates lie in the database: encrypted with the keys of the installation, so that a stolen copy of the table holds nobody's finger.</summary>
internal sealed class TemplateVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("AttendanceAdmin.Templates.v1");

    public byte[] Close(string content) => protector.Protect(Encoding.Latin1.GetBytes(content));

    /// <returns>Null if the keys it was closed with are gone, as after a restore of the database alone.</returns>
    public string? Open(byte[] body)
    {
        try
        {
            return Encoding.Latin1.GetString(protector.Unprotect(body));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static string HashOf(string content) => Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(content)))[..TerminalPerson.HashLength];
}
