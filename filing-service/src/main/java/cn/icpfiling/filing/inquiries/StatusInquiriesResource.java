package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.core.typecheck.InquiryState;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/status-inquiries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.REVIEWER)
@RunOnVirtualThread
final class StatusInquiriesResource {

    private final IdempotentRequests requests;
    private final StatusInquiryItems items;
    private final RevealInquiry reveal;
    private final AnswerStatusInquiry answer;

    StatusInquiriesResource(
            IdempotentRequests requests, StatusInquiryItems items, RevealInquiry reveal, AnswerStatusInquiry answer) {
        this.requests = requests;
        this.items = items;
        this.reveal = reveal;
        this.answer = answer;
    }

    @GET
    public Page<StatusInquiryItem> listStatusInquiries(
            @QueryParam("state") @DefaultValue("WAITING") InquiryState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return items.page(state, cursor, limit);
    }

    @POST
    @Path("/{id}/reveals")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    @APIResponseSchema(value = RevealedInquiry.class, responseCode = "200")
    public RestResponse<RevealedInquiry> revealStatusInquiry(@PathParam("id") UUID id) {
        return RestResponse.ResponseBuilder.ok(reveal.handle(id))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/answer")
    @APIResponseSchema(value = StatusInquiryItem.class, responseCode = "200")
    public Response answerStatusInquiry(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid InquiryAnswer request) {
        return answer.handle(id, requests.of("answerStatusInquiry", key, id, request), request)
                .toResponse();
    }
}
