package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.typecheck.StatusInquiryView;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/filing-type-checks/{id}/status-inquiry")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class StatusInquiryRequestsResource {

    private final IdempotentRequests requests;
    private final RequestStatusInquiry requestInquiry;

    StatusInquiryRequestsResource(IdempotentRequests requests, RequestStatusInquiry requestInquiry) {
        this.requests = requests;
        this.requestInquiry = requestInquiry;
    }

    @POST
    @APIResponseSchema(value = StatusInquiryView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.EDIT, ofAllServices = true)
    public Response requestStatusInquiry(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return requestInquiry
                .handle(id, requests.of("requestStatusInquiry", key, id))
                .toResponse();
    }
}
