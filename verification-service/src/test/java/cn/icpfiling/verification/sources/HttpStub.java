package cn.icpfiling.verification.sources;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A source of the world on a port of its own, which answers as a test wishes. */
public final class HttpStub implements AutoCloseable {

    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange, String body) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public HttpStub() {
        this(null);
    }

    /** @param identity whom it shows itself as over TLS; null for plain HTTP */
    public HttpStub(SSLContext identity) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (identity == null) {
                server = HttpServer.create(address, 50);
            } else {
                var secure = HttpsServer.create(address, 50);
                secure.setHttpsConfigurator(new HttpsConfigurator(identity));
                server = secure;
            }
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.start();
    }

    public URI uri(String path) {
        var scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + path);
    }

    /** Requests so far: method, path, body. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public HttpStub on(String path, Answering answering) {
        server.createContext(path, exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            answering.answer(exchange, body);
            exchange.close();
        });
        return this;
    }

    public HttpStub says(String path, int status, String contentType, String body) {
        return on(path, (exchange, question) -> send(exchange, status, contentType, body));
    }

    public HttpStub json(String path, String body) {
        return says(path, 200, "application/json", body);
    }

    public HttpStub redirects(String path, String location) {
        return on(path, (exchange, question) -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Says that there is more to come than comes. */
    public HttpStub cutsOff(String path, String body) {
        return on(path, (exchange, question) -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/rdap+json");
            exchange.sendResponseHeaders(200, bytes.length + 100L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        });
    }

    /** Takes the question and never answers. */
    public HttpStub hangs(String path) {
        return on(path, (exchange, question) -> await());
    }

    /** Begins an answer and never ends it. */
    public HttpStub drips(String path) {
        return on(path, (exchange, question) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
    }

    public static void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
