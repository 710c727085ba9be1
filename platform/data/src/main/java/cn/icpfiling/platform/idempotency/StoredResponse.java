package cn.icpfiling.platform.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * The response of an idempotent request, byte for byte the same each time.
 *
 * @param location null for none
 * @param etag null for none
 * @param replayed whether an earlier request with the same key received it
 */
public record StoredResponse(int status, String location, String etag, byte[] body, boolean replayed) {

    private static final String REPLAYED = "Idempotent-Replayed";

    /** The end of an ETag without a language (VersionTag of platform-web): the body is the same in every language. */
    private static final String NO_LANGUAGE = "-\"";

    public Response toResponse() {
        var response = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, etag)
                .entity(body);
        if (etag != null && !etag.endsWith(NO_LANGUAGE)) {
            response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        if (location != null) {
            response.location(URI.create(location));
        }
        if (replayed) {
            response.header(REPLAYED, "true");
        }
        return response.build();
    }
}
