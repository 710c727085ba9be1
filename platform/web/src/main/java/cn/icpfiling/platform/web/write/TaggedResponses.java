package cn.icpfiling.platform.web.write;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Builds responses with an ETag; one whose tag names a language also has {@code Vary: Accept-Language}. */
public final class TaggedResponses {

    private TaggedResponses() {}

    public static <T> RestResponse<T> of(VersionTag tag, T body) {
        return tagged(ResponseBuilder.ok(body), tag);
    }

    /** 304 if the client already has this version. */
    public static <T> RestResponse<T> of(VersionTag tag, T body, IfNoneMatch known) {
        return known.knows(tag)
                ? tagged(ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED), tag)
                : of(tag, body);
    }

    private static <T> RestResponse<T> tagged(ResponseBuilder<T> response, VersionTag tag) {
        response.header(HttpHeaders.ETAG, tag);
        if (!tag.language().getLanguage().isEmpty()) {
            response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        return response.build();
    }
}
