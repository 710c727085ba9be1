package cn.icpfiling.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
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

    public static final String REPORTS_SECRET = "a-secret-for-reports-only";
    /** How domains begin whose question legacy-import-service never answers. */
    public static final String HANGS = "hangs-";

    public static final String BOUNCES = "bounces@icp-filing.example";

    private static final Map<String, Object> TOKEN = Map.of("access_token", "of-account-service", "expires_in", 600);

    private final ObjectMapper json = new ObjectMapper();
    private final SmsProviderOutside sms = new SmsProviderOutside(json);
    private final Map<String, JsonNode> filings = new ConcurrentHashMap<>();
    private static final String NEXT = "allServices=true&servicesAfter=";
    private final Map<String, JsonNode> contacts = new ConcurrentHashMap<>();
    private final CasePapersOutside casePapers = new CasePapersOutside(json);
    private final HandOversOutside handOvers = new HandOversOutside(json);
    private final PrefillsOutside prefills = new PrefillsOutside(json);
    private final Map<String, String> oldFilings = new ConcurrentHashMap<>();
    private final AtomicInteger silences = new AtomicInteger();
    private final Map<String, AtomicInteger> wrongAnswers = new ConcurrentHashMap<>();
    private final FilingStub filing = new FilingStub(handOvers);
    /** Each mail is decoded once, for tests ask for all of them again and again. */
    private final Map<MimeMessage, Map<String, String>> read = Collections.synchronizedMap(new IdentityHashMap<>());

    private HttpServer http;
    private GreenMail mail;

    @Override
    public Map<String, String> start() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/sms", sms::answer);
            http.createContext("/received/sms", exchange -> answer(exchange, 200, sms.toPhone(asked(exchange))));
            http.createContext("/received/calls", exchange -> answer(exchange, 200, sms.callsTo(asked(exchange))));
            http.createContext("/received/mail", exchange -> answer(exchange, 200, mails()));
            http.createContext("/posts", exchange -> answer(exchange, 200, Map.of("count", sms.posts())));
            http.createContext("/fail", this::failNext);
            http.createContext("/refusals", sms::refuse);
            http.createContext("/send-status", sms::report);
            http.createContext("/oauth2/token", exchange -> answer(exchange, 200, TOKEN));
            http.createContext("/filings", this::isFiled);
            http.createContext("/silence", this::beSilent);
            http.createContext("/internal/filed-domains", this::findFiling);
            http.createContext("/contacts", this::areContacts);
            http.createContext("/wrong-answers", this::tellsWrongly);
            http.createContext("/internal/subjects", this::findContacts);
            http.createContext("/internal/accounts", this::factsOf);
            http.createContext("/internal/legacy-lookups", this::lookUpOldPlatform);
            http.createContext("/internal/waiting-filings", this::findOnOldPlatform);
            http.createContext("/internal/hand-overs", this::handOverTo);
            http.createContext("/old-filings", this::isOnItsWay);
            filing.answerOn(http);
            http.createContext(
                    "/api/v1/provider-profile",
                    exchange -> answer(exchange, 200, Map.of("version", 1, "callNumbers", List.of("400-800-1234"))));
            http.createContext("/internal/filed-subject-numbers", this::findNumber);
            http.createContext("/internal/case-papers", casePapers::answer);
            http.createContext("/case-papers", casePapers::upload);
            http.createContext("/internal/prefilled-orders", prefills::answer);
            http.createContext("/prefilled-orders", prefills::isPrepared);
            http.createContext("/hand-overs/to", handOvers::told);
            http.createContext("/hand-overs/refuse", handOvers::told);
            http.start();
            mail = new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
            mail.start();
            mail.setUser(BOUNCES, BOUNCES, "known-outside");
            return Map.ofEntries(
                    Map.entry("icp.sms.url", here() + "/sms"),
                    Map.entry("icp.sms.voice-url", here() + "/sms"),
                    Map.entry("icp.sms.key-id", "of-the-platform"),
                    Map.entry("icp.sms.key-secret", "known-outside"),
                    Map.entry("icp.reports.key-secret", REPORTS_SECRET),
                    Map.entry("icp.account.url", here()),
                    Map.entry("icp.filing.url", here()),
                    Map.entry("icp.legacy.url", here()),
                    Map.entry("icp.service.client-id", "account-service"),
                    Map.entry("icp.service.client-secret", "known-outside"),
                    Map.entry("icp.bounces.address", BOUNCES),
                    Map.entry("icp.bounces.imap-host", "localhost"),
                    Map.entry(
                            "icp.bounces.imap-port",
                            Integer.toString(mail.getImap().getPort())),
                    Map.entry("icp.bounces.imap-tls", "false"),
                    Map.entry("icp.bounces.user", BOUNCES),
                    Map.entry("icp.bounces.password", "known-outside"),
                    Map.entry("quarkus.mailer.host", "localhost"),
                    Map.entry(
                            "quarkus.mailer.port",
                            Integer.toString(mail.getSmtp().getPort())),
                    Map.entry("icp.bootstrap.file", bootstrapFile().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        http.stop(0);
        mail.stop();
    }

    /** /received/sms?to={mobile number} */
    private static String asked(HttpExchange exchange) {
        return exchange.getRequestURI().getQuery().substring("to=".length());
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

    /** /wrong-answers/{subject or service}/{times}: of the next questions for its contacts. */
    private void tellsWrongly(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        wrongAnswers.put(words[2], new AtomicInteger(Integer.parseInt(words[3])));
        answer(exchange, 200, Map.of());
    }

    /** /contacts/{subject, or servicesAfter}: these are the contacts in its filing from now on, or the next of them. */
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
        var subject = exchange.getRequestURI().getPath().split("/")[3];
        var query = exchange.getRequestURI().getQuery();
        var found = contacts.get(query != null && query.startsWith(NEXT) ? query.substring(NEXT.length()) : subject);
        var ofService = query != null && query.startsWith("serviceId=");
        if (isWrong(subject) || ofService && isWrong(query.substring("serviceId=".length()))) {
            answer(exchange, 404, Map.of("reason", "no such page"));
        } else if (isWrong("fails:" + subject)) {
            answer(exchange, 500, Map.of("code", "INTERNAL_ERROR"));
        } else if (isWrong("forbids:" + subject)) {
            answer(exchange, 403, Map.of("code", "FORBIDDEN"));
        } else if (isWrong("refuses:" + subject)) {
            answer(exchange, 422, Map.of("code", "CONTACTS_UNFIT"));
        } else if (silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, Map.of());
        } else if (found == null
                || ofService && found.path("service").isMissingNode()
                || found.has("services") && !query.startsWith("allServices=true")) {
            answer(exchange, 404, Map.of("code", "NOT_FOUND"));
        } else {
            answer(exchange, 200, found);
        }
    }

    private boolean isWrong(String of) {
        var left = wrongAnswers.get(of);
        return left != null && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
    }

    private void findFiling(HttpExchange exchange) throws IOException {
        var filing = filings.get(
                json.readTree(exchange.getRequestBody()).path("domain").asText());
        if (silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, Map.of());
        } else if (filing == null || isOnOldPlatform(filing)) {
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

    /** A filing without a holder waits on the old platform and is not filed here. */
    private static boolean isOnOldPlatform(JsonNode filing) {
        return filing.path("holder").asText().isEmpty();
    }

    private void findOnOldPlatform(HttpExchange exchange) throws IOException {
        var domain = json.readTree(exchange.getRequestBody()).path("domain").asText();
        var filing = filings.get(domain);
        if (domain.startsWith(HANGS)) {
            return;
        }
        if (filing == null || !isOnOldPlatform(filing)) {
            answer(exchange, 200, Map.of("route", "NONE"));
        } else if (filing.path("route").asText().isEmpty()) {
            answer(exchange, 503, Map.of());
        } else {
            answer(
                    exchange,
                    200,
                    Map.of(
                            "route",
                            filing.path("route").asText(),
                            "principalMobile",
                            filing.path("mobile").asText()));
        }
    }

    /** /old-filings/{account}/{RUNNING, CLAIM, SILENT or NONE} */
    private void isOnItsWay(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        oldFilings.put(words[2], words[3]);
        answer(exchange, 200, Map.of());
    }

    private void handOverTo(HttpExchange exchange) throws IOException {
        var told = oldFilings.getOrDefault(exchange.getRequestURI().getPath().split("/")[3], "NONE");
        var claim = told.equals("CLAIM");
        var running = claim || told.equals("RUNNING");
        answer(exchange, told.equals("SILENT") ? 503 : 200, Map.of("running", running, "grantedClaim", claim));
    }

    private static Path bootstrapFile() throws IOException {
        var file = Files.createTempFile("bootstrap", ".yaml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, """
            staff:
              - {login: reviewer, name: 初审人员, roles: [reviewer], password: %1$s, totp: %3$s}
              - {login: administrator, name: 管理员, roles: [administrator], password: %1$s, totp: %3$s}
              - {login: second-administrator, name: 管理员二, roles: [administrator], password: %1$s, totp: %3$s, mobile: "13700000042"}
              - {login: desk, name: 客服, roles: [inspector, support], password: %1$s, totp: %3$s}
              - {login: second-desk, name: 客服二, roles: [support], password: %1$s, totp: %3$s}
              - {login: third-desk, name: 客服三, roles: [support], password: %1$s, totp: %3$s}
              - {login: fourth-desk, name: 客服四, roles: [support], password: %1$s, totp: %3$s}
              - {login: newcomer, name: 新同事, roles: [auditor], password: %1$s}
            services:
              - {client: filing-service, secret: %2$s}
            """.formatted(Caller.PASSWORD, Caller.SECRET, Caller.TOTP));
    }

    /** /fail/{status}/{times}; the status 1 accepts the message and loses the answer */
    private void failNext(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        sms.failNext(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
        answer(exchange, 200, Map.of());
    }

    /** Headers as they came over the wire; subject and both texts decoded as well. */
    private List<Map<String, String>> mails() throws IOException {
        var all = new ArrayList<Map<String, String>>();
        // The library finds its parts by the loader of the thread, which may be that of the service.
        var thread = Thread.currentThread();
        var former = thread.getContextClassLoader();
        thread.setContextClassLoader(OutsideWorld.class.getClassLoader());
        try {
            for (var message : mail.getReceivedMessages()) {
                var one = read.get(message);
                if (one == null) {
                    one = decoded(message);
                    read.put(message, one);
                }
                all.add(one);
            }
        } catch (MessagingException e) {
            throw new IOException(e);
        } finally {
            thread.setContextClassLoader(former);
        }
        return all;
    }

    private static Map<String, String> decoded(MimeMessage message) throws MessagingException, IOException {
        var one = new LinkedHashMap<String, String>();
        for (var name : List.of("To", "From", "Subject", "Message-ID", "Date", "Auto-Submitted", "Content-Type")) {
            one.put(name, message.getHeader(name, null));
        }
        one.put("title", message.getSubject());
        one.put("body", text(message, "text/plain"));
        one.put("html", text(message, "text/html"));
        return one;
    }

    /** The decoded text of the first part of the type; null if there is none. */
    private static String text(Part part, String type) throws MessagingException, IOException {
        var source = part.getDataHandler().getDataSource();
        if (part.isMimeType("multipart/*")) {
            var parts = new MimeMultipart(source);
            for (var i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return part.isMimeType(type)
                ? new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                : null;
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
