package cn.icpfiling.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that gives these answers, one after the other, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Answer> answers;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /** An answer; status 0 closes the connection without one, and status -1 leaves the client waiting. */
    record Answer(int status, String body, Map<String, String> headers) {

        static Answer json(int status, String body, String... headers) {
            var all = new java.util.TreeMap<String, String>();
            all.put("Content-Type", status < 400 ? "application/json" : "application/problem+json");
            for (var at = 0; at < headers.length; at += 2) {
                all.put(headers[at], headers[at + 1]);
            }
            return new Answer(status, body, all);
        }

        static Answer problem(int status, String code, String... headers) {
            return json(status, """
                    {"type": "urn:icpfiling:problem:x", "title": "A title", "status": %d, "detail": "What is wrong", "code": "%s",
                     "instance": "urn:trace:0123456789abcdef0123456789abcdef", "remedy": "Do it right",
                     "errors": [{"pointer": "/name", "code": "REQUIRED", "detail": "No name"}], "later": true}
                    """.formatted(status, code), headers);
        }

        static Answer lostConnection() {
            return new Answer(0, "", Map.of());
        }

        static Answer silence() {
            return new Answer(-1, "", Map.of());
        }
    }

    /** A request as it came. */
    record Asked(String method, String path, Map<String, List<String>> headers, String body) {

        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst();
        }
    }

    private ScriptedServer(List<Answer> answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static ScriptedServer of(Answer... answers) {
        return new ScriptedServer(List.of(answers));
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        var answer = answers.get(Math.min(asked.size(), answers.size()) - 1);
        if (answer.status() < 0) {
            awaitsTheEnd();
        }
        if (answer.status() <= 0) {
            exchange.close();
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitsTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
