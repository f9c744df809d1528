using System.Diagnostics;
using System.Text;
using AttendanceAdmin.Iclock;
using AttendanceAdmin.Iclock.Access;
using AttendanceAdmin.Iclock.Commands;
using AttendanceAdmin.Iclock.Tables;
using AttendanceAdmin.Iclock.Transport;
using AttendanceAdmin.Tests.Fixtures;

namespace AttendanceAdmin.Tests.Iclock;

/// <summary>Bytes that no terminal ever sent, by the ten-thousand: nothing throws, nothing takes long.</summary>
public sealed class ParserFuzzTests
{
    private const int Rounds = 30_000;
    [Fact]
    public void No_parser_ever_throws()
    {
        var seeds = VectorTests.All().Values.Where(v => v.TryGetProperty("request", out _))
            .Select(v => Encoding.Latin1.GetBytes(VectorTests.Wire(v.GetProperty("request")))).ToArray();
        var mutation = new Mutation(seed: 20261121);
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = mutation.Of(seeds[round % seeds.Length]);
            var fault = Record.Exception(() => ReadEverything(bytes));
            Assert.True(fault is null, $"{fault}\n{Convert.ToBase64String(bytes)}");
        }

        Assert.True(clock.Elapsed < Patience.Limit, $"{clock.Elapsed}");
    }

    private static void ReadEverything(byte[] bytes)
    {
        if (RequestHead.TryRead(bytes, out var head))
        {
            HeadRepair.Write(bytes.AsSpan(0, head.Length), head.Body);
        }

        Confirmation.Read(bytes);
        OptionPairs.Read(bytes);
        PhotoBody.Read(bytes);
        UntitledBody.Of(bytes);
        FieldMask.Shown(bytes);
        var text = Encoding.Latin1.GetString(bytes);
        IclockPath.Parse(text);
        IclockPath.IsDevice(text);
        var query = new IclockQuery(text);
        query.Masked();
        UploadKind.Of(query);
        DeviceFacts.OfInfo(text);
        UploadStamps.Parse(text);
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
        {
            ReadLine(bytes.AsSpan()[range]);
        }
    }

    private static void ReadLine(ReadOnlySpan<byte> line)
    {
        AttlogLine.Read(line, TimeZoneInfo.Utc);
        AccessEventLine.Read(line, TimeZoneInfo.Utc);
        OperationLine.TryRead(line, TimeZoneInfo.Utc, out _);
        FieldMask.OfBiometrics().Apply(line);
    }
}
