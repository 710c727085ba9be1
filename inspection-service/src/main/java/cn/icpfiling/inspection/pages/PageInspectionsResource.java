package cn.icpfiling.inspection.pages;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
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

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class PageInspectionsResource {

    private final InspectPageNow inspectPageNow;
    private final ReadPageEvidence readPageEvidence;
    private final IdempotentRequests requests;

    PageInspectionsResource(
            InspectPageNow inspectPageNow, ReadPageEvidence readPageEvidence, IdempotentRequests requests) {
        this.inspectPageNow = inspectPageNow;
        this.readPageEvidence = readPageEvidence;
        this.requests = requests;
    }

    @POST
    @Path("/page-inspections")
    @APIResponseSchema(value = PageInspectionView.class, responseCode = "201")
    public Response inspectPage(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid PageInspectionRequest request) {
        return inspectPageNow
                .handle(requests.of("inspectPage", key, request), request.domain())
                .toResponse();
    }

    @GET
    @Path("/page-evidence/{id}")
    public PageEvidenceView showPageEvidence(@PathParam("id") UUID id) {
        return readPageEvidence.one(id);
    }
}
