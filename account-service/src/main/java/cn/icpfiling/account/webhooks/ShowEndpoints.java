package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows the caller's endpoints, the oldest first, or one of them. */
@RequestScoped
class ShowEndpoints {

    private final OwnedEndpoints owned;
    private final WebhookEndpointRepository endpoints;
    private final EndpointViews views;
    private final KeysetPages pages;

    ShowEndpoints(OwnedEndpoints owned, WebhookEndpointRepository endpoints, EndpointViews views, KeysetPages pages) {
        this.owned = owned;
        this.endpoints = endpoints;
        this.views = views;
        this.pages = pages;
    }

    @Transactional
    Page<EndpointView> page(String cursor, Integer wish) {
        var owner = owned.owner();
        return pages.pageById(
                        "webhook-endpoints:" + owner,
                        cursor,
                        wish,
                        WebhookEndpoint::id,
                        (after, atMost) -> endpoints.after(owner, after, atMost))
                .map(endpoint -> views.of(endpoint).endpoint());
    }

    @Transactional
    TaggedEndpoint one(UUID id) {
        return views.of(owned.existing(id));
    }
}
