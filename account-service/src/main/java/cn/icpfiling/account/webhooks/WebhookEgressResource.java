package cn.icpfiling.account.webhooks;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("/api/v1/webhook-egress")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class WebhookEgressResource {

    private final WebhookSettings settings;

    WebhookEgressResource(WebhookSettings settings) {
        this.settings = settings;
    }

    record WebhookEgress(List<String> addresses) {}

    @GET
    @Scope(Scopes.WEBHOOKS_READ)
    public WebhookEgress showWebhookEgress() {
        return new WebhookEgress(settings.egressAddresses().orElse(List.of()));
    }
}
