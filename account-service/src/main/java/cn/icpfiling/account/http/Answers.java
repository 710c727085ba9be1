package cn.icpfiling.account.http;

import cn.icpfiling.platform.idempotency.Answer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * Builds the HTTP response of a use case, with ETag, Location and, for a repeated idempotency key,
 * Idempotent-Replayed.
 */
public final class Answers {

    private static final String REPLAYED = "Idempotent-Replayed";

    private Answers() {}

    public static Response of(Answer answer) {
        var response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, answer.etag())
                .entity(answer.body());
        if (answer.location() != null) response.location(URI.create(answer.location()));
        if (answer.replayed()) response.header(REPLAYED, "true");
        return response.build();
    }
}
