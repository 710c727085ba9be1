package cn.icpfiling.sandbox.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads of the old platform's files, as far as the sandbox asks for them. Another load begins at the first start. What a name has in it
 * happens to its first load: {@code trouble}, an object is refused; {@code stuck}, so it is, and no file can be deleted; {@code broken},
 * the load ends with files that are not loaded. An earlier sandbox and an administrator have a file each that was never started.
 */
final class StubLoads {

    private static final int KINDS = 6;

    private final SequencedMap<String, Load> loads = new LinkedHashMap<>();
    private final Set<String> troubles = new HashSet<>();
    private int starts;

    /** A load; its files by id, with their states. */
    private static final class Load {
        private final String name;
        private final Map<String, String> files = new LinkedHashMap<>();
        private String state = "OPEN";

        private Load(String name) {
            this.name = name;
        }

        private String shown(String id) {
            var all = files.entrySet().stream()
                    .map(file -> "{\"id\":\"%s\",\"state\":\"%s\"}".formatted(file.getKey(), file.getValue()))
                    .collect(Collectors.joining(","));
            return "{\"id\":\"%s\",\"name\":\"%s\",\"state\":\"%s\",\"rows\":{\"setAside\":0},\"files\":[%s]}"
                    .formatted(id, name, state, all);
        }
    }

    StubLoads() {
        open("sandbox: legacy-claim-ended.cn").files.put("of-an-ended-sandbox", "READY");
        open("First delivery").files.put("of-an-administrator", "READY");
    }

    private Load open(String name) {
        var load = new Load(name);
        loads.put("l" + loads.size(), load);
        return load;
    }

    synchronized void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var told = new ObjectMapper()
                .readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var act = exchange.getRequestMethod() + (path.length > 5 ? " " + path[5] : "");
        if (path.length == 4) {
            if (act.equals("POST")) {
                open(told.path("name").asText());
            }
            var all = loads.entrySet().stream().map(load -> load.getValue().shown(load.getKey()));
            StubPlatform.say(
                    exchange,
                    act.equals("POST") ? 201 : 200,
                    act.equals("POST")
                            ? loads.lastEntry()
                                    .getValue()
                                    .shown(loads.lastEntry().getKey())
                            : all.collect(Collectors.joining(",", "{\"items\":[", "]}")));
            return;
        }
        var load = loads.get(path[4]);
        switch (act) {
            case "GET" -> {
                if (load.state.equals("RUNNING")) {
                    end(load);
                }
                StubPlatform.say(exchange, 200, load.shown(path[4]));
            }
            case "POST objects" ->
                add(
                        exchange,
                        load,
                        told.path("kind").asText(),
                        told.path("source").asText());
            case "POST start" -> {
                // all kinds, or the platform would refuse
                var status = load.files.size() < KINDS ? 409 : ++starts == 1 ? 429 : 202;
                load.state = status == 202 ? "RUNNING" : load.state;
                StubPlatform.say(exchange, status, "{}");
            }
            default -> delete(exchange, load, path[6]);
        }
    }

    /** Whether it happens now, and never again. */
    private boolean has(Load load, String trouble) {
        return load.name.contains(trouble) && troubles.add(trouble + load.name);
    }

    private void end(Load load) {
        var isBroken = has(load, "broken");
        load.files.replaceAll(
                (id, state) -> isBroken && id.endsWith("SITES") ? "UNREADABLE" : isBroken ? state : "LOADED");
        load.state = "FINISHED";
    }

    private void add(HttpExchange exchange, Load load, String kind, String source) throws IOException {
        var isLast = load.files.size() == KINDS - 1;
        if (isLast && (has(load, "trouble") || has(load, "stuck"))) {
            StubPlatform.say(exchange, 422, "{\"code\":\"LOAD_OBJECT_UNREADABLE\",\"detail\":\"No such object\"}");
        } else if (source.matches("s3://exports/legacy-[a-z-]+\\.cn_[a-z]+\\.csv")) {
            load.files.put(load.name.replaceAll("\\W", "") + "-" + kind, "READY");
            StubPlatform.say(exchange, 201, "{}");
        } else {
            StubPlatform.say(exchange, 422, "{}");
        }
    }

    private void delete(HttpExchange exchange, Load load, String file) throws IOException {
        var isStuck = load.name.contains("stuck") && troubles.add(file);
        if (isStuck || !"1.0.0".equals(exchange.getRequestHeaders().getFirst("Tus-Resumable"))) {
            StubPlatform.say(exchange, isStuck ? 503 : 412, "{}");
            return;
        }
        load.files.remove(file);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
