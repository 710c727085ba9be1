package cn.icpfiling.verification.sources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * HTTP to sources that are not ours: whole answer within the deadline, no larger than allowed, no redirect followed, and
 * every way to fail is an answer, not an exception. How it went is told to the server's gate.
 */
@ApplicationScoped
class BoundedHttp {

    sealed interface Reply {}

    record Answered(int status, HttpHeaders headers, byte[] bytes) implements Reply {

        String contentType() {
            return headers.firstValue("Content-Type").orElse("");
        }

        /** Where the source sends us instead, null mostly. */
        String location() {
            return headers.firstValue("Location").orElse(null);
        }

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    record Failed(AnswerKind why) implements Reply {}

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final SourceSettings settings;
    private final SourceGates gates;
    private final HttpClient client;

    @Inject
    BoundedHttp(SourceSettings settings, SourceGates gates) {
        this(settings, gates, trustingThePublicAuthorities());
    }

    BoundedHttp(SourceSettings settings, SourceGates gates, SSLContext trust) {
        this.settings = settings;
        this.gates = gates;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .sslContext(trust)
                .build();
    }

    /** @param knownAs the ETag of what we have, null when we have nothing */
    Reply get(SourceKind kind, URI uri, String accept, String knownAs, Deadline deadline, int maxBytes) {
        var request = HttpRequest.newBuilder(uri).header("Accept", accept).GET();
        if (knownAs != null) {
            request.header("If-None-Match", knownAs);
        }
        return send(kind, request, uri, deadline, maxBytes);
    }

    Reply post(SourceKind kind, URI uri, String json, Deadline deadline) {
        var request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        return send(kind, request, uri, deadline, settings.maxBytes());
    }

    static String address(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** The gate of a server that is asked by this client. */
    SourceGate gate(SourceKind kind, URI uri) {
        return gates.of(kind, uri.getHost(), uri.getPort());
    }

    private Reply send(SourceKind kind, HttpRequest.Builder request, URI uri, Deadline whole, int maxBytes) {
        var deadline = whole.atMost(settings.timeout());
        var gate = gate(kind, uri);
        try {
            if (!gate.enter(deadline)) {
                return new Failed(AnswerKind.BUSY);
            }
            var patient = deadline.left().compareTo(settings.connectTimeout()) >= 0;
            try {
                var reply = exchange(request.build(), deadline, maxBytes);
                // a kept connection may have been closed on the other side meanwhile, and a question changes nothing
                // there
                if (reply instanceof Failed(var why) && why == AnswerKind.UNREACHABLE) {
                    reply = exchange(request.build(), deadline, maxBytes);
                }
                tell(gate, reply, patient);
                return reply;
            } catch (InterruptedException stopped) {
                // whoever asked gave up in the moment in which we would have
                if (patient && deadline.passed()) {
                    gate.failed();
                }
                throw stopped;
            } finally {
                gate.leave();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Failed(AnswerKind.TIMED_OUT);
        }
    }

    /** @param patient whether there was time enough for silence to be the server's fault */
    private void tell(SourceGate gate, Reply reply, boolean patient) {
        switch (reply) {
            case Answered answered
            when answered.status() == TOO_MANY ->
                gate.restFor(retryAfter(answered).orElse(settings.rest()));
            case Answered answered
            when answered.status() == UNAVAILABLE && retryAfter(answered).isPresent() ->
                gate.restFor(retryAfter(answered).get());
            case Answered answered when answered.status() >= 500 -> gate.failed();
            case Answered unused -> gate.succeeded();
            case Failed(var why) when why != AnswerKind.TIMED_OUT || patient -> gate.failed();
            case Failed unused -> {}
        }
    }

    /** In seconds or as a date (RFC 9110, 10.2.3), never longer than we would stay away. */
    private Optional<Duration> retryAfter(Answered answered) {
        return answered.headers()
                .firstValue("Retry-After")
                .flatMap(told -> wait(told, answered))
                .map(told -> told.compareTo(settings.longestRest()) > 0 ? settings.longestRest() : told)
                .filter(Duration::isPositive);
    }

    private static Optional<Duration> wait(String told, Answered answered) {
        if (told.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(told)));
        }
        try {
            // counted on the server's own clock
            var now = answered.headers().firstValue("Date").map(BoundedHttp::date);
            return now.map(from -> Duration.between(from, date(told)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String told) {
        return ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /**
     * On a thread of its own, since only the wait for a thread has a deadline that covers the body. What the client sends asynchronously
     * ends in the common pool: one thread on a small machine, and whoever holds it up there would hold up every source.
     */
    private Reply exchange(HttpRequest request, Deadline deadline, int maxBytes) throws InterruptedException {
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes);
        var exchange = new FutureTask<>(() -> client.send(request, body));
        Thread.ofVirtual().name("source-exchange").start(exchange);
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
        return new Answered(response.statusCode(), response.headers(), response.body());
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

    private static SSLContext trustingThePublicAuthorities() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
