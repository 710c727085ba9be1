package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import com.sun.net.httpserver.HttpExchange;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** The authority's public query by a sponsor's name, as tests fill it. */
public final class PublicRegister {

    private static final Map<String, String> SHOWN = new ConcurrentHashMap<>();
    private static final String SILENT = "silent";

    private PublicRegister() {}

    /** GET answers a query. PUT registers an entry: the name on the first line, the entry below it. */
    public static void serve(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            var written = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var cut = written.indexOf('\n');
            SHOWN.put(written.substring(0, cut), written.substring(cut + 1));
            answer(exchange, 200, "{}");
            return;
        }
        var query = exchange.getRequestURI().getRawQuery();
        var name = URLDecoder.decode(query.substring("name=".length()), StandardCharsets.UTF_8);
        var shown = SHOWN.getOrDefault(name, "");
        answer(exchange, shown.equals(SILENT) ? 503 : 200, "{\"items\": [" + shown + "]}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** @param serviceNumber empty for a subject without a site */
    public static void shows(String name, String subjectNumber, String serviceNumber) {
        write(
                name,
                "{\"sponsor\": \"-\", \"subjectNumber\": \"%s\", \"serviceNumber\": \"%s\"}"
                        .formatted(subjectNumber, serviceNumber));
    }

    public static void showsNothing(String name) {
        write(name, "");
    }

    public static void isSilentAbout(String name) {
        write(name, SILENT);
    }

    private static void write(String name, String shown) {
        given().contentType(ContentType.TEXT.withCharset("UTF-8"))
                .body(name + "\n" + shown)
                .put(ConfigProvider.getConfig().getValue("icp.authority.public-query-url", String.class))
                .then()
                .statusCode(200);
    }
}
