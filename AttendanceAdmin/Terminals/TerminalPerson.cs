using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttendanceAdmin.Terminals;

/// <summary>What of a person a terminal can know; each is sent, confirmed and refused by itself.</summary>
internal enum PersonItem
{
    /// <summary>PIN, name, card and the like.</summary>
    Record,
    Photo,

    /// <summary>A finger, a face …: as many rows as the person has, told apart by <see cref="TerminalPerson.Part"/>.</summary>
    Template,

    /// <summary>The right to pass the doors of an access device, which it knows apart from the person.</summary>
    Access,
}

internal enum PersonState
{
    /// <summary>A command about it is queued or sent.</summary>
    Waiting,

    /// <summary>As confirmed by the terminal, or as the terminal itself said.</summary>
    Known,

    /// <summary>The last command about it failed, expired or was cancelled.</summary>
    Failed,
}

/// <summary>
/// One thing that a terminal should know, or is known to know, of the person with a PIN. A row that is wanted and not known is missing there;
/// one that is not wanted is too much.
/// </summary>
internal sealed class TerminalPerson
{
    public const int MaxPin = 32;
    public const int HashLength = 32;

    public required int TerminalId { get; init; }

    public required string Pin { get; init; }

    public required PersonItem Item { get; init; }

    /// <summary>Which of several (see <see cref="TemplatePlace.Part"/>); 0 where there is but one.</summary>
    public int Part { get; init; }

    /// <summary>Whose PIN it is; null if nobody's.</summary>
    public int? EmployeeId { get; set; }

    /// <summary>
    /// Of a record: whose PIN it was before, as long as the terminal may still hold that person, with fingers, face and photo, under it. Nobody new is
    /// sent there before the terminal was told to forget.
    /// </summary>
    public int? FormerId { get; set; }

    /// <summary>Whether the terminal should know it.</summary>
    public bool Wanted { get; set; }

    public PersonState State { get; set; }

    /// <summary>Of the content that the terminal confirmed.</summary>
    public string? Hash { get; set; }

    /// <summary>Of the content that was handed out last; null if nothing ever was, <see cref="TryAgain.Mark"/> if the next comparison is to try again.</summary>
    public string? TriedHash { get; set; }

    public DateTimeOffset? KnownAt { get; set; }

    /// <summary>When the terminal itself last said that it holds it.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public string? SeenName { get; set; }

    /// <summary>What else the terminal holds in the record (privilege, group, times …), in the words of its wire; kept so that sending a name does not reset it.</summary>
    public string? SeenFields { get; set; }

    public long? CommandId { get; set; }

    /// <summary>The last command about it.</summary>
    public TerminalCommand? Command { get; set; }

    /// <summary>Is never taken away alone, only with the person.</summary>
    public bool GoesWithPerson => Item is PersonItem.Template or PersonItem.Access || (Item == PersonItem.Photo && SeenAt is not null && TriedHash is null);

    /// <summary>Whether the terminal may hold something of it.</summary>
    public bool WasTold => TriedHash is not null || Hash is not null || SeenAt is not null || FormerId is not null;

    /// <summary>Taken at the terminal itself, which has nothing to learn of it.</summary>
    public bool IsEnrolledThere => Item == PersonItem.Template && SeenAt is not null;

    /// <summary>Somebody who left and whom the terminal has not forgotten yet: nothing of them is kept, nor given to whoever has the PIN next.</summary>
    public bool IsOfSomebodyGone(Func<int, bool> worksHere) => FormerId is not null || (EmployeeId is { } owner && !worksHere(owner));

    /// <summary>Whether the terminal may hold somebody else under this PIN.</summary>
    public bool WasOfAnother(int employeeId) => EmployeeId is { } owner && owner != employeeId && WasTold;

    /// <summary>The PIN is somebody else's now, of whom the terminal knows nothing yet.</summary>
    public void PassTo(int employeeId)
    {
        FormerId = Item == PersonItem.Record ? FormerId ?? EmployeeId : null;
        (EmployeeId, State) = (employeeId, PersonState.Waiting);
        (Hash, TriedHash, KnownAt) = (null, null, null);
        (SeenAt, SeenName, SeenFields) = (null, null, null);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<TerminalPerson>
    {
        public void Configure(EntityTypeBuilder<TerminalPerson> builder)
        {
            builder.ToTable("terminal_people");
            builder.HasKey(p => new { p.TerminalId, p.Pin, p.Item, p.Part });
            builder.Ignore(p => p.WasTold);
            builder.Ignore(p => p.GoesWithPerson);
            builder.Ignore(p => p.IsEnrolledThere);
            builder.Property(p => p.Pin).HasMaxLength(MaxPin);
            builder.Property(p => p.Hash).HasMaxLength(HashLength);
            builder.Property(p => p.TriedHash).HasMaxLength(HashLength);
            builder.Property(p => p.SeenName).HasMaxLength(100);
            builder.Property(p => p.SeenFields).HasMaxLength(500);
            // The queue notes what became of a command while people are changed: whoever comes second looks again.
            builder.Property(p => p.Wanted).IsConcurrencyToken();
            builder.Property(p => p.CommandId).IsConcurrencyToken();
            builder.HasIndex(p => p.EmployeeId);
            builder.HasIndex(p => new { p.TerminalId, p.State, p.Pin });
            builder.HasOne(p => p.Command).WithMany().HasForeignKey(p => p.CommandId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<Terminal>().WithMany().HasForeignKey(p => p.TerminalId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
