package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class ProposalsResource {

    private final IdempotentRequests requests;
    private final ProposeEnding propose;
    private final DecideProposal decide;
    private final ShowProposals show;

    ProposalsResource(IdempotentRequests requests, ProposeEnding propose, DecideProposal decide, ShowProposals show) {
        this.requests = requests;
        this.propose = propose;
        this.decide = decide;
        this.show = show;
    }

    @POST
    @Path("/services/{id}/provider-access-cancellation")
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response proposeAccessCancellation(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid EndingGround ground) {
        return propose.ofService(
                        FiledAct.CANCEL_ACCESS, id, requests.of("proposeAccessCancellation", key, id, ground), ground)
                .toResponse();
    }

    @POST
    @Path("/services/{id}/provider-deregistration")
    @FreshFactor
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response proposeServiceDeregistration(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid EndingGround ground) {
        return propose.ofService(
                        FiledAct.DEREGISTER_SERVICE,
                        id,
                        requests.of("proposeServiceDeregistration", key, id, ground),
                        ground)
                .toResponse();
    }

    @POST
    @Path("/subjects/{id}/provider-deregistration")
    @FreshFactor
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response proposeSubjectDeregistration(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid EndingGround ground) {
        return propose.ofSubject(id, requests.of("proposeSubjectDeregistration", key, id, ground), ground)
                .toResponse();
    }

    @GET
    @Path("/provider-proposals")
    public Page<ProposalView> listProviderProposals(
            @QueryParam("state") ProviderProposal.State state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.page(state, cursor, limit);
    }

    @GET
    @Path("/provider-proposals/{id}")
    public RestResponse<ProposalView> showProviderProposal(@PathParam("id") UUID id) {
        var proposal = show.one(id);
        return TaggedResponses.of(DecideProposal.tag(proposal), ProposalView.of(proposal));
    }

    @POST
    @Path("/provider-proposals/{id}/decision")
    @FreshFactor
    @APIResponseSchema(value = ProposalView.class, responseCode = "200")
    public Response decideProviderProposal(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ProposalDecision decision) {
        return decide.handle(
                        id, requests.of("decideProviderProposal", key, id, decision), IfMatch.ofRead(ifMatch), decision)
                .toResponse();
    }
}
