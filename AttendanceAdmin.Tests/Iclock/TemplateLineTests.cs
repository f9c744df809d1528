using System.Text;
using AttendanceAdmin.Employees.AtTerminals.Templates;
using AttendanceAdmin.Iclock;
using AttendanceAdmin.Iclock.Commands;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Terminals;

namespace AttendanceAdmin.Tests.Iclock;

public sealed class TemplateLineTests
{
    private const string Tmp = "TTNTUzIxAAAEbm8ECAUH";

    [Theory]
    [InlineData("FP PIN=7\tFID=6\tSize=20\tValid=1\tTMP=" + Tmp, "OPERLOG", 1, 6, 0, 10)]
    [InlineData("PIN=7\tFID=6\tSize=20\tValid=3\tTMP=" + Tmp, "FINGERTMP", 1, 6, 0, 10)]
    [InlineData("FP PIN=7\tFID=2\tSize=8\tValid=1\tTMP=ocoAAAAA", "OPERLOG", 1, 2, 0, 9)]
    [InlineData("templatev10 size=20\tuid=1\tpin=7\tfingerid=6\tvalid=1\ttemplate=" + Tmp, "templatev10", 1, 6, 0, 10)]
    [InlineData("FACE PIN=7\tFID=11\tSIZE=4\tVALID=1\tTMP=AAAA", "OPERLOG", 2, 0, 11, 0)]
    [InlineData("FVEIN Pin=7\tFID=1\tIndex=2\tValid=1\tSize=4\tTmp=AAAA", "OPERLOG", 7, 1, 2, 0)]
    [InlineData("BIODATA Pin=7\tNo=0\tIndex=0\tValid=1\tDuress=0\tType=9\tMajorVer=58\tMinorVer=12\tFormat=0\tTmp=AAAA==", "BIODATA", 9, 0, 0, 58)]
    public void Every_form_is_read(string line, string table, int kind, int number, int index, int major)
    {
        var read = TemplateLine.Read(Encoding.ASCII.GetBytes(line), table);

        Assert.Equal(("7", new TemplatePlace((BiometricKind)kind, number, index), major), (read!.Pin, read.Place, read.Major));
        Assert.DoesNotContain("AAAA", read.ToString(), StringComparison.Ordinal);
        Assert.Equal(read.Place, TemplatePlace.Of(read.Place.Part));
    }

    [Theory]
    [InlineData("USER PIN=7\tName=AMINE", "OPERLOG")]
    [InlineData("FP PIN=7\tFID=6\tSize=20\tValid=0\tTMP=" + Tmp, "OPERLOG")]
    [InlineData("FP PIN=7\tFID=6\tSize=99\tValid=1\tTMP=" + Tmp, "OPERLOG")]
    [InlineData("FP PIN=\tFID=6\tSize=20\tValid=1\tTMP=" + Tmp, "OPERLOG")]
    [InlineData("FP PIN=7\tFID=100\tSize=20\tValid=1\tTMP=" + Tmp, "OPERLOG")]
    [InlineData("FP PIN=7\tFID=6\tSize=4\tValid=1\tTMP=AA A", "OPERLOG")]
    [InlineData("BIODATA Pin=7\tType=77\tTmp=AAAA", "BIODATA")]
    [InlineData("", "FINGERTMP")]
    public void What_is_no_good_template_is_none(string line, string table) => Assert.Null(TemplateLine.Read(Encoding.ASCII.GetBytes(line), table));

    [Theory]
    [InlineData("FP 3 0 0", null, "DATA UPDATE FINGERTMP PIN=7\tFID=6\tSize=4\tValid=3\tTMP=AAAA")]
    [InlineData("FP 1 0 0", Dialect.First, "DATA FP PIN=7\tFID=6\tSize=4\tValid=1\tTMP=AAAA")]
    [InlineData("FP 1 0 0", Dialect.Access, "DATA UPDATE templatev10 Pin=7\tFingerID=6\tValid=1\tTemplate=AAAA")]
    [InlineData("BIODATA 1 1 2", null, "DATA UPDATE BIODATA Pin=7\tNo=6\tIndex=0\tValid=1\tDuress=1\tType=1\tMajorVer=10\tMinorVer=3\tFormat=2\tTmp=AAAA")]
    [InlineData("BIODATA 1 1 2", Dialect.First, null)]
    [InlineData("FACE 1 0 0", Dialect.Access, null)]
    [InlineData("rubbish", null, null)]
    public void It_is_said_again_in_the_form_it_came_in(string fields, string? dialect, string? words) => Assert.Equal(
        words, TemplateWords.Put("7", new TemplateToSend(new TemplatePlace(BiometricKind.Finger, 6, 0), 10, 3, fields, "AAAA", "h", Fits: true), dialect));

    [Theory]
    [InlineData("MultiBioDataSupport=0:1:0:0:0:0:0:0:0:1\nMultiBioVersion=0:13.0:7:0:0:0:0:0:0:40.1", "Finger=13 InfraredFace=0 Voice=0 Iris=0 Retina=0 PalmPrint=0 FingerVein=0 PalmVein=0 Face=40")]
    [InlineData("FingerFunOn=0\n~ZKFPVersion=10", "Finger=0")]
    [InlineData("ZKFPVersion=10\nFaceVersion=7", "Finger=10 InfraredFace=7")]
    [InlineData("DeviceName=WL30", null)]
    public void Options_tell_the_algorithms(string options, string? algorithms) =>
        Assert.Equal(algorithms, DeviceFacts.OfOptions(OptionPairs.Read(Encoding.ASCII.GetBytes(options))).Algorithms?.ToString());

    [Theory]
    [InlineData("Ver 6.60,12,30,1500,192.168.1.20,10,7,15,11", "Finger=10")]
    [InlineData("Ver 6.60,12,30,1500,192.168.1.20,10,7,15,11,110", "Finger=10 InfraredFace=7")]
    [InlineData("Ver 6.60,12,30,1500,192.168.1.20,10,7,15,11,011", "Finger=0 InfraredFace=7")]
    [InlineData("Ver 6.60,12", null)]
    public void Info_tells_them_too(string info, string? algorithms) => Assert.Equal(algorithms, DeviceFacts.OfInfo(info).Algorithms?.ToString());
}
