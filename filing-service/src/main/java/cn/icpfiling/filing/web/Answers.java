package cn.icpfiling.filing.web;

import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Builds responses with their headers. */
public final class Answers {

    private static final String REPLAYED = "Idempotent-Replayed";

    private Answers() {}

    /** Returns the same bytes the first time and for each repetition. */
    public static Response of(Answer answer) {
        var response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.body());
        if (answer.location() != null) {
            response.location(URI.create(answer.location()));
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        if (answer.replayed()) {
            response.header(REPLAYED, "true");
        }
        return response.build();
    }

    /** 304 to a reader who already has this version. */
    public static <T> RestResponse<T> tagged(VersionTag tag, T body, IfNoneMatch known) {
        return known.knows(tag)
                ? RestResponse.ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
                        .header(HttpHeaders.ETAG, tag)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .build()
                : tagged(tag, body);
    }

    public static <T> RestResponse<T> tagged(VersionTag tag, T body) {
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
