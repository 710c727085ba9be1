package cn.icpfiling.account.partners;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.json.PlainText;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/partners")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class PartnersResource {

    private final ListPartners listPartners;
    private final AddPartner addPartner;
    private final ShowPartner showPartner;
    private final SuspendPartner suspendPartner;
    private final ResumePartner resumePartner;
    private final IdempotentRequests requests;

    PartnersResource(
            ListPartners listPartners,
            AddPartner addPartner,
            ShowPartner showPartner,
            SuspendPartner suspendPartner,
            ResumePartner resumePartner,
            IdempotentRequests requests) {
        this.listPartners = listPartners;
        this.addPartner = addPartner;
        this.showPartner = showPartner;
        this.suspendPartner = suspendPartner;
        this.resumePartner = resumePartner;
        this.requests = requests;
    }

    record NewPartner(@NotBlank @Size(max = 100) @PlainText String name) {}

    @GET
    public Page<PartnerView> listPartners(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listPartners.handle(cursor, limit);
    }

    @POST
    @FreshFactor
    @APIResponseSchema(value = PartnerView.class, responseCode = "201")
    public Response addPartner(@HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid NewPartner wanted) {
        return addPartner
                .handle(requests.of("addPartner", key, wanted), wanted.name().strip())
                .toResponse();
    }

    @GET
    @Path("/{id}")
    public RestResponse<PartnerView> showPartner(@PathParam("id") UUID id) {
        var shown = showPartner.handle(id);
        return TaggedResponses.of(shown.tag(), shown.partner());
    }

    @POST
    @Path("/{id}/suspension")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    @APIResponseSchema(value = PartnerView.class, responseCode = "200")
    public Response suspendPartner(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return suspendPartner
                .handle(id, requests.of("suspendPartner", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/resumption")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    @APIResponseSchema(value = PartnerView.class, responseCode = "200")
    public Response resumePartner(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return resumePartner
                .handle(id, requests.of("resumePartner", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }
}
