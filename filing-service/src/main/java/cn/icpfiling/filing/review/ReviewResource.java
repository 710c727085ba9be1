package cn.icpfiling.filing.review;

import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.REVIEWER)
@RunOnVirtualThread
final class ReviewResource {

    private final IdempotentRequests requests;
    private final DecideOrder decideOrder;
    private final SettleRules settleRules;
    private final JudgePapers judgePapers;
    private final AskVerification askVerification;
    private final ConfirmDecision confirmDecision;
    private final ProposeGrant proposeGrant;

    ReviewResource(
            IdempotentRequests requests,
            DecideOrder decideOrder,
            SettleRules settleRules,
            JudgePapers judgePapers,
            AskVerification askVerification,
            ConfirmDecision confirmDecision,
            ProposeGrant proposeGrant) {
        this.requests = requests;
        this.decideOrder = decideOrder;
        this.settleRules = settleRules;
        this.judgePapers = judgePapers;
        this.askVerification = askVerification;
        this.confirmDecision = confirmDecision;
        this.proposeGrant = proposeGrant;
    }

    @POST
    @Path("/{id}/rule-settlements")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response settleRules(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid RuleSettlement settlement) {
        return settleRules
                .handle(
                        id,
                        requests.of("settleRules", key, id, settlement),
                        IfMatch.of(ifMatch),
                        settlement.proposals())
                .toResponse();
    }

    @POST
    @Path("/{id}/domain-papers-decision")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response judgeDomainPapers(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid PapersDecision decision) {
        return judgePapers
                .handle(id, requests.of("judgeDomainPapers", key, id, decision), IfMatch.of(ifMatch), decision)
                .toResponse();
    }

    @POST
    @Path("/{id}/verification-requests")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response askVerification(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return askVerification
                .handle(id, requests.of("askVerification", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/second-decision")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response confirmDecision(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid SecondDecision decision) {
        return confirmDecision
                .handle(id, requests.of("confirmDecision", key, id, decision), IfMatch.ofRead(ifMatch), decision)
                .toResponse();
    }

    @POST
    @Path("/{id}/grant-proposal")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response proposeGrant(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid GrantProposal proposal) {
        return proposeGrant
                .handle(id, requests.of("proposeGrant", key, id, proposal), IfMatch.of(ifMatch), proposal)
                .toResponse();
    }

    @POST
    @Path("/{id}/provider-decision")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response decideOrder(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ProviderDecision decision) {
        return decideOrder
                .handle(id, requests.of("decideOrder", key, id, decision), IfMatch.of(ifMatch), decision)
                .toResponse();
    }
}
