using System.Globalization;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Punches.Approvals;

/// <summary>What a proposed correction does, in words.</summary>
internal static class ProposalWords
{
    /// <summary><c>Ajouter : sortie, 02/03/2026 17:00</c></summary>
    public static string Of(WaitingProposal proposal, IStringLocalizer<PunchesTexts> texts) => texts[
        "Proposal" + proposal.Kind, texts["Direction" + proposal.Direction], proposal.LocalTime.ToString("g", CultureInfo.CurrentCulture)];
}
