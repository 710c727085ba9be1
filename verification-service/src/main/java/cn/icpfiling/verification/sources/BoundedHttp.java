package cn.icpfiling.verification.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP to sources that are not ours: whole answer within the deadline, no larger than allowed, no redirect followed, and
 * every way to fail is an answer, not an exception.
 */
@ApplicationScoped
class BoundedHttp {

    sealed interface Reply {}

    /** @param location where the source sends us instead, null mostly */
    record Answered(int status, String contentType, String location, String body) implements Reply {}

    record Failed(AnswerKind why) implements Reply {}

    private final SourceSettings settings;
    private final SourceGates gates;
    private final HttpClient client;

    BoundedHttp(SourceSettings settings, SourceGates gates) {
        this.settings = settings;
        this.gates = gates;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    Reply get(URI uri, String accept, Deadline deadline, int maxBytes) {
        return send(HttpRequest.newBuilder(uri).header("Accept", accept).GET(), uri, deadline, maxBytes);
    }

    Reply post(URI uri, String json, Deadline deadline) {
        var request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        return send(request, uri, deadline, settings.maxBytes());
    }

    static String address(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private Reply send(HttpRequest.Builder request, URI uri, Deadline whole, int maxBytes) {
        var deadline = whole.atMost(settings.timeout());
        var gate = gates.of(address(uri));
        try {
            if (!gate.enter(deadline)) {
                return new Failed(AnswerKind.BUSY);
            }
            try {
                var reply = exchange(request.build(), deadline, maxBytes);
                // a kept connection may have been closed on the other side meanwhile, and a question changes nothing
                // there
                return reply instanceof Failed(var why) && why == AnswerKind.UNREACHABLE
                        ? exchange(request.build(), deadline, maxBytes)
                        : reply;
            } finally {
                gate.leave();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Failed(AnswerKind.TIMED_OUT);
        }
    }

    private Reply exchange(HttpRequest request, Deadline deadline, int maxBytes) throws InterruptedException {
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes);
        var exchange = client.sendAsync(request, body);
        try {
            return answered(exchange.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return new Failed(AnswerKind.TIMED_OUT);
        } catch (ExecutionException failed) {
            return new Failed(why(failed));
        } finally {
            exchange.cancel(true);
        }
    }

    private static Answered answered(HttpResponse<byte[]> response) {
        var headers = response.headers();
        return new Answered(
                response.statusCode(),
                headers.firstValue("Content-Type").orElse(""),
                headers.firstValue("Location").orElse(null),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    private static AnswerKind why(Throwable failed) {
        for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return AnswerKind.TIMED_OUT;
            }
            // the only way in which the limiting subscriber of the JDK tells it
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("exceeds")) {
                return AnswerKind.TOO_LARGE;
            }
        }
        return AnswerKind.UNREACHABLE;
    }
}
