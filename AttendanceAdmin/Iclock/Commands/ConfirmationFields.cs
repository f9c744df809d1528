using System.Text;
using AttendanceAdmin.Iclock.Tables;

namespace AttendanceAdmin.Iclock.Commands;

/// <summary>The fields of a confirmation, collected from one line or several; their order is not fixed.</summary>
internal struct ConfirmationFields()
{
    private const int MaxCommand = 64;

    private long? id;
    private int? result;
    private string command = "";

    /// <summary>What follows is no field of it any more, but what the terminal says with it.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Takes a line's fields, or closes.</summary>
    public void Take(ReadOnlySpan<byte> line)
    {
        var any = false;
        while (!IsClosed && !line.IsEmpty)
        {
            IsClosed = !TakeField(AsciiText.Next(ref line, (byte)'&')) && !any;
            any = true;
        }

        IsClosed |= !any;
    }

    public readonly Confirmation? With(ReadOnlyMemory<byte> rest) => id is { } known && result is { } code ? new Confirmation(known, code, command, rest) : null;

    /// <summary>
    /// Whether another confirmation begins at a line: it says an id, first of all or among other fields, or, while the fields of the last one are
    /// still coming, a field that is known already.
    /// </summary>
    public readonly bool EndsBefore(ReadOnlySpan<byte> line)
    {
        var says = new ConfirmationFields();
        says.Take(line);
        return says.id is not null ? id is not null || IsClosed || line.Contains((byte)'&')
            : !IsClosed && ((says.result is not null && result is not null) || (says.command.Length > 0 && command.Length > 0));
    }

    /// <returns>Whether it is a field of confirmations.</returns>
    private bool TakeField(ReadOnlySpan<byte> field)
    {
        var sign = field.IndexOf((byte)'=');
        var key = sign < 0 ? field : AsciiText.TrimSpaces(field[..sign]);
        var value = sign < 0 ? default : field[(sign + 1)..];
        if (AsciiText.EqualsIgnoreCase(key, "ID"u8) && AsciiText.TryNumber(value, out var number) && number >= 0)
        {
            id = number;
        }
        else if (AsciiText.EqualsIgnoreCase(key, "Return"u8) && AsciiText.TryNumber(value, out number) && number is > int.MinValue and <= int.MaxValue)
        {
            result = (int)number;
        }
        else if (AsciiText.EqualsIgnoreCase(key, "CMD"u8))
        {
            command = Encoding.Latin1.GetString(value[..Math.Min(value.Length, MaxCommand)]).Trim();
        }
        else
        {
            return AsciiText.EqualsIgnoreCase(key, "SN"u8);
        }

        return true;
    }
}
