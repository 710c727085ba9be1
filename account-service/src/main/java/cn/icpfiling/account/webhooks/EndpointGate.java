package cn.icpfiling.account.webhooks;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** What each write that names a URL passes before its transaction. */
@RequestScoped
class EndpointGate {

    private final OwnedEndpoints owned;
    private final WebhookLimits limits;
    private final WebhookUrls urls;

    EndpointGate(OwnedEndpoints owned, WebhookLimits limits, WebhookUrls urls) {
        this.owned = owned;
        this.limits = limits;
        this.urls = urls;
    }

    UUID owner() {
        return owned.owner();
    }

    /** Locks the owner's event log, and with it the number of the owner's endpoints, until the caller's transaction ends. */
    void lockLog() {
        owned.lockLog();
    }

    /** 403 SCOPE_MISSING for a partner's client that does not read the event log. */
    void requireScopeOfLog() {
        owned.requireScopeOfLog();
    }

    /** Counts first, because each check asks a resolver. */
    void requireUrl(String url) {
        limits.count(owner(), WebhookLimits.Act.URL);
        urls.require(url);
    }
}
