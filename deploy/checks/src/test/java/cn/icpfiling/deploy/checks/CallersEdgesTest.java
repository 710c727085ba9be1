package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which service calls which one is said by the addresses in its settings; edges.yaml allows these calls and no others. */
class CallersEdgesTest {
    private static final List<String> PROCESSES = List.of(
            "gateway",
            "filing-service",
            "verification-service",
            "inspection-service",
            "account-service",
            "legacy-import-service");

    private static final Pattern ADDRESS =
            Pattern.compile("(?m)^icp\\.[a-z.]*url=http://(" + String.join("|", PROCESSES) + "):\\d+$");
    private static final Pattern CLIENT = Pattern.compile("@RegisterRestClient\\(\\s*configKey\\s*=\\s*\"([^\"]+)\"");

    @Test
    void services_call_whom_the_edges_allow_and_the_edges_allow_no_other_call() {
        var called = new TreeSet<String>();
        for (var process : PROCESSES) {
            called.addAll(calls(process, settings(process)));
        }
        var allowed = allowed();

        assertThat(called).isEqualTo(allowed).hasSizeGreaterThan(15);
        assertThat(allowed)
                .doesNotContainAnyElementsOf(
                        calls("verification-service", "icp.inspection.url=http://inspection-service:8103\n"));
    }

    @Test
    void the_address_of_each_client_is_a_setting() throws IOException {
        for (var process : PROCESSES) {
            var settings = settings(process);
            for (var key : clients(process)) {
                assertThat(settings).contains("quarkus.rest-client." + key + ".url=");
            }
        }
        assertThat(clients("filing-service")).contains("account", "public-query");
    }

    private static Set<String> calls(String process, String settings) {
        var calls = new TreeSet<String>();
        ADDRESS.matcher(settings).results().forEach(address -> calls.add(process + " to " + address.group(1)));
        return calls;
    }

    private static Set<String> allowed() {
        var allowed = new TreeSet<String>();
        for (var edge : Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("edges.yaml")))
                .path("edges")) {
            var from = edge.path("from").asText();
            var to = edge.path("to").asText();
            if (PROCESSES.contains(from) && PROCESSES.contains(to)) {
                allowed.add(from + " to " + to);
            }
        }
        return allowed;
    }

    /** Those of the process, and those that all have from platform/web. */
    private static String settings(String process) {
        return Overlay.read(Overlay.ROOT.resolve(process + "/src/main/resources/application.properties"))
                + Overlay.read(Overlay.ROOT.resolve(
                        "platform/web/src/main/resources/META-INF/microprofile-config.properties"));
    }

    private static Set<String> clients(String process) throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(Overlay.ROOT.resolve(process + "/src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> CLIENT.matcher(text(file)).results().forEach(client -> keys.add(client.group(1))));
        }
        return keys;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
