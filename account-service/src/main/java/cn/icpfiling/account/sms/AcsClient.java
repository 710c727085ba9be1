package cn.icpfiling.account.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

/**
 * Calls one endpoint with signed requests. All parameters are in the body, so no phone stands in a URL or in an access log.
 * The whole answer must arrive within the deadline and the size limit. Every failure is a reply, not an exception.
 */
final class AcsClient {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long LONGEST_ANSWER = 64 * 1024L;

    private final HttpClient http;
    private final URI endpoint;
    private final String keyId;
    private final String secret;
    private final Duration within;
    private final Clock machine;
    private final ObjectMapper json;

    AcsClient(
            HttpClient http,
            URI endpoint,
            String keyId,
            String secret,
            Duration within,
            Clock machine,
            ObjectMapper json) {
        this.http = http;
        this.endpoint = endpoint;
        this.keyId = keyId;
        this.secret = secret;
        this.within = within;
        this.machine = machine;
        this.json = json;
    }

    AcsReply call(String action, String version, Map<String, String> parameters) {
        var running = http.sendAsync(
                request(action, version, parameters),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answered(running.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            var _ = running.cancel(true);
            return new AcsReply.Unclear("no answer in time");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var _ = running.cancel(true);
            return new AcsReply.Unclear("interrupted");
        }
    }

    private HttpRequest request(String action, String version, Map<String, String> parameters) {
        var body = form(parameters).getBytes(StandardCharsets.UTF_8);
        var headers = headers(action, version, AcsSignature.sha256(body));
        var authorization = AcsSignature.authorization(keyId, secret, "POST", endpoint.getRawPath(), "", headers);
        var request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        // The client itself sets Host, from the same URL.
        headers.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    private SortedMap<String, String> headers(String action, String version, String bodyHash) {
        var headers = new TreeMap<String, String>();
        headers.put("host", endpoint.getRawAuthority());
        headers.put("content-type", FORM);
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", version);
        headers.put(
                "x-acs-date", machine.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("x-acs-content-sha256", bodyHash);
        return headers;
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private AcsReply answered(HttpResponse<byte[]> response) {
        try {
            var body = json.readTree(response.body());
            return new AcsReply.Answered(
                    response.statusCode(),
                    body == null || !body.isObject() ? JsonNodeFactory.instance.objectNode() : body);
        } catch (IOException e) {
            return new AcsReply.Answered(response.statusCode(), JsonNodeFactory.instance.objectNode());
        }
    }

    private static AcsReply failed(Throwable cause) {
        var why = cause.getClass().getSimpleName();
        return switch (cause) {
            case HttpConnectTimeoutException e -> new AcsReply.NotSent(why);
            case ConnectException e -> new AcsReply.NotSent(why);
            case UnknownHostException e -> new AcsReply.NotSent(why);
            case UnresolvedAddressException e -> new AcsReply.NotSent(why);
            case SSLHandshakeException e -> new AcsReply.NotSent(why);
            default -> new AcsReply.Unclear(why);
        };
    }
}
