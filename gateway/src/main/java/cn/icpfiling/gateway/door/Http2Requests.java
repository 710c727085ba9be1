package cn.icpfiling.gateway.door;

import cn.icpfiling.platform.http.RequestTarget;
import cn.icpfiling.platform.http.UnreadableRequests;
import cn.icpfiling.platform.http.UnreadableRequests.Reason;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a request in HTTP/2 meets before the door. Its decoder checks less than the one of HTTP/1 (platform-http), and answers large
 * headers by ending the connection, which belongs to many. Its caller can hold a hundred requests and their answers in the gateway's
 * memory, so all streams together have a limit, and an answer that is not taken in is thrown away.
 */
@Singleton
final class Http2Requests {

    private static final int BEFORE_THE_DOOR = Integer.MAX_VALUE - 2;

    private final LoopClients clients;
    private final UnreadableRequests words;
    private final HeldStreams held;
    private final Refusals refusals;
    private final Duration silence;
    private final long headers;
    private final long body;
    private final int target;

    Http2Requests(
            LoopClients clients,
            UnreadableRequests words,
            HeldStreams held,
            Refusals refusals,
            @ConfigProperty(name = "icp.gateway.answer.silence") Duration silence,
            @ConfigProperty(name = "quarkus.http.limits.max-header-size") MemorySize headers,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize body,
            @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length", defaultValue = "4096") int target) {
        this.clients = clients;
        this.words = words;
        this.held = held;
        this.refusals = refusals;
        this.silence = silence;
        this.headers = headers.asLongValue();
        this.body = body.asLongValue();
        this.target = target;
    }

    void open(@Observes Filters filters) {
        filters.register(this::meet, BEFORE_THE_DOOR);
    }

    private void meet(RoutingContext request) {
        var caller = request.request();
        var stream = CallerStream.of(caller);
        if (stream == null) {
            request.next();
            return;
        }
        var size = sizeOf(caller.headers());
        var length = AnnouncedBody.lengthOf(caller);
        if (!held.take(stream, size, length)) {
            Hangup.unheard(caller);
            return;
        }
        request.addEndHandler(ended -> answered(caller));
        if (size > headers) {
            refuse(request, Reason.HEADERS_TOO_LARGE);
        } else if (caller.uri().length() > target) {
            refuse(request, Reason.URI_TOO_LONG);
        } else if (!RequestTarget.isReadable(caller.method().name(), caller.uri()) || !areReadable(caller.headers())) {
            refuse(request, Reason.MALFORMED);
        } else if (length > body) {
            // Behind this the server ends the connection of a caller who announces too much.
            SecurityHeaders.on(request.response().headers());
            refusals.answer(request, new ProblemException(CommonProblem.BODY_TOO_LARGE, body));
            Leftover.drain(request.vertx(), caller);
        } else {
            request.next();
        }
    }

    /** Whether a service, which reads HTTP/1, can be told these headers: names are tokens, and values hold no control character. */
    private static boolean areReadable(MultiMap headers) {
        for (var header : headers) {
            var name = header.getKey();
            var named = name.startsWith(":") || HttpHeaderValidationUtil.validateToken(name) < 0;
            if (!named || HttpHeaderValidationUtil.validateValidHeaderValue(header.getValue()) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** As the setting of HTTP/2 counts them (RFC 9113, 6.5.2). */
    private static long sizeOf(MultiMap headers) {
        var size = 0L;
        for (var header : headers) {
            size += header.getKey().length() + header.getValue().length() + 32;
        }
        return size;
    }

    private void refuse(RoutingContext request, Reason reason) {
        var caller = request.request();
        var refusal = words.of(reason, caller::getHeader);
        var response = request.response().setStatusCode(refusal.status());
        SecurityHeaders.on(response.headers());
        refusal.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(refusal.body())).onFailure(Refusals::gone);
        Leftover.drain(request.vertx(), caller);
    }

    /**
     * The last piece of an answer waits until the caller has room for it, and nothing else looks after it. It may wait behind another
     * answer of the connection that is not taken in, and that one is given up first. A body whose end does not come is given up earlier
     * ({@link Leftover}).
     */
    private void answered(HttpServerRequest caller) {
        var stream = CallerStream.of(caller);
        if (stream != null && stream.isToBeAnswered()) {
            var loop = clients.here();
            loop.begins(new LastPiece(stream, loop, 2 * silence.toNanos(), System.nanoTime()));
        }
    }

    private record LastPiece(CallerStream stream, LoopClient loop, long patience, long since)
            implements LoopClient.Watched {

        @Override
        public void look(long now) {
            if (!stream.isToBeAnswered() || now - since >= patience) {
                giveUp();
            }
        }

        @Override
        public void giveUp() {
            loop.ends(this);
            if (stream.isToBeAnswered()) {
                stream.reset(Http2Error.CANCEL.code());
            }
        }
    }
}
