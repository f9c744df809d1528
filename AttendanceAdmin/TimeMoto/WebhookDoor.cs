using AttendanceAdmin.TimeMoto.Events;

namespace AttendanceAdmin.TimeMoto;

/// <summary>Lets in what is signed with the webhook's secret; the way of signing that matches first is the only one from then on.</summary>
internal sealed partial class WebhookDoor(Webhook webhook, RejectedCalls rejected, TimeProvider time, ILogger<WebhookDoor> logger)
{
    /// <returns>Why the message is not believed; null if it is.</returns>
    public async Task<RejectionReason?> RefuseAsync(HttpContext http, byte[] body)
    {
        var state = await webhook.ReadAsync();
        var header = http.Request.Headers[Signature.Header].ToString();
        var way = state.Secret is null || header.Length == 0
            ? null
            : Signature.Match(state.Secret, body, header, state.PinnedSignature is { } pinned ? [pinned] : webhook.Ways);
        if (way is null)
        {
            var reason = state.Secret is null ? RejectionReason.NoSecret
                : header.Length == 0 ? RejectionReason.NoSignature
                : RejectionReason.WrongSignature;
            await rejected.KeepAsync(http, reason, body);
            return reason;
        }

        if (state.PinnedSignature is null)
        {
            var now = time.GetUtcNow();
            if ((await webhook.PinAsync(way, now)).PinnedAt == now)
            {
                Log.Pinned(logger, way);
            }
        }

        return null;
    }

    /// <summary>After a message was taken.</summary>
    public async Task NoteAsync(Taken taken)
    {
        if (taken.Event == TestMessage.Name)
        {
            await webhook.NoteTestAsync(time.GetUtcNow());
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "TimeMoto signs its messages in the way {Way}; no other is accepted from now on")]
        public static partial void Pinned(ILogger logger, string way);
    }
}
