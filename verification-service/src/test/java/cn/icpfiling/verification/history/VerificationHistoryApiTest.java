package cn.icpfiling.verification.history;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.HistoryPlans;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.verification.OrderEvents;
import cn.icpfiling.verification.Script;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** ADR 0045: what this service knows of an order and of a domain, for the trace. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class VerificationHistoryApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = "test.world")
    String world;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void the_verdict_of_an_order_and_each_reveal_of_its_evidence_are_told_without_a_word_of_the_evidence() {
        var order = UUID.randomUUID();
        try (var events = new OrderEvents(broker);
                var script = new Script(world)) {
            script.facts(order, 1, "ok-traced.com", "张三");
            events.send(order, 1, "filing.order.submitted", UUID.randomUUID());
            await().atMost(SOON).until(() -> kinds(of(order)).contains("VERDICT"));
        }
        var reviewer = UUID.randomUUID();
        var evidence = as(reviewer)
                .get("/api/v1/evidence?of=" + order)
                .then()
                .extract()
                .jsonPath()
                .getString("items.find { it.source == 'RDAP' }.id");
        as(reviewer)
                .body(Map.of("reason", "REVIEW_COMPARE_PAPERS"))
                .post("/api/v1/evidence/" + evidence + "/reveals")
                .then()
                .statusCode(200);

        var told = of(order);

        assertThat(told.getBoolean("whole")).isTrue();
        var verdict = "entries.find { it.kind == 'VERDICT' }";
        assertThat(told.getString(verdict + ".objectId")).isEqualTo(order.toString());
        assertThat(told.getString(verdict + ".told.details.round")).isEqualTo("1");
        assertThat(told.getString(verdict + ".told.link")).isEqualTo("/api/v1/orders/" + order);
        var reveal = "entries.find { it.what == 'EVIDENCE.REVEAL' }";
        assertThat(told.getString(reveal + ".objectId")).isEqualTo(evidence);
        assertThat(told.getString(reveal + ".told.actor.account")).isEqualTo(reviewer.toString());
        assertThat(told.getString(reveal + ".told.reasons[0].code")).isEqualTo("REVIEW_COMPARE_PAPERS");
        assertThat(told.getString(reveal + ".traceId")).hasSize(32);
        assertThat(told.prettify()).doesNotContain("张三", "秘密");
    }

    @Test
    void a_person_is_not_answered() {
        as(UUID.randomUUID())
                .body("{}")
                .post("/internal/history-entries")
                .then()
                .statusCode(401);
    }

    @Test
    void every_statement_has_an_index() throws SQLException {
        HistoryPlans.assertIndexed(new VerificationHistory());
    }

    private static List<String> kinds(JsonPath told) {
        return told.getList("entries.kind");
    }

    private static JsonPath of(UUID order) {
        return given().contentType("application/json")
                .auth()
                .oauth2(TestTokens.internal("filing-service"))
                .body(Map.of("ids", Map.of("order", List.of(order)), "limit", 200))
                .post("/internal/history-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification as(UUID reviewer) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + TestTokens.bearer(reviewer, Roles.REVIEWER));
    }
}
