package cn.icpfiling.gateway.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.GoAway;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A caller with one connection in HTTP/2, over which it sends all of its requests. */
final class Http2Caller implements AutoCloseable {

    static final int MIB = 1 << 20;
    static final long CANCEL = 8;

    private static final int SMALLEST_OF_A_CONNECTION = 65_535;

    /** What a caller has of an answer. */
    record Answer(int status, HttpVersion version, MultiMap headers, String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final int port;

    /** Resolved with what the gateway says when it takes no more requests of this connection. */
    final CompletableFuture<GoAway> told = new CompletableFuture<>();

    private Http2Caller(int port, HttpClientOptions options) {
        this.port = port;
        this.client = vertx.httpClientBuilder()
                .with(options.setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false))
                .with(new PoolOptions().setHttp2MaxSize(1))
                .withConnectHandler(connection -> connection.goAwayHandler(told::complete))
                .build();
    }

    /** By prior knowledge, as a load balancer does it. */
    static Http2Caller inClearText(int port) {
        return new Http2Caller(port, new HttpClientOptions());
    }

    /** @param window what the gateway may send of an answer before the caller says that it has read it */
    static Http2Caller inClearText(int port, int window) {
        return new Http2Caller(
                port,
                new HttpClientOptions()
                        .setHttp2ConnectionWindowSize(Math.max(window, SMALLEST_OF_A_CONNECTION))
                        .setInitialSettings(new Http2Settings().setInitialWindowSize(window)));
    }

    static Http2Caller overTls(int port) {
        return new Http2Caller(
                port,
                new HttpClientOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setTrustAll(true)
                        .setVerifyHost(false));
    }

    /** A request with a token, of which nothing is sent yet. */
    HttpClientRequest ask(HttpMethod method, String path, String behave) {
        var request = result(client.request(method, port, "localhost", path));
        request.putHeader("Authorization", "Bearer " + StubServices.token());
        if (behave != null) {
            request.putHeader("x-behave", behave);
        }
        if (method == HttpMethod.POST || method == HttpMethod.PUT) {
            request.putHeader("Content-Type", method == HttpMethod.PUT ? "image/png" : "application/json");
        }
        return request;
    }

    Answer get(String path, String behave) {
        return send(ask(HttpMethod.GET, path, behave), null);
    }

    static Answer send(HttpClientRequest request, Buffer body) {
        var answer = answerOf(request);
        var _ = body == null ? request.end() : request.end(body);
        return result(answer);
    }

    static Future<Answer> answerOf(HttpClientRequest request) {
        return request.response()
                .compose(response -> response.body()
                        .map(body -> new Answer(
                                response.statusCode(), response.version(), response.headers(), body.toString())));
    }

    /** Sends as much as the gateway takes, and returns how much that is so far, as it goes on. */
    static Upload upload(HttpClientRequest request, int bytes) {
        return new Upload(request, bytes);
    }

    /** A body that is sent as fast as the gateway takes it. */
    static final class Upload {

        private static final Buffer PIECE = Buffer.buffer(new byte[16 << 10]);

        private final HttpClientRequest request;
        private final int whole;
        private volatile int sent;
        final Future<Answer> answer;

        private Upload(HttpClientRequest request, int whole) {
            this.request = request;
            this.whole = whole;
            this.answer = answerOf(request);
            request.setChunked(true);
            request.exceptionHandler(gone -> {});
            request.drainHandler(drained -> goOn());
            goOn();
        }

        private synchronized void goOn() {
            while (sent < whole) {
                var piece = PIECE.slice(0, Math.min(PIECE.length(), whole - sent));
                var last = sent + piece.length() == whole;
                var _ = last ? request.end(piece) : request.write(piece);
                sent += piece.length();
                if (!last && request.writeQueueFull()) {
                    return;
                }
            }
        }

        int sent() {
            return sent;
        }

        synchronized void takeBack() {
            sent = whole;
            request.reset(CANCEL);
        }
    }

    static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static Throwable failure(Future<?> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .handle((value, fault) -> {
                    if (fault == null) {
                        throw new AssertionError("it did not fail: " + value);
                    }
                    return fault instanceof CompletionException ? fault.getCause() : fault;
                })
                .join();
    }

    @Override
    public void close() {
        result(vertx.close());
    }
}
