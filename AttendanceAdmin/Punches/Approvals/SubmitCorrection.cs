using AttendanceAdmin.Site;

namespace AttendanceAdmin.Punches.Approvals;

/// <summary>
/// The way by which people in the pages correct punches: done at once, or, where the site wants two pairs of eyes, proposed until another person
/// approves. Programs with an API key are asked for none: whoever made the key decided.
/// </summary>
internal sealed class SubmitCorrection(ApplyCorrection apply, ProposeCorrection propose, SiteClock site)
{
    public Task<Corrected> RunAsync(Correction wanted, CancellationToken cancellationToken) =>
        site.Settings.TwoEyes ? propose.RunAsync(wanted, cancellationToken) : apply.RunAsync(wanted, cancellationToken);
}
