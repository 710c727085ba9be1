package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The monitoring endpoints of each process, metrics and health, and the gateway's contract. */
final class Doors {

    private static final List<String> SERVICES = List.of("filing", "verification", "inspection", "account", "legacy");
    private static final List<String> WATCHED =
            List.of("/q/metrics", "/q/health", "/q/health/live", "/q/health/ready", "/q/health/started");
    private static final int MANAGEMENT = 100;

    private Doors() {}

    static void each(Stack stack, BiConsumer<String, InputStream> reader) {
        try (var http = HttpClient.newHttpClient()) {
            for (var process : processes(stack)) {
                var door = URI.create("http://127.0.0.1:" + (process.getPort() + MANAGEMENT));
                for (var path : WATCHED) {
                    reader.accept("door " + door.getPort() + path, open(http, door.resolve(path)));
                }
            }
            for (var contract : List.of("/openapi", "/openapi?format=json", "/asyncapi")) {
                reader.accept("door " + contract, open(http, stack.gateway().resolve(contract)));
            }
        }
    }

    private static List<URI> processes(Stack stack) {
        var all = new ArrayList<>(List.of(stack.gateway()));
        for (var service : SERVICES) {
            var name = "ICP_" + service.toUpperCase(Locale.ROOT) + "_URL";
            var value = System.getenv(name);
            Differs.unless(value != null, "%s is not set; ./icp sets it", name);
            all.add(URI.create(value));
        }
        return all;
    }

    private static InputStream open(HttpClient http, URI address) {
        try {
            var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
            Differs.unless(answer.statusCode() == 200, "%s answered %d", address, answer.statusCode());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(address + " tells nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
