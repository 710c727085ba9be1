package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.reconciliation.Reconcile.Days;
import cn.icpfiling.legacy.reconciliation.Reconcile.Reconciliation;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

    LegacyReconciliationResource(Reconcile reconcile) {
        this.reconcile = reconcile;
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
