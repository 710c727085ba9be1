package cn.icpfiling.filing.review;

import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.filing.web.Answers;
import cn.icpfiling.filing.web.Attempts;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IdempotencyKey;
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

    private final Attempts attempts;
    private final DecideOrder decideOrder;
    private final SettleRules settleRules;
    private final JudgePapers judgePapers;
    private final AskVerification askVerification;
    private final ConfirmDecision confirmDecision;
    private final ProposeGrant proposeGrant;

    ReviewResource(
            Attempts attempts,
            DecideOrder decideOrder,
            SettleRules settleRules,
            JudgePapers judgePapers,
            AskVerification askVerification,
            ConfirmDecision confirmDecision,
            ProposeGrant proposeGrant) {
        this.attempts = attempts;
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
        return Answers.of(settleRules.handle(
                id, attempts.of("settleRules", key, id, settlement), IfMatch.of(ifMatch), settlement.proposals()));
    }

    @POST
    @Path("/{id}/domain-papers-decision")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response judgeDomainPapers(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid PapersDecision decision) {
        return Answers.of(judgePapers.handle(
                id, attempts.of("judgeDomainPapers", key, id, decision), IfMatch.of(ifMatch), decision));
    }

    @POST
    @Path("/{id}/verification-requests")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response askVerification(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return Answers.of(askVerification.handle(id, attempts.of("askVerification", key, id), IfMatch.of(ifMatch)));
    }

    @POST
    @Path("/{id}/second-decision")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response confirmDecision(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid SecondDecision decision) {
        return Answers.of(confirmDecision.handle(
                id, attempts.of("confirmDecision", key, id, decision), IfMatch.of(ifMatch), decision));
    }

    @POST
    @Path("/{id}/grant-proposal")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response proposeGrant(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid GrantProposal proposal) {
        return Answers.of(
                proposeGrant.handle(id, attempts.of("proposeGrant", key, id, proposal), IfMatch.of(ifMatch), proposal));
    }

    @POST
    @Path("/{id}/provider-decision")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response decideOrder(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ProviderDecision decision) {
        return Answers.of(
                decideOrder.handle(id, attempts.of("decideOrder", key, id, decision), IfMatch.of(ifMatch), decision));
    }
}
