package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.transfer.TusHeaders;
import cn.icpfiling.platform.web.write.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Uploads in parts, by the protocol tus 1.0.0, which common upload clients support. */
@Path("/api/v1/orders/{id}/materials/uploads")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
@SpeaksTus
final class UploadsResource {

    private static final String PART = "application/offset+octet-stream";

    private final Uploads uploads;
    private final AddToUpload addToUpload;
    private final PaperTransfers transfers;

    UploadsResource(Uploads uploads, AddToUpload addToUpload, PaperTransfers transfers) {
        this.uploads = uploads;
        this.addToUpload = addToUpload;
        this.transfers = transfers;
    }

    @OPTIONS
    @PermitAll
    @APIResponse(responseCode = "204")
    public Response describeUploads(@PathParam("id") UUID id) {
        return Response.noContent()
                .header(TusHeaders.VERSIONS, TusHeaders.VERSION)
                .header(TusHeaders.EXTENSION, UploadHeaders.EXTENSIONS)
                .header("Tus-Max-Size", TakePaper.MOST_BYTES)
                .header("Tus-Checksum-Algorithm", Checksum.ALGORITHMS)
                .build();
    }

    @POST
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponse(responseCode = "201")
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public Response beginUpload(
            @PathParam("id") UUID id,
            @HeaderParam(TusHeaders.RESUMABLE) String version,
            @HeaderParam(TusHeaders.LENGTH) String length,
            @HeaderParam(TusHeaders.METADATA) String metadata,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        uploads.requireKnown(id);
        UploadHeaders.requireVersion(version);
        var kind = UploadMetadata.kindIn(metadata);
        var upload = uploads.begin(id, IfMatch.of(ifMatch), kind, UploadHeaders.length(length));
        // Relative to the request, because only the gateway knows the public address.
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/orders/" + id + "/materials/uploads/" + upload.uploadId())
                .header(TusHeaders.OFFSET, 0)
                .header(TusHeaders.EXPIRES, TusHeaders.date(upload.expiresAt()))
                .build();
    }

    @GET
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    public OpenUploads listUploads(@PathParam("id") UUID id) {
        return uploads.open(id);
    }

    @HEAD
    @Path("/{upload}")
    @Scope(Scopes.FILINGS_READ)
    @APIResponse(responseCode = "204")
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public Response showUpload(
            @PathParam("id") UUID id,
            @PathParam("upload") UUID upload,
            @HeaderParam(TusHeaders.RESUMABLE) String version) {
        var shown = uploads.show(id, upload);
        UploadHeaders.requireVersion(version);
        return Response.noContent()
                .header(TusHeaders.OFFSET, shown.offset())
                .header(TusHeaders.LENGTH, shown.length())
                .header(TusHeaders.EXPIRES, TusHeaders.date(shown.expiresAt()))
                .header(TusHeaders.METADATA, UploadMetadata.saying(shown.kind()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PATCH
    @Path("/{upload}")
    @BodyLimit(TakePaper.MOST_BYTES)
    @Consumes(PART)
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponse(responseCode = "204")
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public Response addToUpload(
            @PathParam("id") UUID id,
            @PathParam("upload") UUID upload,
            @HeaderParam(TusHeaders.RESUMABLE) String version,
            @HeaderParam(TusHeaders.OFFSET) String offset,
            @HeaderParam(TusHeaders.CHECKSUM) String checksum,
            InputStream body) {
        uploads.show(id, upload);
        UploadHeaders.requireVersion(version);
        var from = TusHeaders.number(TusHeaders.OFFSET, offset);
        var sum = Checksum.in(checksum);
        var shown = transfers.upload(body, paced -> addToUpload.handle(id, upload, from, sum, paced));
        return Response.noContent()
                .header(TusHeaders.OFFSET, shown.offset())
                .header(TusHeaders.EXPIRES, TusHeaders.date(shown.expiresAt()))
                .build();
    }

    @DELETE
    @Path("/{upload}")
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponse(responseCode = "204")
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public Response endUpload(
            @PathParam("id") UUID id,
            @PathParam("upload") UUID upload,
            @HeaderParam(TusHeaders.RESUMABLE) String version) {
        uploads.show(id, upload);
        UploadHeaders.requireVersion(version);
        uploads.end(id, upload);
        return Response.noContent().build();
    }
}
