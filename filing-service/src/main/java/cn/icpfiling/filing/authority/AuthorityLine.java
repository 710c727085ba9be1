package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityUnavailable.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * The HTTP connection to the authority. One time limit applies to the whole exchange, body included. An answer larger
 * than the interface allows is not read. After repeated failures the circuit breaker opens for a while, so that calls
 * to an unavailable authority fail at once.
 */
@ApplicationScoped
class AuthorityLine {
    /** A file of 50 MB in base64, and the envelope around it. */
    private static final int LARGEST_ANSWER = 72 * 1024 * 1024;

    private final URI address;
    private final int largestAnswer;
    private final HttpClient http;

    @Inject
    AuthorityLine(@ConfigProperty(name = "icp.authority.url") URI address) {
        this(address, LARGEST_ANSWER);
    }

    AuthorityLine(URI address, int largestAnswer) {
        this.address = address;
        this.largestAnswer = largestAnswer;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
    }

    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.75, delay = 5_000, failOn = AuthorityUnavailable.class)
    byte[] exchange(String method, byte[] envelope, Duration limit) {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "text/xml; charset=GBK")
                .header("SOAPAction", "\"" + method + "\"")
                .timeout(limit)
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                .build();
        // The client's own timeout ends with the headers; a slow body must end too.
        var exchange = new FutureTask<>(() -> send(request));
        var thread = Thread.ofVirtual().name("authority-" + method).start(exchange);
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new AuthorityUnavailable(Cause.TIMED_OUT, method + " took longer than " + limit, e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new AuthorityUnavailable(Cause.NO_ANSWER, method + " was interrupted", e);
        } catch (ExecutionException e) {
            throw failed(method, e.getCause());
        }
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            // SOAP 1.1 reports faults with status 500. The envelope inside is read like any other.
            if (response.statusCode() != 200 && response.statusCode() != 500) {
                throw new IOException("HTTP " + response.statusCode());
            }
            var bytes = body.readNBytes(largestAnswer + 1);
            if (bytes.length > largestAnswer) {
                throw new IOException("more than " + largestAnswer + " bytes");
            }
            return bytes;
        }
    }

    private static AuthorityUnavailable failed(String method, Throwable cause) {
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return new AuthorityUnavailable(Cause.TIMED_OUT, method + " timed out", cause);
        }
        return new AuthorityUnavailable(Cause.NO_ANSWER, method + " failed: " + cause.getMessage(), cause);
    }
}
