package cn.icpfiling.platform.web.problem;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** A refusal ready to send. */
public record ProblemAnswer(int status, Map<String, String> headers, byte[] body) {

    public Future<Void> write(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        return response.end(Buffer.buffer(body));
    }
}
