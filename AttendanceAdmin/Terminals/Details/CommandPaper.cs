using System.Security.Cryptography;
using FluentValidation.Results;
using Microsoft.AspNetCore.DataProtection;

namespace AttendanceAdmin.Terminals.Details;

/// <summary>Checks what a command says beyond its kind, and writes it down; what is secret is encrypted, for a terminal may call only tomorrow.</summary>
internal sealed class CommandPaper(WishValidator validator, IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("AttendanceAdmin.CommandSecret.v1");

    public ValidationResult Check(CommandWish wish) => validator.Validate(wish);

    /// <summary>Only what counts for that kind: the same wish is the same text.</summary>
    public string? Write(CommandWish wish)
    {
        var details = wish.Details;
        return new CommandDetails
        {
            Pin = wish.IsAboutPerson ? details.Pin : null,
            Door = wish.Kind == CommandKind.OpenDoor ? details.Door : null,
            Credential = wish.IsAboutCredential ? details.Credential : null,
            Number = wish.IsAboutCredential ? details.Number : null,
            Value = wish.Kind == CommandKind.PutCredential && details.Value is { } secret ? protector.Protect(secret) : null,
            Settings = wish.Kind == CommandKind.SetSettings ? details.Settings : null,
            Lock = wish.Kind == CommandKind.SetLock ? details.Lock : null,
            Holidays = wish.Kind == CommandKind.SetHolidays ? details.Holidays : null,
            Plan = wish.Kind == CommandKind.SendSchedules ? details.Plan : null,
            Questionnaire = wish.Kind == CommandKind.SetQuestionnaire ? details.Questionnaire : null,
        }.Write();
    }

    /// <summary>For the wire, when it goes out; without its secret if the keys to it are lost.</summary>
    public CommandDetails Open(TerminalCommand command)
    {
        var details = CommandDetails.Read(command.Details);
        return details.Value is { } hidden ? details with { Value = Reveal(hidden) } : details;
    }

    private string? Reveal(string hidden)
    {
        try
        {
            return protector.Unprotect(hidden);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
