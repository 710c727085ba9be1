package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.transfer.Transfers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Uploads of a load's files in parts, by the protocol tus 1.0.0 (creation, expiration, termination). */
@Path("/api/v1/legacy-loads/{id}/files")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class LoadUploadsResource {
    /** Bytes of one request; a file has many. */
    static final long MOST_BYTES = 16L << 20;

    private static final int BUFFERS = 4 << 20;
    private static final String PART = "application/offset+octet-stream";

    private final UploadFiles uploads;
    private final Transfers transfers;
    private final CurrentActor actor;

    LoadUploadsResource(UploadFiles uploads, Transfers transfers, CurrentActor actor) {
        this.uploads = uploads;
        this.transfers = transfers;
        this.actor = actor;
    }

    @POST
    @APIResponse(responseCode = "201")
    public Response beginLegacyFile(
            @PathParam("id") UUID id,
            @HeaderParam(UploadHeaders.RESUMABLE) String version,
            @HeaderParam(UploadHeaders.LENGTH) String length,
            @HeaderParam(UploadHeaders.METADATA) String metadata) {
        UploadHeaders.requireVersion(version);
        var file = uploads.begin(
                id, UploadHeaders.kind(metadata), UploadHeaders.encoding(metadata), UploadHeaders.length(length));
        return told(Response.status(Response.Status.CREATED), file)
                .header(HttpHeaders.LOCATION, LegacyLoadsResource.LOADS + "/" + id + "/files/" + file.id())
                .build();
    }

    @HEAD
    @Path("/{file}")
    @APIResponse(responseCode = "204")
    public Response showLegacyFile(
            @PathParam("id") UUID id,
            @PathParam("file") UUID file,
            @HeaderParam(UploadHeaders.RESUMABLE) String version) {
        var shown = uploads.show(id, file);
        UploadHeaders.requireVersion(version);
        return told(Response.noContent(), shown)
                .header(UploadHeaders.LENGTH, shown.total())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PATCH
    @Path("/{file}")
    @Consumes(PART)
    @BodyLimit(MOST_BYTES)
    @APIResponse(responseCode = "204")
    public Response addToLegacyFile(
            @PathParam("id") UUID id,
            @PathParam("file") UUID file,
            @HeaderParam(UploadHeaders.RESUMABLE) String version,
            @HeaderParam(UploadHeaders.OFFSET) String offset,
            InputStream body) {
        uploads.show(id, file);
        UploadHeaders.requireVersion(version);
        var from = UploadHeaders.number(UploadHeaders.OFFSET, offset);
        var shown = transfers.upload(actor.caller(), BUFFERS, body, paced -> uploads.append(id, file, from, paced));
        return told(Response.noContent(), shown).build();
    }

    @DELETE
    @Path("/{file}")
    @APIResponse(responseCode = "204")
    public Response endLegacyFile(
            @PathParam("id") UUID id,
            @PathParam("file") UUID file,
            @HeaderParam(UploadHeaders.RESUMABLE) String version) {
        uploads.show(id, file);
        UploadHeaders.requireVersion(version);
        uploads.end(id, file);
        return Response.noContent().build();
    }

    private static Response.ResponseBuilder told(Response.ResponseBuilder response, LegacyLoadFile file) {
        return response.header(UploadHeaders.RESUMABLE, UploadHeaders.VERSION)
                .header(UploadHeaders.OFFSET, file.received())
                .header(UploadHeaders.EXPIRES, UploadHeaders.date(file.expiresAt()));
    }
}
