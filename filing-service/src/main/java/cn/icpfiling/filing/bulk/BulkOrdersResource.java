package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.transfer.Transfers;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PARTNER)
@RunOnVirtualThread
final class BulkOrdersResource {

    private static final int LOOK_AGAIN_AFTER_SECONDS = 2;

    /** The lines are held until their operation is stored, in UTF-16 if one of them has a Chinese character. */
    private static final int HEAP = (int) (2 * StartBulkOrders.MOST_BYTES);

    private final CurrentActor actor;
    private final Transfers transfers;
    private final StartBulkOrders startBulkOrders;
    private final ShowOperation showOperation;
    private final CancelBulkOrders cancelBulkOrders;

    BulkOrdersResource(
            CurrentActor actor,
            Transfers transfers,
            StartBulkOrders startBulkOrders,
            ShowOperation showOperation,
            CancelBulkOrders cancelBulkOrders) {
        this.actor = actor;
        this.transfers = transfers;
        this.startBulkOrders = startBulkOrders;
        this.showOperation = showOperation;
        this.cancelBulkOrders = cancelBulkOrders;
    }

    @POST
    @Path("/bulk-orders")
    @Consumes("application/x-ndjson")
    @BodyLimit(StartBulkOrders.MOST_BYTES)
    @APIResponseSchema(value = OperationView.class, responseCode = "202")
    @Scope(Scopes.FILINGS_WRITE)
    public Response startBulkOrders(@HeaderParam(IdempotencyKey.HEADER) String key, InputStream lines) {
        IdempotencyKey.requireValid(key);
        var started = transfers.upload(actor.get().partner(), HEAP, lines, paced -> startBulkOrders.handle(key, paced));
        return Response.fromResponse(started.toResponse())
                .header(HttpHeaders.RETRY_AFTER, LOOK_AGAIN_AFTER_SECONDS)
                .build();
    }

    @GET
    @Path("/operations/{id}")
    @Scope(Scopes.FILINGS_READ)
    public OperationView showOperation(@PathParam("id") UUID id) {
        return showOperation.handle(id);
    }

    @GET
    @Path("/operations/{id}/results")
    @Scope(Scopes.FILINGS_READ)
    public Page<ItemResult> listOperationResults(
            @PathParam("id") UUID id,
            @QueryParam("state") ItemState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return showOperation.results(id, state, cursor, limit);
    }

    @POST
    @Path("/operations/{id}/cancellation")
    @APIResponseSchema(value = OperationView.class, responseCode = "200")
    @Scope(Scopes.FILINGS_WRITE)
    public Response cancelOperation(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return cancelBulkOrders.handle(id, key).toResponse();
    }
}
