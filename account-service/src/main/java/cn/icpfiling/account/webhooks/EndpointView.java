package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.DisableReason;
import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.core.WebhookState;
import cn.icpfiling.account.store.WebhookQueueTable.Standing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An endpoint as its owner sees it. The last three fields follow its attempts and do not change the ETag.
 *
 * @param reason only of a disabled endpoint
 * @param secret only in the answers that made it
 * @param formerSecretUntil until when the secret before the last rotation signs; absent if it does not
 * @param failures attempts that failed since the last success
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointView(
        UUID endpointId,
        String url,
        List<String> types,
        String description,
        WebhookState state,
        DisableReason reason,
        Instant createdAt,
        String secret,
        Instant formerSecretUntil,
        int failures,
        Instant failingSince,
        Instant lastSuccessAt) {

    /** @param secret in clear, for one answer; null in all others */
    static EndpointView of(WebhookEndpoint endpoint, Standing standing, String secret, Instant now) {
        return new EndpointView(
                endpoint.id(),
                endpoint.url(),
                endpoint.types().items(),
                endpoint.description(),
                endpoint.state(),
                endpoint.reason(),
                endpoint.createdAt(),
                secret,
                endpoint.signsWithFormer(now) ? endpoint.formerUntil() : null,
                standing.failures(),
                standing.failingSince(),
                standing.lastSuccessAt());
    }

    @Override
    public String toString() {
        return "EndpointView[" + endpointId + "]";
    }
}
