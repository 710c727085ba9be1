package cn.icpfiling.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What account-service finds outside: an SMS provider over HTTP, a mail server over SMTP, a bootstrap file. What they were told
 * can be read back over HTTP, for the tests live in another class loader.
 */
public final class OutsideWorld implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, Object> TOKEN = Map.of("access_token", "of-account-service", "expires_in", 600);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> messages = new ConcurrentHashMap<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger failAs = new AtomicInteger();
    private final Map<String, JsonNode> filings = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> contacts = new ConcurrentHashMap<>();
    private final CasePapersOutside casePapers = new CasePapersOutside(json);
    private final HandOversOutside handOvers = new HandOversOutside(json);
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicInteger wrongAddresses = new AtomicInteger();
    private final FilingStub filing = new FilingStub(handOvers);
    private HttpServer http;
    private GreenMail mail;

    @Override
    public Map<String, String> start() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/sms/messages", this::takeSms);
            http.createContext("/received/sms", exchange -> answer(exchange, 200, toPhone(exchange)));
            http.createContext("/received/mail", exchange -> answer(exchange, 200, mails()));
            http.createContext("/posts", exchange -> answer(exchange, 200, Map.of("count", posts.get())));
            http.createContext("/fail", this::failNext);
            http.createContext("/oauth2/token", exchange -> answer(exchange, 200, TOKEN));
            http.createContext("/filings", this::isFiled);
            http.createContext("/silence", this::beSilent);
            http.createContext("/internal/filed-domains", this::findFiling);
            http.createContext("/contacts", this::areContacts);
            http.createContext("/wrong-addresses", this::hasAnotherAddress);
            http.createContext("/internal/subjects", this::findContacts);
            http.createContext("/internal/accounts", this::factsOf);
            http.createContext("/internal/legacy-lookups", this::lookUpOldPlatform);
            filing.answerOn(http);
            http.createContext("/internal/filed-subject-numbers", this::findNumber);
            http.createContext("/internal/case-papers", casePapers::answer);
            http.createContext("/case-papers", casePapers::upload);
            http.createContext("/hand-overs/to", handOvers::told);
            http.createContext("/hand-overs/refuse", handOvers::told);
            http.start();
            var setup = ServerSetup.SMTP.dynamicPort();
            mail = new GreenMail(setup);
            mail.start();
            return Map.of(
                    "icp.sms.url",
                    here(),
                    "icp.account.url",
                    here(),
                    "icp.filing.url",
                    here(),
                    "icp.legacy.url",
                    here(),
                    "icp.service.client-id",
                    "account-service",
                    "icp.service.client-secret",
                    "known-outside",
                    "quarkus.mailer.host",
                    "localhost",
                    "quarkus.mailer.port",
                    Integer.toString(mail.getSmtp().getPort()),
                    "icp.bootstrap.file",
                    bootstrapFile().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        http.stop(0);
        mail.stop();
    }

    /** /received/sms?to={mobile number}: all that came to it, oldest first */
    private List<JsonNode> toPhone(HttpExchange exchange) {
        var phone = exchange.getRequestURI().getQuery().substring("to=".length());
        return messages.values().stream()
                .filter(message -> message.path("to").asText().equals("+86" + phone))
                .sorted(Comparator.comparing(
                        message -> message.path("reference").asText()))
                .toList();
    }

    private String here() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    private void isFiled(HttpExchange exchange) throws IOException {
        var filing = json.readTree(exchange.getRequestBody());
        filings.put(filing.path("domain").asText(), filing);
        answer(exchange, 200, Map.of());
    }

    /** /silence/{times} */
    private void beSilent(HttpExchange exchange) throws IOException {
        silences.set(Integer.parseInt(exchange.getRequestURI().getPath().split("/")[2]));
        answer(exchange, 200, Map.of());
    }

    /** /wrong-addresses/{times} */
    private void hasAnotherAddress(HttpExchange exchange) throws IOException {
        wrongAddresses.set(Integer.parseInt(exchange.getRequestURI().getPath().split("/")[2]));
        answer(exchange, 200, Map.of());
    }

    /** /contacts/{subject}: these are the contacts in its filing from now on. */
    private void areContacts(HttpExchange exchange) throws IOException {
        contacts.put(exchange.getRequestURI().getPath().split("/")[2], json.readTree(exchange.getRequestBody()));
        answer(exchange, 200, Map.of());
    }

    /** /internal/accounts/{holder}/transfer-facts */
    private void factsOf(HttpExchange exchange) throws IOException {
        if (silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, Map.of());
            return;
        }
        filing.factsOf(exchange);
    }

    /** /internal/subjects/{id}/contacts */
    private void findContacts(HttpExchange exchange) throws IOException {
        var found = contacts.get(exchange.getRequestURI().getPath().split("/")[3]);
        var query = exchange.getRequestURI().getQuery();
        if (wrongAddresses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 404, Map.of("reason", "no such page"));
        } else if (silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, Map.of());
        } else if (found == null || query != null && found.path("service").isMissingNode()) {
            answer(exchange, 404, Map.of("code", "NOT_FOUND"));
        } else {
            answer(exchange, 200, found);
        }
    }

    private void findFiling(HttpExchange exchange) throws IOException {
        var filing = filings.get(
                json.readTree(exchange.getRequestBody()).path("domain").asText());
        if (silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, Map.of());
        } else if (filing == null) {
            answer(exchange, 200, Map.of("filed", false));
        } else {
            answer(
                    exchange,
                    200,
                    Map.of(
                            "filed",
                            true,
                            "holder",
                            filing.path("holder").asText(),
                            "subjectId",
                            subjectOf(filing),
                            "principalMobile",
                            filing.path("mobile").asText(),
                            "certificateType",
                            1,
                            "certificateNumber",
                            "91110000MA00000077"));
        }
    }

    /** A filing has the subject number that the test gave as its domain. */
    private void findNumber(HttpExchange exchange) throws IOException {
        var filing = filings.get(
                json.readTree(exchange.getRequestBody()).path("subjectNumber").asText());
        answer(
                exchange,
                200,
                filing == null
                        ? Map.of("filed", false)
                        : Map.of(
                                "filed",
                                true,
                                "holder",
                                filing.path("holder").asText(),
                                "subjectId",
                                subjectOf(filing)));
    }

    private static String subjectOf(JsonNode filing) {
        return UUID.nameUUIDFromBytes(filing.path("domain").asText().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** A route that is empty: no answer. After an @ stands the time of the submission. */
    private void lookUpOldPlatform(HttpExchange exchange) throws IOException {
        var filing = filings.get(
                json.readTree(exchange.getRequestBody()).path("domain").asText());
        var route = (filing == null ? "NONE" : filing.path("route").asText()).split("@");
        var found = new LinkedHashMap<String, Object>(Map.of("route", route[0], "filedHere", true));
        if (route.length > 1) {
            found.put("submittedAt", route[1]);
        }
        answer(exchange, route[0].isEmpty() ? 503 : 200, found);
    }

    private static Path bootstrapFile() throws IOException {
        var file = Files.createTempFile("bootstrap", ".yaml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, """
                staff:
                  - {login: reviewer, name: 审核员, roles: [reviewer], password: %1$s, totp: %3$s}
                  - {login: administrator, name: 管理员, roles: [administrator], password: %1$s, totp: %3$s}
                  - {login: desk, name: 客服, roles: [inspector, support], password: %1$s, totp: %3$s}
                  - {login: second-desk, name: 客服二, roles: [support], password: %1$s, totp: %3$s}
                  - {login: newcomer, name: 新同事, roles: [auditor], password: %1$s}
                services:
                  - {client: filing-service, secret: %2$s}
                """.formatted(Caller.PASSWORD, Caller.SECRET, Caller.TOTP));
    }

    private void takeSms(HttpExchange exchange) throws IOException {
        var message = json.readTree(exchange.getRequestBody());
        posts.incrementAndGet();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, failAs.get(), Map.of());
            return;
        }
        messages.put(message.path("reference").asText(), message);
        answer(exchange, 202, Map.of());
    }

    /** /fail/{status}/{times} */
    private void failNext(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        failAs.set(Integer.parseInt(words[2]));
        failures.set(Integer.parseInt(words[3]));
        answer(exchange, 200, Map.of());
    }

    /** As they came over the wire. */
    private List<Map<String, String>> mails() throws IOException {
        var all = new ArrayList<Map<String, String>>();
        try {
            for (var message : mail.getReceivedMessages()) {
                var one = new LinkedHashMap<String, String>();
                for (var name : List.of("To", "From", "Subject", "Message-ID")) {
                    one.put(name, message.getHeader(name, null));
                }
                one.put("body", new String(message.getRawInputStream().readAllBytes(), StandardCharsets.UTF_8));
                all.add(one);
            }
        } catch (MessagingException e) {
            throw new IOException(e);
        }
        return all;
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
