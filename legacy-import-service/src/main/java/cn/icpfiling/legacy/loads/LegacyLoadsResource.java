package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.loads.AbandonSetAside.AbandonRequest;
import cn.icpfiling.legacy.loads.LoadView.FileView;
import cn.icpfiling.legacy.loads.ReadLoads.LoadReport;
import cn.icpfiling.legacy.loads.RevealSetAside.RevealRequest;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.FreshFactor;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Loads of the old platform's data. */
@Path(LegacyLoadsResource.LOADS)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class LegacyLoadsResource {
    static final String LOADS = "/api/v1/legacy-loads";

    private static final String CSV = "text/csv";
    private static final String AFTER_FILE = "Set-Aside-After-File";
    private static final String AFTER_LINE = "Set-Aside-After-Line";

    private final ActOnLoad act;
    private final AddObjectFile addObjectFile;
    private final ReadLoads read;
    private final RevealSetAside reveal;
    private final AbandonSetAside abandon;
    private final IdempotentRequests requests;
    private final CurrentActor actor;

    LegacyLoadsResource(
            ActOnLoad act,
            AddObjectFile addObjectFile,
            ReadLoads read,
            RevealSetAside reveal,
            AbandonSetAside abandon,
            IdempotentRequests requests,
            CurrentActor actor) {
        this.act = act;
        this.addObjectFile = addObjectFile;
        this.read = read;
        this.reveal = reveal;
        this.abandon = abandon;
        this.requests = requests;
        this.actor = actor;
    }

    @POST
    @APIResponseSchema(value = LoadView.class, responseCode = "201")
    public Response createLegacyLoad(@HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid NewLoad request) {
        return act.create(requests.of("createLegacyLoad", key, request), request, actor.account())
                .toResponse();
    }

    @GET
    public Page<LoadView> listLegacyLoads(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return read.page(cursor, limit);
    }

    @GET
    @Path("/{id}")
    public LoadView showLegacyLoad(@PathParam("id") UUID id) {
        return read.one(id);
    }

    @POST
    @Path("/{id}/objects")
    @APIResponseSchema(value = FileView.class, responseCode = "201")
    public Response addLegacyObjectFile(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid NewObjectFile wanted) {
        return addObjectFile
                .handle(requests.of("addLegacyObjectFile", key, id, wanted), id, wanted)
                .toResponse();
    }

    @POST
    @Path("/{id}/start")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = LoadView.class, responseCode = "202")
    public Response startLegacyLoad(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return act.start(requests.of("startLegacyLoad", key, id), id).toResponse();
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = LoadView.class, responseCode = "200")
    public Response cancelLegacyLoad(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return act.cancel(requests.of("cancelLegacyLoad", key, id), id).toResponse();
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = LoadView.class, responseCode = "200")
    public Response releaseLegacyLoad(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return act.release(requests.of("releaseLegacyLoad", key, id), id).toResponse();
    }

    @GET
    @Path("/{id}/report")
    public LoadReport showLegacyLoadReport(@PathParam("id") UUID id) {
        return read.report(id);
    }

    @GET
    @Path("/{id}/set-aside-rows")
    public Page<SetAsideView> listSetAsideRows(
            @PathParam("id") UUID id,
            @QueryParam("holding") @DefaultValue("false") boolean holding,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return read.faults(id, holding, cursor, limit);
    }

    @POST
    @Path("/{id}/set-aside-rows/{row}/abandonment")
    @APIResponseSchema(value = SetAsideView.class, responseCode = "200")
    public Response abandonSetAsideRow(
            @PathParam("id") UUID id,
            @PathParam("row") UUID row,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid AbandonRequest request) {
        return abandon.handle(requests.of("abandonSetAsideRow", key, id, row, request), id, row, request)
                .toResponse();
    }

    @POST
    @Path("/{id}/set-aside-rows/reveals")
    @Produces(CSV)
    @FreshFactor
    @APIResponseSchema(value = String.class, responseCode = "200")
    public Response revealSetAsideRows(@PathParam("id") UUID id, @NotNull @Valid RevealRequest request) {
        var revealed = reveal.handle(id, request);
        var response = Response.ok(revealed.csv(), CSV).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (revealed.last() != null) {
            response.header(AFTER_FILE, revealed.last().file())
                    .header(AFTER_LINE, revealed.last().line());
        }
        return response.build();
    }
}
