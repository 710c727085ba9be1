package cn.icpfiling.legacy;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * The services and the store around claims and hand-overs, over HTTP: cases of account-service, imported filings of filing-service, and
 * the bucket with the old platform's papers. Tests set what each answers; the stub keeps what each was asked.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "a-service-token";
    private static final String CASES = "/internal/support-cases";
    private static final String FILINGS = "/internal/imported-filings";
    private static final String BUCKET = "/old-papers/";

    /** An answer; a status of 0 cuts the connection. */
    public record Answer(int status, String json) {

        public static Answer problem(int status, String code) {
            return new Answer(status, "{\"code\":\"" + code + "\"}");
        }
    }

    public record PaperPut(String path, String query, String mediaType, byte[] content) {}

    /** By object: the case that was opened. */
    public final Map<UUID, UUID> cases = new ConcurrentHashMap<>();
    /** By case: its state, or "STATE/REASON". */
    public final Map<UUID, String> states = new ConcurrentHashMap<>();

    public final List<UUID> withdrawn = new CopyOnWriteArrayList<>();
    /** By case: why nothing came of its grant. */
    public final Map<UUID, String> failures = new ConcurrentHashMap<>();
    /** By case, or by the account that a case is opened for: what is answered in place of the desk's word. */
    public final Map<UUID, Answer> deskAnswers = new ConcurrentHashMap<>();
    /** By object: the account that its case was opened for. */
    public final Map<UUID, UUID> caseHolders = new ConcurrentHashMap<>();
    /** Accounts that account-service does not know. */
    public final Set<UUID> gone = ConcurrentHashMap.newKeySet();

    /** By the old id of a filing: what the registration answers; a subject with the filing's id if nothing is set. */
    public final Map<String, Answer> registrations = new ConcurrentHashMap<>();
    /** By the old id of a filing: the subject that it became. */
    public final Map<String, UUID> subjects = new ConcurrentHashMap<>();

    public final List<JsonNode> registered = new CopyOnWriteArrayList<>();
    /** By the old id of a paper: what its upload answers; 200 if nothing is set. */
    public final Map<String, Answer> uploads = new ConcurrentHashMap<>();

    public final List<PaperPut> puts = new CopyOnWriteArrayList<>();
    /** By the old id of a paper: what filing-service says of it; unknown if nothing is set. */
    public final Map<String, Answer> stored = new ConcurrentHashMap<>();
    /** What filing-service lists as registered. */
    public final HeldList held = new HeldList();
    /** By key: the files of the bucket. */
    public final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** By account: what account-service answers about it; if nothing is set, an open account, or 404 for one that is gone. */
    public final Map<UUID, Answer> customers = new ConcurrentHashMap<>();

    /** The accounts that hold a subject, and those that have an open order. */
    public final Set<UUID> holders = ConcurrentHashMap.newKeySet();

    public final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    /** The mails about old logins that were asked for. */
    public final List<JsonNode> mails = new CopyOnWriteArrayList<>();

    /** By id: the type checks of filing-service, as JSON; an id without one is unknown. */
    public final Map<UUID, Answer> typeChecks = new ConcurrentHashMap<>();
    /** The bucket with files for loads. */
    public final ExportsBucket exports = new ExportsBucket();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/oauth2/token",
                call -> answer(call, new Answer(200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":600}")));
        server.createContext(CASES, this::ofCases);
        server.createContext(FILINGS, this::ofFilings);
        server.createContext(BUCKET, this::ofBucket);
        server.createContext(ExportsBucket.PATH, exports);
        server.createContext("/internal/accounts/", this::ofAccounts);
        server.createContext("/internal/subjects/", this::ofSubjects);
        server.createContext("/internal/legacy-mails", this::ofMails);
        server.createContext("/internal/filing-type-checks/", this::ofTypeChecks);
        server.start();
        var here = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("icp.filing.url", here),
                Map.entry("icp.account.url", here),
                Map.entry("icp.legacy.papers.url", here),
                Map.entry("icp.legacy.papers.bucket", "old-papers"),
                Map.entry("icp.legacy.papers.access-key", "key"),
                Map.entry("icp.legacy.papers.secret-key", "secret"),
                Map.entry("icp.legacy.loads.objects.url", here),
                Map.entry("icp.legacy.loads.objects.buckets", ExportsBucket.NAME),
                Map.entry("icp.legacy.loads.objects.access-key", "key"),
                Map.entry("icp.legacy.loads.objects.secret-key", "secret"));
    }

    /** The address of this stub goes over that of {@link FilingStub}. */
    @Override
    public int order() {
        return 1;
    }

    private void ofSubjects(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var found = FilingStub.subject(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        answer(call, found.map(json -> new Answer(200, json)).orElseGet(() -> Answer.problem(404, "NOT_FOUND")));
    }

    private void ofCases(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath().substring(CASES.length());
        if (path.isEmpty()) {
            var wanted = JSON.readTree(call.getRequestBody());
            var holder = UUID.fromString(wanted.path("holder").asText());
            if (gone.contains(holder) || deskAnswers.containsKey(holder)) {
                answer(call, deskAnswers.getOrDefault(holder, Answer.problem(404, "NOT_FOUND")));
                return;
            }
            var object = UUID.fromString(wanted.path("objectId").asText());
            var id = cases.computeIfAbsent(object, _ -> UUID.randomUUID());
            caseHolders.put(object, holder);
            states.putIfAbsent(id, "WAITING_FOR_HOLDER");
            answer(call, new Answer(201, shown(id)));
            return;
        }
        var id = UUID.fromString(path.split("/")[1]);
        if (deskAnswers.containsKey(id)) {
            answer(call, deskAnswers.get(id));
            return;
        }
        if (path.endsWith("/withdrawal")) {
            withdrawn.add(id);
            states.computeIfPresent(id, (_, state) -> state.startsWith("DECIDED") ? state : "STOPPED");
        }
        if (path.endsWith("/failure")) {
            failures.put(id, JSON.readTree(call.getRequestBody()).path("code").asText());
            states.put(id, "FAILED");
        }
        answer(call, states.containsKey(id) ? new Answer(200, shown(id)) : Answer.problem(404, "NOT_FOUND"));
    }

    private String shown(UUID id) {
        var state = states.get(id).split("/");
        var papers = state[0].equals("WAITING_FOR_HOLDER") ? "" : ",\"papersAt\":\"2026-11-28T02:00:00Z\"";
        var reason = state.length == 1 ? "" : ",\"reason\":\"" + state[1] + "\"";
        var decided = state[0].startsWith("DECIDED") ? ",\"decidedAt\":\"2026-11-28T03:00:00Z\"" : "";
        return "{\"caseId\":\"" + id + "\",\"state\":\"" + state[0] + "\"" + papers + reason + decided + "}";
    }

    private void ofFilings(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath().substring(FILINGS.length());
        var body = call.getRequestBody().readAllBytes();
        if (path.isEmpty() && call.getRequestMethod().equals("GET")) {
            answer(call, held.answer(call.getRequestURI().getQuery()));
            return;
        }
        if (!path.isEmpty()) {
            var paper = path.substring(path.lastIndexOf('/') + 1);
            if (call.getRequestMethod().equals("GET")) {
                answer(call, stored.getOrDefault(paper, Answer.problem(404, "NOT_FOUND")));
                return;
            }
            puts.add(new PaperPut(
                    path,
                    call.getRequestURI().getQuery(),
                    call.getRequestHeaders().getFirst("Content-Type"),
                    body));
            answer(call, uploads.getOrDefault(paper, new Answer(200, "{}")));
            return;
        }
        var filing = JSON.readTree(body);
        registered.add(filing);
        var old = filing.path("legacyId").asText();
        var set = registrations.get(old);
        if (set != null) {
            answer(call, set);
            return;
        }
        var subject = subjects.computeIfAbsent(old, _ -> UUID.randomUUID());
        answer(call, new Answer(201, "{\"subjectId\":\"" + subject + "\"}"));
    }

    /** /internal/accounts/{holder}/transfer-facts of filing-service, and /internal/accounts/{id} of account-service */
    private void ofAccounts(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var account = UUID.fromString(path.split("/")[3]);
        if (!path.endsWith("/transfer-facts")) {
            var usual = gone.contains(account)
                    ? Answer.problem(404, "NOT_FOUND")
                    : new Answer(200, "{\"status\":\"ACTIVE\"}");
            answer(call, customers.getOrDefault(account, usual));
            return;
        }
        var subject = holders.contains(account) ? "{\"subjectId\":\"" + account + "\"}" : "null";
        answer(call, new Answer(200, "{\"subject\":" + subject + ",\"openOrder\":" + busy.contains(account) + "}"));
    }

    private void ofTypeChecks(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        answer(call, typeChecks.getOrDefault(id, Answer.problem(404, "NOT_FOUND")));
    }

    private void ofMails(HttpExchange call) throws IOException {
        mails.add(JSON.readTree(call.getRequestBody()));
        call.sendResponseHeaders(204, -1);
        call.close();
    }

    private void ofBucket(HttpExchange call) throws IOException {
        var file = files.get(call.getRequestURI().getPath().substring(BUCKET.length()));
        if (file == null) {
            var none = "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/xml");
            call.sendResponseHeaders(404, none.length);
            call.getResponseBody().write(none);
        } else {
            call.sendResponseHeaders(200, file.length);
            call.getResponseBody().write(file);
        }
        call.close();
    }

    private static void answer(HttpExchange call, Answer answer) throws IOException {
        if (answer.status() == 0) {
            call.close();
            return;
        }
        var body = answer.json().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders()
                .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
        call.sendResponseHeaders(answer.status(), body.length);
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
