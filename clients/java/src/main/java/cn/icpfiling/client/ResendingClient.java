package cn.icpfiling.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Signs requests, sends them again when that is safe, and throws refusals as {@link ProblemException}.
 *
 * <p>After a lost connection, 502, 503 and 504 the client does not know whether the request took effect, so it repeats
 * only reads and POSTs with an Idempotency-Key. A request that was refused with 429 took no effect, whatever its
 * method. 409 IDEMPOTENCY_KEY_IN_USE says that the first attempt is still at work. A refused token is replaced once.
 */
final class ResendingClient extends HttpClient {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int UNAUTHENTICATED = 401;

    private final HttpClient http;
    private final Optional<Tokens> tokens;
    private final Retries retries;

    ResendingClient(HttpClient http, Optional<Tokens> tokens, Retries retries) {
        this.http = http;
        this.tokens = tokens;
        this.retries = retries;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        var replaced = false;
        for (var attempt = 1; ; attempt++) {
            var token = tokens.isPresent() ? tokens.get().token() : null;
            HttpResponse<T> response;
            try {
                response = http.send(token == null ? request : signed(request, token), handler);
            } catch (IOException e) {
                var wait = retries.waitAfter(attempt, null);
                if (attempt >= retries.attempts() || !isRepeatable(request) || wait.isEmpty()) {
                    throw e;
                }
                Thread.sleep(wait.get().toMillis());
                continue;
            }
            if (response.statusCode() < 400) {
                return response;
            }
            var problem = Problems.of(response);
            if (response.statusCode() == UNAUTHENTICATED && token != null && !replaced) {
                tokens.get().refused(token);
                replaced = true;
                if (!token.equals(tokens.get().token())) {
                    continue;
                }
            }
            var wait = attempt >= retries.attempts()
                    ? Optional.<Duration>empty()
                    : waitBeforeRepeating(request, response, problem, attempt);
            if (wait.isEmpty()) {
                if (problem.isPresent()) {
                    throw problem.get();
                }
                return response;
            }
            if (problem.isEmpty() && response.body() instanceof Closeable unread) {
                unread.close();
            }
            Thread.sleep(wait.get().toMillis());
        }
    }

    private Optional<Duration> waitBeforeRepeating(
            HttpRequest request, HttpResponse<?> response, Optional<ProblemException> problem, int attempt) {
        var repeats = Retries.isLimited(response)
                || isRepeatable(request)
                        && (Retries.isPassing(response)
                                || problem.filter(one -> one.is("IDEMPOTENCY_KEY_IN_USE"))
                                        .isPresent());
        return repeats ? retries.waitAfter(attempt, response) : Optional.empty();
    }

    /** A repeat has no effect of its own. */
    private static boolean isRepeatable(HttpRequest request) {
        return READS.contains(request.method())
                || request.method().equals("POST")
                        && request.headers().firstValue("Idempotency-Key").isPresent();
    }

    private static HttpRequest signed(HttpRequest request, String token) {
        return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase("Authorization"))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return send(request, handler);
            } catch (IOException e) {
                throw new CompletionException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        });
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}
