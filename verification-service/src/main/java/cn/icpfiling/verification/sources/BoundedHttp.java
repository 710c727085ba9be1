package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.egress.FetchLimits;
import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchRequest;
import cn.icpfiling.platform.egress.FetchedPage;
import cn.icpfiling.platform.egress.SafeFetch;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * HTTP to external sources. Addresses of settings are asked by the JDK's client. Addresses that data names (a bootstrap, a
 * record, a redirect) are asked by the platform's egress, which connects to the very address that it checked. The whole answer must arrive within the deadline and the size limit. No redirect is
 * followed. Every failure is an answer, not an exception. Each outcome is reported to the server's gate.
 */
@ApplicationScoped
class BoundedHttp {

    sealed interface Reply {}

    record Answered(int status, HttpHeaders headers, byte[] bytes) implements Reply {

        String contentType() {
            return headers.firstValue("Content-Type").orElse("");
        }

        /** Returns the target of a redirect; null if there is none. */
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
    private static final int HEAD_BYTES = 32 << 10;
    private static final int RATIO = 100;

    private final SourceSettings settings;
    private final SourceGates gates;
    private final PublicAddresses addresses;
    private final SafeFetch egress;
    private final HttpClient client;

    @Inject
    BoundedHttp(SourceSettings settings, SourceGates gates, PublicAddresses addresses, SafeFetch egress) {
        this(settings, gates, addresses, egress, trustingThePublicAuthorities());
    }

    BoundedHttp(
            SourceSettings settings, SourceGates gates, PublicAddresses addresses, SafeFetch egress, SSLContext trust) {
        this.settings = settings;
        this.gates = gates;
        this.addresses = addresses;
        this.egress = egress;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .sslContext(trust)
                .build();
    }

    /**
     * Asks an address of the settings.
     *
     * @param knownAs the ETag of the stored copy; null if there is none
     */
    Reply get(SourceKind kind, URI uri, String accept, String knownAs, Deadline deadline, int maxBytes) {
        var request = HttpRequest.newBuilder(uri).header("Accept", accept).GET();
        if (knownAs != null) {
            request.header("If-None-Match", knownAs);
        }
        return send(kind, request, uri, deadline, maxBytes);
    }

    /** Asks an address that data names. A host of the one-machine stack is asked as one of the settings. */
    Reply getNamedByData(SourceKind kind, URI uri, String accept, Deadline deadline) {
        return addresses.isAllowed(uri.getHost())
                ? get(kind, uri, accept, null, deadline, settings.maxBytes())
                : send(kind, uri, deadline, left -> fetched(uri, accept, left));
    }

    /** Asks an address of the settings. */
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

    /** Returns the gate of a server that this client asks. */
    SourceGate gate(SourceKind kind, URI uri) {
        return gates.of(kind, uri.getHost(), uri.getPort());
    }

    private Reply send(SourceKind kind, HttpRequest.Builder request, URI uri, Deadline whole, int maxBytes) {
        return send(kind, uri, whole, deadline -> {
            var reply = exchange(request.build(), deadline, maxBytes);
            // The server may have closed a kept-alive connection in the meantime. A question changes nothing there,
            // so a retry is safe.
            return reply instanceof Failed(var why) && why == AnswerKind.UNREACHABLE
                    ? exchange(request.build(), deadline, maxBytes)
                    : reply;
        });
    }

    @FunctionalInterface
    private interface Asking {
        Reply ask(Deadline deadline) throws InterruptedException;
    }

    private Reply send(SourceKind kind, URI uri, Deadline whole, Asking asking) {
        var deadline = whole.atMost(settings.timeout());
        var gate = gate(kind, uri);
        try {
            if (!gate.enter(deadline)) {
                return new Failed(AnswerKind.BUSY);
            }
            var patient = deadline.left().compareTo(settings.connectTimeout()) >= 0;
            try {
                var reply = asking.ask(deadline);
                tell(gate, reply, patient);
                return reply;
            } catch (InterruptedException stopped) {
                // The caller gave up at the same moment as this time-out, so it counts as a failure of the server.
                if (patient && deadline.passed()) {
                    gate.failed(AnswerKind.TIMED_OUT);
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

    /** @param patient whether the time was long enough to blame the server for silence */
    private void tell(SourceGate gate, Reply reply, boolean patient) {
        switch (reply) {
            case Answered answered
            when answered.status() == TOO_MANY ->
                gate.restFor(retryAfter(answered).orElse(settings.rest()), answered.status());
            case Answered answered
            when answered.status() == UNAVAILABLE && retryAfter(answered).isPresent() ->
                gate.restFor(retryAfter(answered).get(), answered.status());
            case Answered answered when answered.status() >= 500 -> gate.failed(answered.status());
            case Answered unused -> gate.succeeded();
            // Our own refusal, or our own turn that did not come: the server was not asked.
            case Failed(var why) when why == AnswerKind.REDIRECTED_AWAY || why == AnswerKind.BUSY -> {}
            case Failed(var why) when why != AnswerKind.TIMED_OUT || patient -> gate.failed(why);
            case Failed unused -> {}
        }
    }

    /** Returns the wait, in seconds or from a date (RFC 9110, 10.2.3), at most the longest rest. */
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
            // Measured on the server's own clock.
            var now = answered.headers().firstValue("Date").map(BoundedHttp::date);
            return now.map(from -> Duration.between(from, date(told)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String told) {
        return ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private Reply exchange(HttpRequest request, Deadline deadline, int maxBytes) throws InterruptedException {
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes);
        return onThreadOfItsOwn(() -> answered(client.send(request, body)), deadline);
    }

    /** Each question has a connection of its own here, so a failure is no closed connection of an earlier one. */
    private Reply fetched(URI uri, String accept, Deadline deadline) throws InterruptedException {
        // A registry that thinks before it answers is silent meanwhile.
        var limits = new FetchLimits(
                deadline.left(), deadline.left(), HEAD_BYTES, settings.maxBytes(), settings.maxBytes(), RATIO, 0);
        var request = new FetchRequest(
                FetchRequest.Method.GET, uri, Map.of("Accept", accept), new byte[0], limits, Optional.empty(), false);
        return onThreadOfItsOwn(() -> reply(egress.send(request)), deadline);
    }

    private static Reply reply(FetchedPage page) {
        return page.outcome() == FetchOutcome.FETCHED
                ? new Answered(page.status(), HttpHeaders.of(page.headers(), (_, _) -> true), page.body())
                : new Failed(AnswerKind.of(page.outcome()));
    }

    /**
     * Runs the exchange on its own thread, because only the wait for a thread has a deadline that covers the body. The
     * client's asynchronous exchanges complete in the common pool. It has one thread on a small machine, so one blocked
     * task would delay every source.
     */
    private static Reply onThreadOfItsOwn(Callable<Reply> exchange, Deadline deadline) throws InterruptedException {
        var task = new FutureTask<>(exchange);
        Thread.ofVirtual().name("source-exchange").start(task);
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Failed(AnswerKind.TIMED_OUT);
        } catch (ExecutionException failed) {
            return new Failed(why(failed));
        } finally {
            task.cancel(true);
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
            // The JDK's size limit reports an excess only by this message.
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
