package cn.icpfiling.account.cases;

import cn.icpfiling.account.http.RequestLanguage;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/own-cases")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class OwnCasesResource {

    private final CurrentActor actor;
    private final CaseActing acting;
    private final OwnCases own;
    private final HandInCase handIn;
    private final WithdrawCase withdraw;
    private final StopCase stop;
    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;

    OwnCasesResource(
            CurrentActor actor,
            CaseActing acting,
            OwnCases own,
            HandInCase handIn,
            WithdrawCase withdraw,
            StopCase stop,
            IdempotencyService idempotency,
            IdempotentRequests requests) {
        this.actor = actor;
        this.acting = acting;
        this.own = own;
        this.handIn = handIn;
        this.withdraw = withdraw;
        this.stop = stop;
        this.idempotency = idempotency;
        this.requests = requests;
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_READ)
    public Page<OwnCaseView> listOwnCases(
            @QueryParam("against") @DefaultValue("false") boolean against,
            @QueryParam(CaseActing.ON_BEHALF_OF) UUID onBehalfOf,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit,
            @Context HttpHeaders headers) {
        return own.page(acting.listed(onBehalfOf), against, cursor, limit, RequestLanguage.of(headers));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_READ)
    public OwnCaseView showOwnCase(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return own.show(id, acting.of(id), RequestLanguage.of(headers));
    }

    @POST
    @Path("/{id}/handing-in")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponseSchema(value = OwnCaseView.class, responseCode = "200")
    public Response handInOwnCase(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        var caller = acting.of(id);
        var request = requests.of("handInOwnCase", key, id);
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get().toResponse();
        }
        handIn.freezePapers(id, caller);
        return idempotency
                .perform(request, () -> new Reply(200, null, null, handIn.handOver(id, caller)))
                .toResponse();
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponseSchema(value = OwnCaseView.class, responseCode = "200")
    public Response withdrawOwnCase(
            @PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key, @Context HttpHeaders headers) {
        var language = RequestLanguage.of(headers);
        var caller = acting.of(id);
        return idempotency
                .perform(
                        requests.of("withdrawOwnCase", key, id),
                        () -> new Reply(200, null, null, withdraw.byHolder(id, caller, language)))
                .toResponse();
    }

    @POST
    @Path("/{id}/stop")
    @RolesAllowed(Roles.APPLICANT)
    @APIResponseSchema(value = OwnCaseView.class, responseCode = "200")
    public Response stopCase(
            @PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key, @Context HttpHeaders headers) {
        var language = RequestLanguage.of(headers);
        var account = actor.account();
        return idempotency
                .perform(
                        requests.of("stopCase", key, id),
                        () -> new Reply(200, null, null, stop.byOwner(id, account, language)))
                .toResponse();
    }
}
