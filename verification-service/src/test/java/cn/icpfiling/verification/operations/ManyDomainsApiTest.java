package cn.icpfiling.verification.operations;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Many domains at the pace that their registry bears. Few in the usual run; {@code ./icp bench verify} gives the ten thousand of the
 * promise ({@code -Dicp.bench.domains=10000}) and reads the line that is printed.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ManyDomainsApiTest {

    private static final String PATH = "/api/v1/domain-verification-operations";
    private static final String NDJSON = "application/x-ndjson";
    private static final UUID ASKER = UUID.randomUUID();
    private static final int DOMAINS = Integer.getInteger("icp.bench.domains", 80);
    /** A question that was held up on its way arrives in the next second. */
    private static final double HELD_UP = 1.2;

    @Inject
    OperationsWorkshop workshop;

    @ConfigProperty(name = "icp.verification.source.per-second", defaultValue = "50")
    int perSecond;

    @ConfigProperty(name = "test.world")
    String world;

    @Test
    void many_domains_are_checked_within_the_limits_of_their_servers_and_by_few_threads() {
        single("ok-warm.com");
        given().get(world + "/traffic");
        var threads = ManagementFactory.getThreadMXBean();
        threads.resetPeakThreadCount();
        var before = threads.getThreadCount();
        var begun = System.nanoTime();
        var operation = starts(DOMAINS);
        var taken = since(begun);
        // on a thread of its own: the common pool is small, and the JDK's HTTP client ends its answers there
        var single = CompletableFuture.supplyAsync(
                () -> single("ok-beside.com"),
                CompletableFuture.delayedExecutor(
                        500,
                        TimeUnit.MILLISECONDS,
                        command -> Thread.ofPlatform().start(command)));

        do {
            workshop.worksOffAll();
        } while (!workshop.isFinished(operation));

        var all = since(begun);
        var more = threads.getPeakThreadCount() - before;
        caller().get(PATH + "/" + operation).then().body("state", is("FINISHED"), "done", is(DOMAINS), "failed", is(0));
        caller().get(PATH + "/" + operation + "/results?limit=1").then().body("items[0].fitness.fitness", is("FIT"));
        var traffic = given().get(world + "/traffic").jsonPath();
        var rdap = traffic.getInt("rdap.busiestSecond");
        var realName = traffic.getInt("'real-name'.busiestSecond");
        System.out.printf(
                "%d domains: taken in %.1f s, checked in %.1f s; in the busiest second %d questions to the registry and %d for real names"
                        + " (limit %d); %d platform threads more at most; a single check beside it took %.1f s%n",
                DOMAINS, seconds(taken), seconds(all), rdap, realName, perSecond, more, seconds(single.join()));
        assertThat(traffic.getInt("rdap.asked")).isGreaterThanOrEqualTo(DOMAINS);
        assertThat(rdap).isLessThanOrEqualTo((int) (perSecond * HELD_UP));
        assertThat(realName).isLessThanOrEqualTo((int) (perSecond * HELD_UP));
        assertThat(more).isLessThan(40);
        assertThat(single.join()).isLessThan(Duration.ofSeconds(3));
    }

    /** Somebody with one question hears the answer beside all of these, not that there was no turn. */
    private static Duration single(String domain) {
        var begun = System.nanoTime();
        var checked = caller().contentType(ContentType.JSON)
                .body("{\"domain\":\"%s\",\"holderName\":\"某公司\",\"certificateType\":1,\"certificateNumber\":\"1\"}"
                        .formatted(domain))
                .post("/api/v1/domain-verifications")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(checked.getString("outcome"))
                .as(checked.getList("evidence").toString())
                .isEqualTo("PASSED");
        return since(begun);
    }

    private static String starts(int domains) {
        var lines = IntStream.range(0, domains)
                .mapToObj(line -> "{\"domain\":\"ok-mass-%d.com\"}\n".formatted(line))
                .collect(Collectors.joining());
        var holder =
                "{\"commonHolder\":{\"holderName\":\"某公司\",\"certificateType\":1,\"certificateNumber\":\"91350100M000100Y43\"}}\n";
        return caller().header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                .contentType(NDJSON)
                .body((holder + lines).getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(202)
                .extract()
                .path("operationId");
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(TestTokens.bearer(ASKER, "applicant"));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
