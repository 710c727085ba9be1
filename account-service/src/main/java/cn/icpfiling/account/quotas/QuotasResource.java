package cn.icpfiling.account.quotas;

import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/partners/{id}/quotas")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class QuotasResource {

    private final PartnerAccess access;
    private final QuotasOfPartner quotas;
    private final SetQuota setQuota;
    private final IdempotentRequests requests;

    QuotasResource(PartnerAccess access, QuotasOfPartner quotas, SetQuota setQuota, IdempotentRequests requests) {
        this.access = access;
        this.quotas = quotas;
        this.setQuota = setQuota;
        this.requests = requests;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.PARTNER})
    @Scope(Scopes.CLIENTS_WRITE)
    public PartnerQuotas listQuotas(@PathParam("id") UUID partner) {
        access.requireKnown(partner);
        return quotas.of(partner);
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @FreshFactor
    @APIResponseSchema(value = QuotaChangeView.class, responseCode = "201")
    public Response setQuota(
            @PathParam("id") UUID partner,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid NewQuota wanted) {
        return setQuota.handle(partner, requests.of("setQuota", key, partner, wanted), wanted)
                .toResponse();
    }
}
