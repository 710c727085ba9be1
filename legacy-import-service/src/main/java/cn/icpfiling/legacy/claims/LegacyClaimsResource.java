package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.LegacyProblem;
import cn.icpfiling.legacy.imports.TargetAccount;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.Scope;
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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/legacy-claims")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class LegacyClaimsResource {

    private static final String PLACE = "/api/v1/legacy-claims/";

    private final OpenClaim openClaim;
    private final FindClaimData findData;
    private final TargetAccount target;
    private final ShowClaims show;
    private final RevealClaim reveal;
    private final ClaimActing acting;
    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;

    LegacyClaimsResource(
            OpenClaim openClaim,
            FindClaimData findData,
            TargetAccount target,
            ShowClaims show,
            RevealClaim reveal,
            ClaimActing acting,
            IdempotencyService idempotency,
            IdempotentRequests requests) {
        this.openClaim = openClaim;
        this.findData = findData;
        this.target = target;
        this.show = show;
        this.reveal = reveal;
        this.acting = acting;
        this.idempotency = idempotency;
        this.requests = requests;
    }

    @Schema(name = "LegacyClaimRevealRequest")
    record RevealRequest(@NotNull RevealClaim.Reason reason) {}

    @POST
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponseSchema(value = LegacyClaimView.class, responseCode = "201")
    public Response openLegacyClaim(
            @QueryParam(ClaimActing.ON_BEHALF_OF) UUID onBehalfOf,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid LegacyClaimRequest wanted) {
        var account = acting.claimer(onBehalfOf);
        var request = onBehalfOf == null
                ? requests.of("openLegacyClaim", key, wanted)
                : requests.of("openLegacyClaim", key, wanted, onBehalfOf);
        var stored = idempotency.earlier(request).orElseGet(() -> first(request, account, wanted));
        // The case is opened after the commit, so the answer shows the claim as it is now.
        var id = UUID.fromString(stored.location().substring(PLACE.length()));
        var response = Response.created(URI.create(stored.location())).entity(show.one(id));
        if (stored.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.build();
    }

    private StoredResponse first(IdempotentRequest request, UUID account, LegacyClaimRequest wanted) {
        var partner = acting.partner();
        openClaim.admit(account, partner, wanted);
        var data = data(account, wanted);
        try {
            return idempotency.perform(request, () -> {
                var id = openClaim.handle(account, partner, data).id();
                return new Reply(201, PLACE + id, null, id);
            });
        } catch (RuntimeException failure) {
            if (!OpenClaim.isSecond(failure)) {
                throw failure;
            }
            throw new ProblemException(LegacyProblem.LEGACY_CLAIM_OPEN_ALREADY).causedBy(failure);
        }
    }

    private ClaimData data(UUID account, LegacyClaimRequest wanted) {
        try {
            var data = findData.handle(account, wanted);
            target.requireNoOpenOrder(account);
            return data;
        } catch (ProblemException refused) {
            if (refused.type() == CommonProblem.UPSTREAM_UNAVAILABLE) {
                openClaim.giveBack(account, acting.partner());
            }
            throw refused;
        }
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_READ)
    public Page<LegacyClaimView> listOwnLegacyClaims(
            @QueryParam(ClaimActing.ON_BEHALF_OF) UUID onBehalfOf,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.own(onBehalfOf, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.SUPPORT})
    @Scope(Scopes.FILINGS_READ)
    public LegacyClaimView showLegacyClaim(@PathParam("id") UUID id) {
        return show.one(id);
    }

    @POST
    @Path("/{id}/reveals")
    @RolesAllowed(Roles.SUPPORT)
    @FreshFactor
    @APIResponseSchema(value = RevealClaim.Revealed.class, responseCode = "200")
    public RestResponse<RevealClaim.Revealed> revealLegacyClaim(
            @PathParam("id") UUID id, @NotNull @Valid RevealRequest request) {
        return RestResponse.ResponseBuilder.ok(reveal.handle(id, request.reason()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
