package cn.icpfiling.gateway.door;

import cn.icpfiling.platform.problem.CommonProblem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service's short answer of 500 or above, read to its end before it is passed on: only its code says whether the replica is sick or
 * sheds a request, and a read may go to another address once nothing of the answer is left in the connection.
 */
record Fault(HttpClientResponse head, Buffer body) {

    private static final int LONGEST = 16 * 1024;
    private static final int SICK_FROM = 500;
    /** Of a replica that sheds a request, and of one whose neighbour, store or register is silent: the others would answer the same. */
    private static final Set<String> OF_WELL = Stream.of(
                    CommonProblem.SERVICE_BUSY, CommonProblem.UPSTREAM_UNAVAILABLE, CommonProblem.UPSTREAM_TIMEOUT)
            .map(CommonProblem::name)
            .collect(Collectors.toUnmodifiableSet());

    static boolean isShort(HttpClientResponse service, HttpMethod method) {
        var length = ResponseHeaders.bodyLength(service, method);
        return service.statusCode() >= SICK_FROM && length >= 0 && length <= LONGEST;
    }

    static Future<Fault> read(HttpClientResponse service) {
        return service.body().map(body -> new Fault(service, body));
    }

    /** Whether an answer whose code is not known says that the replica is sick. */
    static boolean isSick(HttpClientResponse service) {
        return service.statusCode() >= SICK_FROM;
    }

    /** A replica that sheds a request or tells of a silent neighbour is well, and its requests would only be a burden to the others. */
    boolean isSick() {
        var code = code();
        return code == null || !OF_WELL.contains(code);
    }

    /** Whether a read may succeed at another address. */
    boolean mayPass() {
        return head.statusCode() == CommonProblem.SERVICE_UNAVAILABLE.status() && isSick();
    }

    void pass(HttpServerResponse caller, Upstreams.Upstream upstream) {
        ResponseHeaders.pass(head, caller, upstream);
        caller.end(body);
    }

    private String code() {
        try {
            return ResponseHeaders.tellJson(head.headers())
                            && body.toJson() instanceof JsonObject problem
                            && problem.getValue("code") instanceof String code
                    ? code
                    : null;
        } catch (DecodeException unreadable) {
            return null;
        }
    }
}
