namespace AttendanceAdmin.Identity;

/// <summary>What is written down of people's acts. A new one needs its words in <see cref="IdentityTexts"/>: the key <c>Audit</c> and its name.</summary>
internal enum AuditAction
{
    SignedIn,
    SignInFailed,
    SignInLockedOut,
    SignedOut,
    FirstAdministratorCreated,
    UserCreated,
    UserChanged,
    UserDisabled,
    UserEnabled,
    UserUnlocked,
    PasswordReset,
    ApiKeyCreated,
    ApiKeyRevoked,
    ApiKeyRestored,
    SettingsChanged,
    TerminalApproved,
    TerminalBlocked,
    TerminalChanged,
    TerminalCommandQueued,
    TerminalCommandCancelled,
    TerminalSynchronised,
    PunchRecorded,
    PunchIgnored,
    PunchRestored,
    QuarantineResolved,
    PinAssigned,
    PinAssignmentUndone,
    PunchesExported,
    PhotoAdded,
    PhotoChosen,
    PhotoRemoved,
    PhotoRestored,
    PhotosImported,
    PhotosImportUndone,

    /// <summary>Not a person's act: somebody did something at a terminal that could hide punches.</summary>
    TerminalEvent,
}
