using System.Net;
using System.Text.RegularExpressions;
using AttendanceAdmin.Connections.Calling;
using AttendanceAdmin.Connections.Kinds;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AttendanceAdmin.Connections;

/// <summary>Each fault says what is wrong and what to write instead, in the language of the request.</summary>
internal sealed partial class ConnectionValidator : AbstractValidator<ConnectionInput>
{
    private const int MinutesOfWeek = 7 * 24 * 60;
    private static readonly string[] OurOwnHeaders = ["host", "content-length", "content-type", "transfer-encoding", "connection", "upgrade", "expect"];

    public ConnectionValidator(IStringLocalizer<ConnectionsTexts> texts, AddressRules addresses, ForeignSystems systems)
    {
        RuleFor(c => c.Name).Must(n => n?.Trim() is { Length: > 0 and <= 100 }).WithMessage(_ => texts["NameBad"]);
        RuleFor(c => c.Kind).IsInEnum().WithMessage(_ => texts["KindBad"]);
        RuleFor(c => c.AuthType).IsInEnum().WithMessage(_ => texts["AuthBad"]);
        RuleFor(c => c.BaseUrl).Must(BeAddress).WithMessage(_ => texts["AddressBad"])
            .Must(url => MayGoTo(url, addresses)).WithMessage(_ => texts["TroubleForbiddenAddress"]);
        RuleFor(c => c.UsersEndpoint).Must(BeEndpoint).WithMessage(_ => texts["EndpointBad"]);
        RuleFor(c => c.AttendanceEndpoint).Must(BeEndpoint).WithMessage(_ => texts["EndpointBad"]);
        RuleFor(c => c.AuthHeaderName).Must(n => string.IsNullOrWhiteSpace(n) || IsHeader(n)).WithMessage(_ => texts["HeaderBad"]);
        RuleFor(c => c.AuthToken).Must(BeHeaderValue).WithMessage(_ => texts["TokenBad"]);
        RuleFor(c => c.AuthUser).Must(BeHeaderValue).WithMessage(_ => texts["TokenBad"]);
        RuleFor(c => c.SigningSecret).Must(BeSigningSecret).WithMessage(_ => texts["SigningBad"]);
        RuleFor(c => c.ExtraHeaders).Must(h => h is null || (h.Count <= 20 && h.All(p => IsHeader(p.Key) && BeHeaderValue(p.Value))))
            .WithMessage(_ => texts["HeaderBad"]);
        RuleFor(c => c.IntervalMinutes).InclusiveBetween(1, MinutesOfWeek).WithMessage(_ => texts["NumberBad", 1, MinutesOfWeek]);
        RuleFor(c => c.TimeoutSeconds).InclusiveBetween(1, 300).WithMessage(_ => texts["NumberBad", 1, 300]);
        RuleFor(c => c.Tries).InclusiveBetween(1, 50).WithMessage(_ => texts["NumberBad", 1, 50]);
        RuleFor(c => c.BatchSize).InclusiveBetween(1, 1000).WithMessage(_ => texts["NumberBad", 1, 1000]);
        RuleFor(c => c.Parallel).InclusiveBetween(1, 32).WithMessage(_ => texts["NumberBad", 1, 32]);
        RuleFor(c => c.Terminals).Must(all => all is null || all.TrueForAll(t => t.TerminalId is null != t.GroupId is null)).WithMessage(_ => texts["ServedBad"]);
        RuleFor(c => c).Custom((input, context) =>
        {
            if (Enum.IsDefined(input.Kind) && systems.Of(input.Kind).FaultIn(input.Settings) is { } member)
            {
                context.AddFailure(nameof(ConnectionInput.Settings) + "." + member, texts["SettingBad", member]);
            }
        });
    }

    private static bool BeAddress(string? url) =>
        Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address is { UserInfo: "", Fragment: "", Query: "", Host.Length: > 0 } && url!.Length <= 500;

    /// <summary>Names are judged when they are connected to.</summary>
    private static bool MayGoTo(string? url, AddressRules addresses) =>
        !BeAddress(url) || !IPAddress.TryParse(new Uri(url!.Trim()).Host.Trim('[', ']'), out var ip) || addresses.Allows(ip);

    private static bool BeEndpoint(string? path) =>
        string.IsNullOrWhiteSpace(path) || (path.Length <= 500 && !path.Contains("://", StringComparison.Ordinal) && !path.StartsWith("//", StringComparison.Ordinal)
            && Uri.IsWellFormedUriString(path.Trim(), UriKind.Relative));

    private static bool IsHeader(string name) => HeaderName().IsMatch(name) && !OurOwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool BeHeaderValue(string? value) => value is null || (value.Length <= 4000 && !value.Any(char.IsControl));

    /// <summary><c>whsec_</c> and 24 to 64 bytes in base64.</summary>
    private static bool BeSigningSecret(string? secret)
    {
        var bytes = new byte[64];
        return string.IsNullOrEmpty(secret) || (secret.StartsWith("whsec_", StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret["whsec_".Length..], bytes, out var length) && length >= 24);
    }

    [GeneratedRegex("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeaderName();
}
