package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The gateway waits longer for a service than a service for another one; else a caller hears 504 of work that succeeds. */
class TimeoutsTest {

    private static final Path SUITE = Path.of("..");
    private static final List<String> SERVICES = List.of(
            "account-service", "filing-service", "verification-service", "inspection-service", "legacy-import-service");
    private static final Pattern READ = Pattern.compile("quarkus\\.rest-client\\.(.+)\\.read-timeout");
    private static final Pattern LONGER = Pattern.compile("x-icp-timeout-seconds: (\\d+)");

    @Test
    void a_call_between_services_ends_before_the_gateway_gives_up() {
        var gateway = read(settings("gateway").getProperty("icp.gateway.timeout"));
        var retries = read(settings("platform/web", "META-INF/microprofile-config.properties")
                .getProperty("icp.calls.retry-for"));
        var calls = 0;
        for (var service : SERVICES) {
            var settings = settings(service);
            for (var name : settings.stringPropertyNames()) {
                var client = READ.matcher(name);
                if (!client.matches()) {
                    continue;
                }
                calls++;
                var read = Duration.ofMillis(Long.parseLong(settings.getProperty(name)));
                var connect = Duration.ofMillis(Long.parseLong(
                        settings.getProperty("quarkus.rest-client." + client.group(1) + ".connect-timeout")));
                var whole = read.plus(connect).plus(retries);
                // A call that takes longer belongs to operations that say so.
                assertThat(whole)
                        .as("%s of %s", name, service)
                        .isLessThan(read.compareTo(gateway) < 0 ? gateway : longestOf(service));
            }
        }
        assertThat(calls).isGreaterThan(10);
    }

    @Test
    void no_connection_that_the_gateway_keeps_is_kept_longer_than_by_the_service() {
        for (var service : SERVICES) {
            var kept = settings(service).getProperty("quarkus.http.idle-timeout", "30m");
            assertThat(read(kept)).as(service).isGreaterThan(Duration.ofSeconds(LoopClient.IDLE_SECONDS));
        }
    }

    /** Else a silent connection is closed while the service works on the request, and the caller hears nothing. */
    @Test
    void no_connection_is_idle_as_long_as_a_service_may_take_for_its_answer() {
        var longest = SERVICES.stream()
                .map(TimeoutsTest::longestOf)
                .max(Duration::compareTo)
                .orElseThrow();
        assertThat(longest).as("canary").isGreaterThan(Duration.ofSeconds(60));

        var orSoLong = longest.plusSeconds(10);
        assertThat(read(settings("gateway").getProperty("quarkus.http.idle-timeout")))
                .as("the caller's connection")
                .isGreaterThan(orSoLong);
        assertThat(Duration.ofSeconds(LoopClient.IDLE_SECONDS))
                .as("the service's connection")
                .isGreaterThan(orSoLong);
    }

    @Test
    void no_caller_keeps_a_silent_connection_as_long_as_a_replica_takes_to_say_that_it_ends() {
        var shared = settings("platform/web", "META-INF/microprofile-config.properties");
        var delay = read(shared.getProperty("quarkus.shutdown.delay"));
        assertThat(delay).isGreaterThan(Duration.ofSeconds(LoopClient.KEEP_ALIVE_SECONDS));
        assertThat(delay)
                .isGreaterThan(
                        Duration.ofMillis(Long.parseLong(shared.getProperty("quarkus.rest-client.connection-ttl"))));
        for (var service : SERVICES) {
            assertThat(settings(service).stringPropertyNames())
                    .as(service)
                    .noneMatch(name -> name.startsWith("quarkus.shutdown.") || name.endsWith(".connection-ttl"));
        }
    }

    private static Duration longestOf(String service) {
        try {
            var contract = Files.readString(SUITE.resolve(service + "/src/main/contract/openapi.yaml"));
            return LONGER.matcher(contract)
                    .results()
                    .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration read(String written) {
        return written.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(written.substring(0, written.length() - 2)))
                : Duration.parse("PT" + written);
    }

    private static Properties settings(String module) {
        return settings(module, "application.properties");
    }

    private static Properties settings(String module, String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(SUITE.resolve(module + "/src/main/resources/" + file))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
