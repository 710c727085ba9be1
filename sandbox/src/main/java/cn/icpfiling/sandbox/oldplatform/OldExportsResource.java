package cn.icpfiling.sandbox.oldplatform;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The bucket with the old platform's exports, by HeadObject and GetObject of the S3 API, path-style, with Range and If-Match. */
@Path("/old-platform/objects/exports")
@PermitAll
@RunOnVirtualThread
final class OldExportsResource {

    private final S3Signature signature;

    OldExportsResource(OldPlatformConfig config) {
        this.signature = new S3Signature(config.accessKey(), config.secretKey());
    }

    @HEAD
    @Path("/{file}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    public Response describeOldExport(
            @PathParam("file") String file, @Context UriInfo address, @Context HttpHeaders headers) {
        return answer(
                "HEAD",
                file,
                address,
                headers,
                export -> Response.ok()
                        .header("ETag", export.etag())
                        .header("x-amz-checksum-sha256", export.checksum())
                        .header("Content-Length", export.bytes().length)
                        .build());
    }

    @GET
    @Path("/{file}")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, "application/xml"})
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @APIResponse(responseCode = "206", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    public Response readOldExport(
            @PathParam("file") String file, @Context UriInfo address, @Context HttpHeaders headers) {
        return answer("GET", file, address, headers, export -> read(export, headers));
    }

    private Response answer(
            String method, String file, UriInfo address, HttpHeaders headers, Function<OldExport, Response> found) {
        var uri = address.getRequestUri();
        return signature.isRight(method, uri.getRawPath(), uri.getRawQuery(), headers::getHeaderString)
                ? OldExport.of(file).map(found).orElseGet(S3Errors::noSuchKey)
                : S3Errors.wrongSignature();
    }

    private static Response read(OldExport export, HttpHeaders headers) {
        var wanted = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (wanted != null && !wanted.equals(export.etag())) {
            return S3Errors.error(412, "PreconditionFailed", "The object is another version now.");
        }
        var range = export.range(headers.getHeaderString("Range"));
        if (range.isEmpty()) {
            return Response.ok(export.bytes(), MediaType.APPLICATION_OCTET_STREAM)
                    .header("ETag", export.etag())
                    .build();
        }
        if (!export.has(range.get())) {
            return S3Errors.error(416, "InvalidRange", "The object has no byte of the range.");
        }
        return Response.status(Response.Status.PARTIAL_CONTENT)
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .entity(export.part(range.get()))
                .header("ETag", export.etag())
                .header(
                        "Content-Range",
                        "bytes " + range.get().first() + "-" + range.get().last() + "/" + export.bytes().length)
                .build();
    }
}
