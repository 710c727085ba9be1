package cn.icpfiling.verification;

import cn.icpfiling.verification.sources.HttpStub;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Registry, real-name, identity and phone source, business register, filing-service and token endpoint on one port. It answers by the first label of a
 * domain and the end of a name, as the sandbox does; a test can put another answer to a path with {@code PUT /script/<path>}
 * (body = JSON, empty = down, or a status and an answer) and take it away with DELETE. {@code GET /traffic} tells how each source was asked since the last look.
 */
public final class World implements AutoCloseable {

    private static final String SCRIPT = "/script";
    private static final String TRAFFIC = "/traffic";
    private static final Pattern REFUSAL = Pattern.compile("([45][0-9]{2}) (.*)", Pattern.DOTALL);

    private final Map<String, String> scripts = new ConcurrentHashMap<>();
    private final Map<String, Traffic> traffic = new ConcurrentHashMap<>();
    private final HttpStub stub = new HttpStub();

    public World() {
        stub.on("/", this::answer);
    }

    public String url() {
        return stub.uri("").toString();
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith(SCRIPT)) {
            script(exchange, path.substring(SCRIPT.length()), body);
            return;
        }
        if (path.equals(TRAFFIC)) {
            var told = traffic.entrySet().stream()
                    .map(source ->
                            "\"" + source.getKey() + "\": " + source.getValue().told())
                    .collect(Collectors.joining(", ", "{", "}"));
            traffic.clear();
            json(exchange, told);
            return;
        }
        traffic.computeIfAbsent(path.split("/")[1], unused -> new Traffic()).count();
        var scripted = scripts.get(path);
        if (scripted != null) {
            script(exchange, scripted);
            return;
        }
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/dns.json")) {
            json(exchange, "{\"services\": [[[\"com\", \"net\", \"org\"], [\"" + url() + "/rdap/\"]]]}");
        } else if (path.startsWith("/rdap/domain/")) {
            rdap(exchange, name);
        } else if (path.startsWith("/real-name/domains/")) {
            realName(exchange, name);
        } else if (path.equals("/identity/checks")) {
            identity(exchange, body);
        } else if (path.equals("/faces/checks")) {
            json(exchange, "{\"result\": \"" + (body.contains("翻拍\"") ? "NOT_ALIVE" : "MATCH") + "\"}");
        } else if (path.equals("/phones/checks")) {
            json(exchange, "{\"result\": \"" + (body.contains("0004\"") ? "MISMATCH" : "MATCH") + "\"}");
        } else if (path.equals("/business-register/checks")) {
            json(
                    exchange,
                    "{\"status\": \"" + (body.contains("注销\"") ? "CANCELLED" : "REGISTERED")
                            + "\", \"legalRepresentative\": true}");
        } else if (path.equals("/oauth2/token")) {
            json(exchange, "{\"access_token\": \"internal\", \"token_type\": \"Bearer\", \"expires_in\": 600}");
        } else {
            HttpStub.send(exchange, 404, "application/problem+json", "{}");
        }
    }

    private static void script(HttpExchange exchange, String scripted) throws IOException {
        var refusal = REFUSAL.matcher(scripted);
        if (refusal.matches()) {
            HttpStub.send(exchange, Integer.parseInt(refusal.group(1)), "application/problem+json", refusal.group(2));
        } else {
            HttpStub.send(exchange, scripted.isEmpty() ? 503 : 200, "application/json", scripted);
        }
    }

    private void script(HttpExchange exchange, String path, String body) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            scripts.remove(path);
        } else {
            scripts.put(path, body);
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private static void rdap(HttpExchange exchange, String name) throws IOException {
        if (name.startsWith("rdapdown-")) {
            HttpStub.send(exchange, 503, "text/plain", "down");
        } else if (name.startsWith("free-")) {
            HttpStub.send(exchange, 404, "application/rdap+json", "{\"errorCode\": 404}");
        } else {
            var expiry = name.startsWith("expired-") ? "2020-01-01T00:00:00Z" : "2099-01-01T00:00:00Z";
            var registrar = name.startsWith("badregistrar-") ? 9_995 : name.startsWith("unlisted-") ? 99_999 : 1_599;
            json(exchange, """
                    {"objectClassName": "domain", "ldhName": "%s",
                     "events": [{"eventAction": "expiration", "eventDate": "%s"}],
                     "entities": [{"roles": ["registrar"],
                                   "publicIds": [{"type": "IANA Registrar ID", "identifier": "%d"}]}]}
                    """.formatted(name, expiry, registrar));
        }
    }

    private static void realName(HttpExchange exchange, String name) throws IOException {
        var same = !name.startsWith("other-");
        var status = name.startsWith("noreal-") ? "NOT_VERIFIED" : "VERIFIED";
        json(exchange, """
                {"domain": "%s", "registrar": {"status": "%s", "verifiedAt": "2020-05-01T00:00:00Z", "name": "秘密持有者"},
                 "authority": {"stored": %s, "since": "2020-05-03T00:00:00Z"},
                 "match": {"name": %s, "certificateType": true, "certificateNumber": true}}
                """.formatted(name, status, !name.startsWith("fresh-"), same));
    }

    private static void identity(HttpExchange exchange, String body) throws IOException {
        var result = body.contains("不符\"") ? "MISMATCH" : body.contains("查无\"") ? "NOT_FOUND" : "MATCH";
        json(exchange, "{\"result\": \"" + result + "\"}");
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        HttpStub.send(exchange, 200, "application/json", body);
    }

    @Override
    public void close() {
        stub.close();
    }
}
