package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.FrozenProvider.Decision;
import cn.icpfiling.inspection.core.scans.ScanAct;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/scans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.INSPECTOR, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class ScansResource {
    private final IdempotentRequests requests;
    private final StartScan startScan;
    private final ActOnScan actOnScan;
    private final DecideFrozenProvider decideFrozenProvider;
    private final ReadScans readScans;

    ScansResource(
            IdempotentRequests requests,
            StartScan startScan,
            ActOnScan actOnScan,
            DecideFrozenProvider decideFrozenProvider,
            ReadScans readScans) {
        this.requests = requests;
        this.startScan = startScan;
        this.actOnScan = actOnScan;
        this.decideFrozenProvider = decideFrozenProvider;
        this.readScans = readScans;
    }

    @POST
    @APIResponseSchema(value = ScanView.class, responseCode = "202")
    public Response startScan(@HeaderParam(IdempotencyKey.HEADER) String key) {
        return startScan.byStaff(requests.of("startScan", key)).toResponse();
    }

    @GET
    public Page<ScanView> listScans(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return readScans.page(cursor, limit);
    }

    @GET
    @Path("/{id}")
    public ScanView showScan(@PathParam("id") UUID id) {
        return readScans.one(id);
    }

    @POST
    @Path("/{id}/pause")
    @APIResponseSchema(value = ScanView.class, responseCode = "200")
    public Response pauseScan(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return actOnScan
                .handle(id, requests.of("pauseScan", key, id), ScanAct.PAUSE)
                .toResponse();
    }

    @POST
    @Path("/{id}/resume")
    @APIResponseSchema(value = ScanView.class, responseCode = "200")
    public Response resumeScan(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return actOnScan
                .handle(id, requests.of("resumeScan", key, id), ScanAct.RESUME)
                .toResponse();
    }

    @POST
    @Path("/{id}/cancel")
    @APIResponseSchema(value = ScanView.class, responseCode = "200")
    public Response cancelScan(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return actOnScan
                .handle(id, requests.of("cancelScan", key, id), ScanAct.CANCEL)
                .toResponse();
    }

    @POST
    @Path("/{id}/frozen-providers/{provider}/release")
    @APIResponseSchema(value = ScanView.class, responseCode = "200")
    public Response releaseFrozenProvider(
            @PathParam("id") UUID id,
            @PathParam("provider") UUID provider,
            @HeaderParam(IdempotencyKey.HEADER) String key) {
        return decideFrozenProvider
                .handle(id, provider, requests.of("releaseFrozenProvider", key, id, provider), Decision.RELEASED)
                .toResponse();
    }

    @POST
    @Path("/{id}/frozen-providers/{provider}/discard")
    @APIResponseSchema(value = ScanView.class, responseCode = "200")
    public Response discardFrozenProvider(
            @PathParam("id") UUID id,
            @PathParam("provider") UUID provider,
            @HeaderParam(IdempotencyKey.HEADER) String key) {
        return decideFrozenProvider
                .handle(id, provider, requests.of("discardFrozenProvider", key, id, provider), Decision.DISCARDED)
                .toResponse();
    }
}
