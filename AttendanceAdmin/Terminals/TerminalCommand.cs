using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Terminals;

public enum CommandState
{
    Queued,
    Sent,
    Done,
    Failed,
    Expired,
    Cancelled,
}

/// <summary>What a terminal can be asked; each wire has its own words for it.</summary>
public enum CommandKind
{
    /// <summary>Upload every punch again, from the first.</summary>
    SendEverythingAgain,

    /// <summary>Upload the punches of a period (<see cref="TerminalCommand.From"/>, <see cref="TerminalCommand.To"/>).</summary>
    QueryPunches,

    /// <summary>Read the settings again and upload what is new.</summary>
    Check,
    Restart,
    SetClock,

    /// <summary>Report counts, capacities and versions.</summary>
    ReportInfo,

    /// <summary>Learn or correct a person's record (<see cref="TerminalCommand.Pin"/>).</summary>
    PutPerson,

    /// <summary>Forget a person with all that belongs to it.</summary>
    RemovePerson,

    /// <summary>Upload the records of all people it holds.</summary>
    QueryPeople,

    /// <summary>Learn or replace a person's photo.</summary>
    PutPhoto,

    RemovePhoto,

    /// <summary>Upload the punches that no server has taken yet, by the terminal's own mark.</summary>
    QueryNewPunches,

    /// <summary>Let a person pass again, or no more, without forgetting anything (<see cref="Details"/>).</summary>
    EnablePerson,
    DisablePerson,

    /// <summary>Tell what is held of one person.</summary>
    QueryPerson,

    /// <summary>Learn or forget one means of recognising a person.</summary>
    PutCredential,
    RemoveCredential,

    /// <summary>Learn the names of all people again.</summary>
    SendNames,
    ReadClock,
    SetSettings,
    OpenDoor,
    ReadLock,
    SetLock,
    ReadHolidays,
    SetHolidays,
    ReadQuestionnaire,
    SetQuestionnaire,

    /// <summary>Forget all punches, once all of them are stored here.</summary>
    ErasePunches,

    /// <summary>Forget everybody, with fingers and faces.</summary>
    ErasePeople,

    /// <summary>Make its administrators users like others.</summary>
    EraseAdministrators,

    /// <summary>Learn the weeks of work, and who has which.</summary>
    SendSchedules,

    /// <summary>Learn one biometric template of a person (<see cref="TerminalCommand.Part"/>) that another terminal knows.</summary>
    PutTemplate,

    /// <summary>Let a person pass the doors of an access device.</summary>
    PutAccess,

    /// <summary>Forget everybody and all punches, once these are stored here; the settings stay.</summary>
    EraseEverything,

    /// <summary>Take no punches for a while, as somebody works on it, and take them again.</summary>
    DisableTerminal,
    EnableTerminal,
}

/// <summary>Why a command failed, in words that need no manual; the wire's own number stands beside it.</summary>
public enum CommandFailure
{
    None,
    Unsupported,
    BadParameter,
    NoData,
    UnknownPerson,
    BadPhoto,
    BadTemplate,
    CapacityReached,
    Busy,
    Timeout,
    StorageFault,
    NotAuthorised,
    Other,

    /// <summary>Found by us before it was sent: no upright JPEG, or too many bytes.</summary>
    PhotoFormat,
    PhotoTooLarge,

    /// <summary>What the terminal made of the picture.</summary>
    NoFace,
    FaceHidden,
    FaceBlurred,
    FaceTurned,
    SeveralFaces,
    FaceTooLarge,
    FaceTooSmall,

    /// <summary>Part of the face lies outside.</summary>
    FaceCut,

    /// <summary>Enrolled there already, for the same person or another.</summary>
    FaceKnownAlready,
    PhotoTooPoor,
    PhotoDimensions,

    /// <summary>Found by us before it was sent.</summary>
    PhotoTooSmall,

    /// <summary>The country of the site does not let people be recognised by their bodies.</summary>
    BiometricsForbidden,

    /// <summary>Not all punches could be fetched, so that none were erased.</summary>
    PunchesNotSecured,

    /// <summary>Read back, it was not what had been sent.</summary>
    NotKept,

    /// <summary>The template was made by another version of the algorithm than the terminal's.</summary>
    OtherAlgorithm,
}

/// <summary>One wish to a terminal and what became of it.</summary>
public sealed class TerminalCommand
{
    public long Id { get; init; }

    public required int TerminalId { get; init; }

    /// <summary>Of a command about a person decided once more when it is handed out: see <see cref="Pin"/>.</summary>
    public required CommandKind Kind { get; set; }

    /// <summary>
    /// Whom it is about; null for what concerns the terminal itself. Such a command says "make right what you know of this PIN": what is right
    /// is looked up when it is handed out, so that a second change before that changes nothing in the queue.
    /// </summary>
    public string? Pin { get; init; }

    /// <summary>See <see cref="TerminalPerson.Part"/>.</summary>
    public int Part { get; init; }

    /// <summary>Whose PIN it was when it was asked for.</summary>
    public int? EmployeeId { get; init; }

    /// <summary>Of what was handed out: tells later whether the terminal knows the present state.</summary>
    public string? ContentHash { get; set; }

    /// <summary>Wall time of the terminal.</summary>
    public DateTime? From { get; init; }

    /// <summary>Wall time of the terminal.</summary>
    public DateTime? To { get; init; }

    /// <summary>What it says beyond its kind, as JSON: see <see cref="Terminals.Details.CommandDetails"/>.</summary>
    public string? Details { get; set; }

    public CommandState State { get; set; } = CommandState.Queued;

    public required DateTimeOffset CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The terminal's own return code.</summary>
    public int? ResultCode { get; set; }

    public CommandFailure Failure { get; set; }

    /// <summary>What the terminal said beyond the code, shortened.</summary>
    public string? ResultText { get; set; }

    /// <summary>What the terminal answered to a question, as JSON in the words of its wire.</summary>
    public string? Answer { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<TerminalCommand>
    {
        public void Configure(EntityTypeBuilder<TerminalCommand> builder)
        {
            builder.ToTable("terminal_commands");
            builder.Property(c => c.Pin).HasMaxLength(TerminalPerson.MaxPin);
            builder.Property(c => c.ContentHash).HasMaxLength(TerminalPerson.HashLength);
            // A poll takes the first of a state, in the order of their ids.
            builder.HasIndex(c => new { c.TerminalId, c.State, c.Id });
            builder.HasIndex(c => new { c.TerminalId, c.Pin });
            builder.HasOne<Terminal>().WithMany().HasForeignKey(c => c.TerminalId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
