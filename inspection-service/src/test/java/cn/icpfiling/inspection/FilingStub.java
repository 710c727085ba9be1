package cn.icpfiling.inspection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The neighbours as this service sees them: filing-service's subjects, account-service's partners and tokens, over HTTP. */
public class FilingStub implements QuarkusTestResourceLifecycleManager {
    private static final String TOKEN = "a-service-token";
    private static final String CONTACTS = "/contacts";

    private static final String OPEN_ORDERS = "/open-orders";

    private final Map<UUID, String> known = new ConcurrentHashMap<>();
    private final Map<UUID, String> contacts = new ConcurrentHashMap<>();
    private final Set<UUID> withAuthority = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    /** From now on filing-service knows this subject. */
    public void knows(UUID subject, String name, int certificateType, String certificateNumber) {
        known.put(subject, """
                {"subjectId":"%s","name":"%s","certificateType":%d,"certificateNumber":"%s","status":"REGISTERED"}""".formatted(subject, name, certificateType, certificateNumber));
    }

    /** From now on an order of the subject is with the authority. */
    public void hasOrderWithAuthority(UUID subject) {
        withAuthority.add(subject);
    }

    /** From now on filing-service knows this spot check. */
    public void knowsSpotCheck(UUID spotCheck, String task, String note) {
        known.put(spotCheck, """
                {"spotCheckId":"%s","task":"%s","note":"%s"}""".formatted(spotCheck, task, note));
    }

    /** From now on it knows what the authority thinks of the result, too. */
    public void knowsOpinion(UUID spotCheck, String task, String note, String opinion) {
        known.put(spotCheck, """
                {"spotCheckId":"%s","task":"%s","note":"%s","opinion":"%s"}""".formatted(spotCheck, task, note, opinion));
    }

    /** From now on filing-service knows the contacts of this subject and one of its services. */
    public void knowsContacts(UUID subject, String json) {
        contacts.put(subject, json);
    }

    /** From now on account-service knows this partner. */
    public void knowsPartner(UUID partner, String name) {
        known.put(partner, """
                {"partnerId":"%s","name":"%s"}""".formatted(partner, name));
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
        server.createContext("/internal/subjects/", this::show);
        server.createContext("/internal/spot-checks/", this::show);
        server.createContext("/internal/partners/", this::show);
        server.createContext("/internal/finding-papers/", this::showPapers);
        server.start();
        var here = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("icp.filing.url", here, "icp.account.url", here);
    }

    /** From now on this paper was handed in at the finding. */
    public void knowsPaper(UUID finding, UUID paper) {
        known.put(finding, """
                {"items":[{"paperId":"%s","findingId":"%s","kind":"DOMAIN_CERTIFICATE","handedInAt":"2026-12-01T09:00:00Z"}]}""".formatted(paper, finding));
    }

    private void showPapers(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        known.putIfAbsent(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)), "{\"items\":[]}");
        show(call);
    }

    private void show(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var found = answered(path);
        if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            answer(call, 401, "{}");
        } else if (found == null) {
            answer(call, 404, "{}");
        } else {
            answer(call, 200, found);
        }
    }

    private String answered(String path) {
        if (path.endsWith(CONTACTS)) {
            return contacts.get(id(path.substring(0, path.length() - CONTACTS.length())));
        }
        if (path.endsWith(OPEN_ORDERS)) {
            var subject = id(path.substring(0, path.length() - OPEN_ORDERS.length()));
            return "{\"withAuthority\":%s}".formatted(withAuthority.contains(subject));
        }
        return known.get(id(path));
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
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
        injector.injectIntoFields(this, new TestInjector.MatchesType(FilingStub.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
