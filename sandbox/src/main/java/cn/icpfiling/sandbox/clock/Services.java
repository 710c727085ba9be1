package cn.icpfiling.sandbox.clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The services that follow the test clock, and the call that sends them the offset. */
@ApplicationScoped
public class Services {

    /** filing-service is last: its due jobs may call the other services, which must have the new time already. */
    private static final List<String> NAMES = List.of("account", "verification", "inspection", "legacy", "filing");

    private final Config config;
    private final ObjectMapper json;
    private final String clientId;
    private final Optional<String> clientSecret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Services(
            Config config,
            ObjectMapper json,
            @ConfigProperty(name = "icp.service.client-id") String clientId,
            @ConfigProperty(name = "icp.service.client-secret") Optional<String> clientSecret) {
        this.config = config;
        this.json = json;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /** Sends the offset to every configured service. Returns the services that did not accept it, with the reason. */
    List<Untaken> handOver(Duration offset) {
        var untaken = new ArrayList<Untaken>();
        var urls = new ArrayList<Map.Entry<String, String>>();
        for (var name : NAMES) {
            replicas(name).forEach(url -> urls.add(Map.entry(name, url)));
        }
        if (urls.isEmpty()) {
            return untaken;
        }
        String token;
        try {
            token = token();
        } catch (IOException e) {
            return urls.stream()
                    .map(service -> new Untaken(service.getKey(), "no token from account-service: " + e.getMessage()))
                    .toList();
        }
        for (var service : urls) {
            try {
                tell(service.getValue(), offset, token);
            } catch (IOException e) {
                untaken.add(new Untaken(service.getKey(), e.getMessage() == null ? e.toString() : e.getMessage()));
            }
        }
        return untaken;
    }

    private void tell(String url, Duration offset, String token) throws IOException {
        var answer = send(HttpRequest.newBuilder(URI.create(url + "/internal/clock"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("offset", offset.toString()))))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("answered " + answer.statusCode());
        }
    }

    private String token() throws IOException {
        var account = url("account").orElseThrow(() -> new IOException("icp.account.url is not set"));
        var secret = clientSecret.orElseThrow(() -> new IOException("icp.service.client-secret is not set"));
        var form = "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret);
        var answer = send(HttpRequest.newBuilder(URI.create(account + "/oauth2/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (answer.statusCode() != 200) {
            throw new IOException("/oauth2/token answered " + answer.statusCode());
        }
        var token = json.readTree(answer.body()).path("access_token").asText("");
        if (token.isEmpty()) {
            throw new IOException("/oauth2/token answered without access_token");
        }
        return token;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Each replica has a clock of its own, so all of them are told: icp.clock.replicas.NAME, or the one address of the service. */
    private List<String> replicas(String name) {
        return config.getOptionalValues("icp.clock.replicas." + name, String.class)
                .orElseGet(() -> url(name).stream().toList());
    }

    private Optional<String> url(String name) {
        return config.getOptionalValue("icp." + name + ".url", String.class)
                .filter(url -> !url.isBlank())
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A service that keeps its old time, and the reason. */
    record Untaken(String service, String reason) {}
}
