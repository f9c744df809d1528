using System.Net.Sockets;
using System.Security.Authentication;

namespace AttendanceAdmin.Connections.Calling;

/// <summary>What an exception or a status means for a person.</summary>
internal static class Faults
{
    /// <returns>Null if it is no fault of the wire.</returns>
    public static Trouble? TroubleOf(Exception fault) => fault switch
    {
        OperationCanceledException => Trouble.TimedOut,
        HttpRequestException { InnerException: ForbiddenAddressException } => Trouble.ForbiddenAddress,
        HttpRequestException { InnerException: AuthenticationException } => Trouble.Certificate,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Trouble.Certificate,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Trouble.UnknownHost,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => Trouble.UnknownHost,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Trouble.Unreachable,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TimedOut } } => Trouble.Unreachable,
        HttpRequestException or HttpIOException or IOException => Trouble.Cut,
        UriFormatException or InvalidOperationException => Trouble.Configuration,
        _ => null,
    };

    public static Trouble TroubleOf(int status, bool saysWhen) => status switch
    {
        429 => Trouble.Busy,
        503 when saysWhen => Trouble.Busy,
        401 or 403 or 407 => Trouble.Unauthorised,
        404 or 405 or 410 => Trouble.WrongPath,
        408 => Trouble.TimedOut,
        >= 500 => Trouble.SystemFault,
        >= 400 => Trouble.Refused,
        >= 300 => Trouble.Redirected,
        _ => Trouble.None,
    };

    public static string Detail(Exception fault) =>
        (fault.InnerException?.InnerException ?? fault.InnerException ?? fault).Message.ReplaceLineEndings(" ");
}
