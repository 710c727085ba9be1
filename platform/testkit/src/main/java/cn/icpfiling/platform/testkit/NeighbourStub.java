package cn.icpfiling.platform.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The neighbours of a service over HTTP, on one port: the token endpoint, and documents by path. A call without the token
 * gets 401, an unknown path 404. A subclass says which documents there are; a field of its type in a test is set to it.
 */
public abstract class NeighbourStub implements QuarkusTestResourceLifecycleManager {
    private static final String TOKEN = "a-service-token";

    private final Map<UUID, String> documents = new ConcurrentHashMap<>();
    private final List<String> settings;
    private HttpServer server;

    /** @param settings the settings that hold the address of a neighbour */
    protected NeighbourStub(String... settings) {
        this.settings = List.of(settings);
    }

    /** From now on the paths that end with this id have this document. */
    protected void knows(UUID id, String json) {
        documents.put(id, json);
    }

    /** From now on filing-service knows this subject. */
    public void knows(UUID subject, String name, int certificateType, String certificateNumber) {
        knows(subject, """
                {"subjectId":"%s","name":"%s","certificateType":%d,"certificateNumber":"%s","status":"REGISTERED"}""".formatted(subject, name, certificateType, certificateNumber));
    }

    /** Returns the document at a path below /internal/. */
    protected Optional<String> document(String path) {
        return Optional.ofNullable(documents.get(id(path)));
    }

    /** Returns the id at the end of a path. */
    protected static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/oauth2/token", call -> answer(call, 200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":600}"));
        server.createContext("/internal/", this::show);
        server.start();
        var addresses = new ConcurrentHashMap<String, String>();
        settings.forEach(setting ->
                addresses.put(setting, "http://127.0.0.1:" + server.getAddress().getPort()));
        return addresses;
    }

    private void show(HttpExchange call) throws IOException {
        if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            answer(call, 401, "{}");
            return;
        }
        var found = document(call.getRequestURI().getPath());
        answer(call, found.isPresent() ? 200 : 404, found.orElse("{}"));
    }

    private static void answer(HttpExchange call, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, body.length);
        try (var out = call.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(getClass()));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
