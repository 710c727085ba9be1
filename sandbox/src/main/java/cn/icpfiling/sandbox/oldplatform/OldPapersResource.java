package cn.icpfiling.sandbox.oldplatform;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The bucket with the old platform's papers, by GetObject and HeadObject of the S3 API, path-style. */
@Path("/old-platform/objects/papers")
@PermitAll
@RunOnVirtualThread
final class OldPapersResource {

    private final S3Signature signature;

    OldPapersResource(OldPlatformConfig config) {
        this.signature = new S3Signature(config.accessKey(), config.secretKey());
    }

    @GET
    @Path("/{key: .+}")
    @Produces({OldPaper.MEDIA_TYPE, "application/xml"})
    @APIResponse(responseCode = "200", content = @Content(mediaType = OldPaper.MEDIA_TYPE))
    public Response read(
            @PathParam("key") String key,
            @Context UriInfo address,
            @Context Request request,
            @Context HttpHeaders headers) {
        var uri = address.getRequestUri();
        if (!signature.isRight(request.getMethod(), uri.getRawPath(), uri.getRawQuery(), headers::getHeaderString)) {
            return S3Errors.wrongSignature();
        }
        return OldPaper.of(key)
                .map(paper -> Response.ok(paper.bytes(), OldPaper.MEDIA_TYPE)
                        .header("ETag", "\"" + paper.sha256().substring(0, 32) + "\"")
                        .build())
                .orElseGet(S3Errors::noSuchKey);
    }
}
