package cn.icpfiling.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A client of the gateway or the sandbox: with a token or without, in one language. Every answer is audited. Every POST
 * has a new idempotency key.
 */
public final class Caller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_FIRST = "application/json, application/problem+json, */*;q=0.1";

    private final URI address;
    private final Optional<String> token;
    private final String language;
    private final Map<String, String> conditions;
    private final Optional<String> key;
    private final Optional<String> customer;
    private final String accepted;
    private final Audit audit;

    private Caller(
            URI address,
            Optional<String> token,
            String language,
            Map<String, String> conditions,
            Optional<String> key,
            Optional<String> customer,
            String accepted,
            Audit audit) {
        this.address = address;
        this.token = token;
        this.language = language;
        this.conditions = conditions;
        this.key = key;
        this.customer = customer;
        this.accepted = accepted;
        this.audit = audit;
    }

    /** A client of the gateway without a token. Each refusal must be a problem detail. */
    public static Caller gateway(Stack stack) {
        return new Caller(
                stack.gateway(),
                Optional.empty(),
                "zh",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                JSON_FIRST,
                Audit.PROBLEM_DETAILS);
    }

    public static Caller sandbox(Stack stack) {
        return at(stack.sandbox());
    }

    /** A client of one process, which is not reachable from outside. */
    public static Caller at(URI address) {
        return new Caller(
                address, Optional.empty(), "zh", Map.of(), Optional.empty(), Optional.empty(), JSON_FIRST, Audit.NONE);
    }

    public Caller with(String accessToken) {
        return new Caller(address, Optional.of(accessToken), language, conditions, key, customer, accepted, audit);
    }

    public String token() {
        return token.orElseThrow();
    }

    public Caller in(Locale wanted) {
        return new Caller(address, token, wanted.toLanguageTag(), conditions, key, customer, accepted, audit);
    }

    /** Changes a resource only if it is still in the state that this answer showed (If-Match). */
    public Caller having(Answer shown) {
        return seeing(shown.etag());
    }

    /** The same with a raw header value. */
    public Caller seeing(String ifMatch) {
        return provided("If-Match", ifMatch);
    }

    /** Shows the secret of a case that was opened without a login. */
    public Caller holding(String caseSecret) {
        return provided("Case-Secret", caseSecret);
    }

    private Caller provided(String header, String value) {
        var more = new HashMap<>(conditions);
        more.put(header, value);
        return new Caller(address, token, language, more, key, customer, accepted, audit);
    }

    /** Sends this Idempotency-Key with each POST, instead of a new one. */
    public Caller withKey(String header) {
        return new Caller(address, token, language, conditions, Optional.of(header), customer, accepted, audit);
    }

    /** Accepts this media type, and problem details for refusals. */
    public Caller accepting(String mediaType) {
        return new Caller(
                address,
                token,
                language,
                conditions,
                key,
                customer,
                mediaType + ", application/problem+json;q=0.1",
                audit);
    }

    /** Acts as a partner for this customer. */
    public Caller onBehalfOf(String account) {
        return new Caller(address, token, language, conditions, key, Optional.of(account), accepted, audit);
    }

    /** Sends POSTs without an Idempotency-Key. */
    public Caller withoutKey() {
        return withKey("");
    }

    public Answer get(String path) {
        return send("GET", path, Optional.empty(), Optional.empty());
    }

    public Answer delete(String path) {
        return send("DELETE", path, Optional.empty(), Optional.empty());
    }

    public Answer post(String path) {
        return send("POST", path, Optional.empty(), Optional.empty());
    }

    public Answer post(String path, JsonNode body) {
        return send("POST", path, body.toString().getBytes(StandardCharsets.UTF_8), "application/json");
    }

    public Answer put(String path, JsonNode body) {
        return send("PUT", path, body.toString().getBytes(StandardCharsets.UTF_8), "application/json");
    }

    public Answer send(String method, String path, byte[] body, String mediaType) {
        return send(method, path, Optional.of(body), Optional.of(mediaType));
    }

    private Answer send(String method, String path, Optional<byte[]> body, Optional<String> mediaType) {
        var request = HttpRequest.newBuilder(address.resolve(forCustomer(path)))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", accepted)
                .header("Accept-Language", language)
                .method(method, body.map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody));
        if (method.equals("POST") && !key.equals(Optional.of(""))) {
            request.header("Idempotency-Key", key.orElseGet(() -> "\"" + UUID.randomUUID() + "\""));
        }
        conditions.forEach(request::header);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        mediaType.ifPresent(value -> request.header("Content-Type", value));
        var name = method + " " + path;
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            var answer = read(
                    new Answer(name, response.statusCode(), response.headers(), response.body(), JSON.missingNode()));
            KeptAnswers.keep(answer, audit);
            KeptTraffic.keep(answer, audit);
            KeptExchanges.keep(answer, audit, body, mediaType);
            audit.check(answer);
            KeptPromises.check(address, answer, audit);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " got no answer from " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }

    private String forCustomer(String path) {
        return customer.map(account -> path + (path.contains("?") ? "&" : "?") + "onBehalfOf=" + account)
                .orElse(path);
    }

    private static Answer read(Answer raw) {
        if (!raw.contentType().contains("json") || raw.bytes().length == 0) {
            return raw;
        }
        try {
            return new Answer(raw.request(), raw.status(), raw.headers(), raw.bytes(), JSON.readTree(raw.bytes()));
        } catch (JsonProcessingException e) {
            throw new Differs(raw.request() + " calls its answer JSON, but it is none: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
