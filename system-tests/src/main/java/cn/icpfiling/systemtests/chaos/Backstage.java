package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The internal endpoints of the services, and their metrics. */
public final class Backstage {

    private static final List<String> WITH_EVENTS =
            List.of("filing", "verification", "account", "inspection", "legacy");
    private static final int MANAGEMENT = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stack stack;

    public Backstage(Stack stack) {
        this.stack = stack;
    }

    Caller at(String service) {
        return Caller.at(address(service)).with(token());
    }

    /** Returns the rows and records that wait or are parked, by service and metric. */
    Map<String, Integer> stillToDo() {
        var waiting = new LinkedHashMap<String, Integer>();
        for (var service : WITH_EVENTS) {
            metrics(URI.create(management(service) + "/q/metrics"))
                    .lines()
                    .filter(line -> line.startsWith("icp_outbox_depth")
                            || line.startsWith("icp_outbox_parked")
                            || line.startsWith("icp_inbox_parked"))
                    .forEach(line -> waiting.put(
                            service + " " + line.substring(0, line.lastIndexOf(' ')),
                            count(line.substring(line.lastIndexOf(' ') + 1))));
        }
        return waiting;
    }

    /** A gauge that sees nothing shows NaN. It counts as one that waits, since nothing says that none does. */
    static int count(String value) {
        var shown = Double.parseDouble(value);
        return Double.isNaN(shown) ? 1 : (int) shown;
    }

    /** Of the first replica, where the service has several: what waits is counted in the database, so each replica shows the same. */
    private static String management(String service) {
        var told = System.getenv("ICP_" + service.toUpperCase(Locale.ROOT) + "_MANAGEMENT");
        return told != null ? told : "http://127.0.0.1:" + (address(service).getPort() + MANAGEMENT);
    }

    private String metrics(URI address) {
        try {
            var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            Differs.unless(answer.statusCode() == 200, "%s answered %d", address, answer.statusCode());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(address + " gave no metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns a token of a service. */
    public String token() {
        var form = "grant_type=client_credentials&client_id=sandbox&client_secret="
                + URLEncoder.encode(secret(), StandardCharsets.UTF_8);
        return Caller.at(address("account"))
                .send(
                        "POST",
                        "/oauth2/token",
                        form.getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded")
                .expect(200)
                .text("/access_token");
    }

    private String secret() {
        try {
            for (var client : new ObjectMapper(new YAMLFactory())
                    .readTree(stack.bootstrapFile().toFile())
                    .path("services")) {
                if (client.path("client").asText().equals("sandbox")) {
                    return client.path("secret").asText();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The bootstrap file cannot be read", e);
        }
        throw new Differs("There is no client sandbox in " + stack.bootstrapFile());
    }

    public static URI address(String service) {
        var name = "ICP_" + service.toUpperCase(Locale.ROOT) + "_URL";
        var value = System.getenv(name);
        Differs.unless(value != null, "%s is not set; ./icp sets it", name);
        return URI.create(value);
    }
}
