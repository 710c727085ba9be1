package cn.icpfiling.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** verification-service as campaigns see it, over HTTP: domain checks by domain, organisation checks by subject. */
public class VerificationStub implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> RULES = List.of("D1", "D2", "D3", "D4", "D5", "D6");

    private final Map<String, Map<String, String>> faults = new ConcurrentHashMap<>();
    private final Map<String, String> organisations = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> asked = new ConcurrentHashMap<>();
    private volatile Duration pace = Duration.ZERO;
    private HttpServer server;

    /** From now on the rule of the domain answers so: BROKEN or UNKNOWN, and a code. */
    public void finds(String domain, String rule, String result, String code) {
        faults.computeIfAbsent(domain, _ -> new ConcurrentHashMap<>()).put(rule, result + " " + code);
    }

    /** From now on the register answers so about the subject. */
    public void registers(String subject, String result, String code) {
        organisations.put(
                subject,
                "{\"checkId\":\"019ab0a2-7c00-7000-8000-0000000000f1\",\"result\":\"" + result + "\""
                        + (code == null ? "}" : ",\"code\":\"" + code + "\"}"));
    }

    /** From now on questions about the domain or subject are refused with this status; 0 ends that. */
    public void refuses(String key, int status) {
        refusals.put(key, status);
    }

    /** The next question about the domain waits until the latch opens; later ones do not. */
    public CountDownLatch holds(String domain) {
        var latch = new CountDownLatch(1);
        held.put(domain, latch);
        return latch;
    }

    /** From now on each answer takes at least so long. */
    public void takes(Duration each) {
        pace = each;
    }

    /** The questions about a domain or subject so far. */
    public List<JsonNode> asked(String key) {
        return List.copyOf(asked.getOrDefault(key, List.of()));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/domain-checks", call -> answer(call, "/domains/0", this::domains));
        server.createContext("/internal/organisation-checks", call -> answer(call, "/subjectId", this::organisation));
        server.start();
        return Map.of(
                "icp.verification.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private interface Answer {
        String to(JsonNode question) throws IOException;
    }

    private void answer(HttpExchange call, String key, Answer answer) throws IOException {
        var question = JSON.readTree(call.getRequestBody());
        var about = question.at(key).asText();
        asked.computeIfAbsent(about, _ -> new CopyOnWriteArrayList<>()).add(question);
        pause(about);
        var status = refusals.getOrDefault(about, 0);
        var body = (status == 0 ? answer.to(question) : "{}").getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status == 0 ? 200 : status, body.length);
        try (var out = call.getResponseBody()) {
            out.write(body);
        }
    }

    private void pause(String about) throws IOException {
        try {
            var latch = held.remove(about);
            if (latch != null) {
                latch.await(20, TimeUnit.SECONDS);
            }
            TimeUnit.NANOSECONDS.sleep(pace.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private String domains(JsonNode question) {
        var checks = new ArrayList<String>();
        for (var domain : question.get("domains")) {
            var rules = new ArrayList<String>();
            for (var rule : RULES) {
                var fault = faults.getOrDefault(domain.asText(), Map.of()).get(rule);
                rules.add(
                        fault == null
                                ? "{\"rule\":\"%s\",\"result\":\"HOLDS\"}".formatted(rule)
                                : "{\"rule\":\"%s\",\"result\":\"%s\",\"code\":\"%s\"}"
                                        .formatted(rule, fault.split(" ")[0], fault.split(" ")[1]));
            }
            checks.add("{\"domain\":\"%s\",\"rules\":[%s]}".formatted(domain.asText(), String.join(",", rules)));
        }
        return "{\"results\":[" + String.join(",", checks) + "]}";
    }

    private String organisation(JsonNode question) {
        return organisations.getOrDefault(question.get("subjectId").asText(), "{\"result\":\"HOLDS\"}");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(VerificationStub.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
