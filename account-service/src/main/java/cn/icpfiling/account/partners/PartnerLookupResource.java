package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.PartnerStatus;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/partners/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class PartnerLookupResource {

    private final ShowPartner showPartner;

    PartnerLookupResource(ShowPartner showPartner) {
        this.showPartner = showPartner;
    }

    /** What other services, and by them other partners, learn of a partner. */
    record PartnerName(UUID partnerId, String name, PartnerStatus status) {}

    @GET
    @RolesAllowed(Roles.SERVICE)
    public PartnerName getPartner(@PathParam("id") UUID id) {
        var partner = showPartner.handle(id).partner();
        return new PartnerName(partner.partnerId(), partner.name(), partner.status());
    }
}
