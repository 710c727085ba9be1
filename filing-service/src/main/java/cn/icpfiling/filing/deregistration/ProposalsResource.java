package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.DeregistrationProposal;
import cn.icpfiling.filing.progress.Answers;
import cn.icpfiling.filing.progress.Attempts;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IdempotencyKey;
import cn.icpfiling.platform.web.write.IfMatch;
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

    private final Attempts attempts;
    private final DeregisterByProvider deregister;
    private final ShowProposals show;

    ProposalsResource(Attempts attempts, DeregisterByProvider deregister, ShowProposals show) {
        this.attempts = attempts;
        this.deregister = deregister;
        this.show = show;
    }

    @POST
    @Path("/services/{id}/provider-deregistration")
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response proposeServiceDeregistration(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid DeregistrationGround ground) {
        return Answers.of(deregister.proposeService(
                id, attempts.of("proposeServiceDeregistration", key, id, ground), ground.ground()));
    }

    @POST
    @Path("/subjects/{id}/provider-deregistration")
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response proposeSubjectDeregistration(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid DeregistrationGround ground) {
        return Answers.of(deregister.proposeSubject(
                id, attempts.of("proposeSubjectDeregistration", key, id, ground), ground.ground()));
    }

    @GET
    @Path("/deregistration-proposals")
    public Page<ProposalView> listDeregistrationProposals(
            @QueryParam("state") DeregistrationProposal.State state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.page(state, cursor, limit);
    }

    @GET
    @Path("/deregistration-proposals/{id}")
    public RestResponse<ProposalView> showDeregistrationProposal(@PathParam("id") UUID id) {
        var proposal = show.one(id);
        return Answers.tagged(DeregisterByProvider.tag(proposal), ProposalView.of(proposal));
    }

    @POST
    @Path("/deregistration-proposals/{id}/decision")
    @APIResponseSchema(value = ProposalView.class, responseCode = "200")
    public Response decideDeregistrationProposal(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ProposalDecision decision) {
        return Answers.of(deregister.decide(
                id, attempts.of("decideDeregistrationProposal", key, id, decision), IfMatch.of(ifMatch), decision));
    }
}
