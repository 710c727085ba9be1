package cn.icpfiling.filing.facts;

import cn.icpfiling.filing.dossier.OrderDossiers;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class VerificationFactsResource {

    private final OrderDossiers dossiers;

    VerificationFactsResource(OrderDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GET
    @Path("/{id}/verification-facts")
    public VerificationFacts showVerificationFacts(@PathParam("id") UUID id) {
        return VerificationFacts.of(dossiers.ofVerified(id));
    }
}
