package cn.icpfiling.verification.evidence;

import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/evidence")
@RolesAllowed({Roles.REVIEWER, Roles.INSPECTOR})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class EvidenceResource {

    private final ListEvidence list;
    private final RevealEvidence reveal;

    EvidenceResource(ListEvidence list, RevealEvidence reveal) {
        this.list = list;
        this.reveal = reveal;
    }

    @GET
    @Operation(operationId = "listEvidence")
    public Page<KeptEvidenceView> list(
            @QueryParam("of") @NotNull UUID of,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return list.page(of, cursor, limit);
    }

    @POST
    @Path("/{id}/reveals")
    @Operation(operationId = "revealEvidence")
    @FreshFactor
    @APIResponseSchema(value = RevealedEvidence.class, responseCode = "200")
    public RestResponse<RevealedEvidence> reveal(
            @PathParam("id") UUID id, @NotNull @Valid EvidenceRevealRequest request) {
        return RestResponse.ResponseBuilder.ok(reveal.handle(id, request.reason()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
