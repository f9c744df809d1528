using System.Text;
using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>What of a body may be shown to whoever looks for a fault.</summary>
public sealed class FieldMaskTests
{
    [Theory]
    [InlineData("USER PIN=7\tName=Ali\tPasswd=1234\tCard=", "USER PIN=7\tName=Ali\tPasswd=***\tCard=")]
    [InlineData("FP PIN=7\tFID=1\tTMP=AAAA\r\nBBBB\r\nCC==\r\nUSER PIN=8\tName=Nour", "FP PIN=7\tFID=1\tTMP=***\n***\n***\nUSER PIN=8\tName=Nour")]
    [InlineData("FP PIN=7\tTMP=\nAAAA\nOPLOG 4\t1\t2024-03-12 11:03:53", "FP PIN=7\tTMP=***\n***\nOPLOG 4\t1\t2024-03-12 11:03:53")]
    [InlineData("USER PIN=7\tPasswd=12\n34\tCard=5\n6", "USER PIN=7\tPasswd=***\n***\tCard=5\n6")]
    [InlineData("PIN=7\tPassword=12\n34\nPIN=8\tName=Nour", "PIN=7\tPassword=***\n***\nPIN=8\tName=Nour")]
    [InlineData("BIOPHOTO PIN=7\tSize=8\tContent=/9j/\n\n4AA=\nBIOPHOTO PIN=8\tContent=/9j/", "BIOPHOTO PIN=7\tSize=8\tContent=***\n\n***\nBIOPHOTO PIN=8\tContent=***")]
    [InlineData("FP PIN=7   FID=1  TMP=AAAA", "FP PIN=7   FID=1  TMP=***")]
    [InlineData("C:1:DATA UPDATE USERINFO PIN=7\tPasswd=1\nC:2:CHECK", "C:1:DATA UPDATE USERINFO PIN=7\tPasswd=***\nC:2:CHECK")]
    [InlineData("USER PIN=7\tpassword = X\tCard=", "USER PIN=7\tpassword =***\tCard=")]
    [InlineData("USER PIN=5,Passwd=X", "USER PIN=5,Passwd=***")]
    [InlineData("MachinePass=12\nWifiKey=34\nIPAddress=192.168.1.9", "MachinePass=***\nWifiKey=***\nIPAddress=192.168.1.9")]
    [InlineData("ysRwE4YDcfAQxEn0HBFXMXI0EIXD4awQ\nUSER PIN=1", "***\nUSER PIN=1")]
    public void Secrets_are_blotted_out_up_to_the_field_after_them(string body, string shown) =>
        Assert.Equal(shown + "\n", Encoding.Latin1.GetString(FieldMask.Shown(Encoding.Latin1.GetBytes(body))).Replace("\r", "", StringComparison.Ordinal));
}
