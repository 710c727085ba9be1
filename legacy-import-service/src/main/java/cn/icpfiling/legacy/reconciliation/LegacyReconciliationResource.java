package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.reconciliation.Differences.DifferenceView;
import cn.icpfiling.legacy.reconciliation.Differences.SettlementRequest;
import cn.icpfiling.legacy.reconciliation.Reconcile.Days;
import cn.icpfiling.legacy.reconciliation.Reconcile.Reconciliation;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The reconciliation of the old platform's filings, as JSON and as CSV. */
@Path("/api/v1/legacy-reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
@RunOnVirtualThread
final class LegacyReconciliationResource {
    private static final String CSV = "text/csv";

    private final Reconcile reconcile;
    private final Differences differences;
    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;

    LegacyReconciliationResource(
            Reconcile reconcile, Differences differences, IdempotencyService idempotency, IdempotentRequests requests) {
        this.reconcile = reconcile;
        this.differences = differences;
        this.idempotency = idempotency;
        this.requests = requests;
    }

    @GET
    public Reconciliation showLegacyReconciliation(@QueryParam("loadId") UUID loadId) {
        return reconcile.of(loadId);
    }

    @GET
    @Path("/export.csv")
    @Produces(CSV)
    @APIResponseSchema(value = String.class, responseCode = "200")
    public Response exportLegacyReconciliation(@QueryParam("loadId") UUID loadId) {
        return Response.ok(reconcile.csv(reconcile.of(loadId)), CSV).build();
    }

    @GET
    @Path("/differences")
    public Page<DifferenceView> listLegacyDifferences(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return differences.page(cursor, limit);
    }

    @POST
    @Path("/differences/{id}/hand-over")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @APIResponseSchema(value = DifferenceView.class, responseCode = "200")
    public Response repeatLegacyHandOver(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return idempotency
                .perform(
                        requests.of("repeatLegacyHandOver", key, id),
                        () -> new Reply(200, null, null, differences.handOverAgain(id)))
                .toResponse();
    }

    @POST
    @Path("/differences/{id}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @APIResponseSchema(value = DifferenceView.class, responseCode = "200")
    public Response settleLegacyDifference(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid SettlementRequest request) {
        return idempotency
                .perform(
                        requests.of("settleLegacyDifference", key, id, request),
                        () -> new Reply(200, null, null, differences.settle(id, request.reason())))
                .toResponse();
    }

    @GET
    @Path("/days")
    public Days listLegacyReconciliationDays(
            @QueryParam("from") @NotNull LocalDate from, @QueryParam("until") @NotNull LocalDate until) {
        return reconcile.days(from, until);
    }

    @GET
    @Path("/days/export.csv")
    @Produces(CSV)
    @APIResponseSchema(value = String.class, responseCode = "200")
    public Response exportLegacyReconciliationDays(
            @QueryParam("from") @NotNull LocalDate from, @QueryParam("until") @NotNull LocalDate until) {
        return Response.ok(reconcile.csv(reconcile.days(from, until)), CSV).build();
    }
}
