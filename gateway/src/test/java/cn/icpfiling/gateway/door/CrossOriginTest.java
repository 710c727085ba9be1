package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.gateway.contract.PublishedContract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CrossOriginTest {

    /** The Fetch standard lets every page read them. */
    private static final Set<String> SAFELISTED = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    /** It speaks to the browser, not to a page. */
    private static final String TO_THE_BROWSER = "content-security-policy";

    @Test
    void a_page_of_another_origin_may_read_every_header_that_the_contract_names() throws IOException {
        var named = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        collect(
                new ObjectMapper()
                        .readTree(new PublishedContract("https://api.example.com")
                                .json()
                                .plain()),
                named);
        assertThat(named).as("canary").contains("ETag", "Link", "Upload-Offset");

        named.removeIf(name -> SAFELISTED.contains(name.toLowerCase(Locale.ROOT)));
        named.remove(TO_THE_BROWSER);
        assertThat(CrossOrigin.MAY_READ.split(", ")).containsAll(named);
    }

    /** Providers' machines send these, and no page. */
    private static final String OF_REPORTS = "X-Report-";

    @Test
    void a_page_of_another_origin_may_send_every_header_that_the_contract_takes() throws IOException {
        var named = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        collectParameters(
                new ObjectMapper()
                        .readTree(new PublishedContract("https://api.example.com")
                                .json()
                                .plain()),
                named);
        assertThat(named).as("canary").contains("Idempotency-Key", "If-Match", "Upload-Offset");

        named.removeIf(name -> name.startsWith(OF_REPORTS));
        assertThat(CrossOrigin.MAY_SEND.split(", ")).containsAll(named);
    }

    private static void collectParameters(JsonNode node, Set<String> names) {
        if (node.path("in").asText().equals("header")) {
            names.add(node.path("name").asText());
        }
        node.forEach(child -> collectParameters(child, names));
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.properties().forEach(member -> {
            if (member.getKey().equals("responses")) {
                member.getValue()
                        .forEach(response ->
                                response.path("headers").fieldNames().forEachRemaining(names::add));
            }
        });
        node.forEach(child -> collect(child, names));
    }
}
