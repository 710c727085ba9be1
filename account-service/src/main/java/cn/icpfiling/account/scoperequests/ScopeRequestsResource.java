package cn.icpfiling.account.scoperequests;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.json.PlainText;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** The requests of one partner for scopes. */
@Path("/api/v1/partners/{id}/scope-requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class ScopeRequestsResource {

    private final ListScopeRequests list;
    private final RequestScopes requestScopes;
    private final DecideScopeRequest decide;
    private final IdempotentRequests requests;

    ScopeRequestsResource(
            ListScopeRequests list,
            RequestScopes requestScopes,
            DecideScopeRequest decide,
            IdempotentRequests requests) {
        this.list = list;
        this.requestScopes = requestScopes;
        this.decide = decide;
        this.requests = requests;
    }

    record NewScopeRequest(
            @NotNull UUID clientId,

            @NotNull @Size(min = 1, max = 20)
            List<@NotNull @Size(max = 50) @Pattern(regexp = "^[a-z-]+:[a-z]+$") String> scopes,

            @NotBlank @Size(max = 200) @PlainText(lines = true)
            String reason) {}

    record ScopeRequestAnswer(
            @NotBlank @Size(max = 200) @PlainText(lines = true)
            String answer) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.PARTNER})
    @Scope(Scopes.CLIENTS_WRITE)
    public Page<ScopeRequestView> listScopeRequests(
            @PathParam("id") UUID partner,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return list.ofPartner(partner, cursor, limit);
    }

    @POST
    @RolesAllowed(Roles.PARTNER)
    @Scope(Scopes.CLIENTS_WRITE)
    @APIResponseSchema(value = ScopeRequestView.class, responseCode = "201")
    public Response requestScopes(
            @PathParam("id") UUID partner,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid NewScopeRequest wanted) {
        return requestScopes
                .handle(
                        partner,
                        wanted.clientId(),
                        requests.of("requestScopes", key, partner, wanted),
                        wanted.scopes(),
                        wanted.reason())
                .toResponse();
    }

    @GET
    @Path("/{request}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.PARTNER})
    @Scope(Scopes.CLIENTS_WRITE)
    public RestResponse<ScopeRequestView> showScopeRequest(
            @PathParam("id") UUID partner, @PathParam("request") UUID request) {
        var shown = list.one(partner, request);
        return TaggedResponses.of(shown.tag(), shown.request());
    }

    @POST
    @Path("/{request}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.PARTNER)
    @Scope(Scopes.CLIENTS_WRITE)
    @APIResponseSchema(value = ScopeRequestView.class, responseCode = "200")
    public Response withdrawScopeRequest(
            @PathParam("id") UUID partner,
            @PathParam("request") UUID request,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return decide.withdraw(
                        partner,
                        request,
                        requests.of("withdrawScopeRequest", key, partner, request),
                        IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{request}/grant")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @FreshFactor
    @APIResponseSchema(value = ScopeRequestView.class, responseCode = "200")
    public Response grantScopeRequest(
            @PathParam("id") UUID partner,
            @PathParam("request") UUID request,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ScopeRequestAnswer answer) {
        return decide.grant(
                        partner,
                        request,
                        requests.of("grantScopeRequest", key, partner, request, answer),
                        IfMatch.of(ifMatch),
                        answer.answer().strip())
                .toResponse();
    }

    @POST
    @Path("/{request}/refusal")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @FreshFactor
    @APIResponseSchema(value = ScopeRequestView.class, responseCode = "200")
    public Response refuseScopeRequest(
            @PathParam("id") UUID partner,
            @PathParam("request") UUID request,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ScopeRequestAnswer answer) {
        return decide.refuse(
                        partner,
                        request,
                        requests.of("refuseScopeRequest", key, partner, request, answer),
                        IfMatch.of(ifMatch),
                        answer.answer().strip())
                .toResponse();
    }
}
