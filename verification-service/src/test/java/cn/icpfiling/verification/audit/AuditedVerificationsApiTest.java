package cn.icpfiling.verification.audit;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.verification.OrderEvents;
import cn.icpfiling.verification.Script;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Whatever this service says of an order, a domain or its own lists stands in the audit, once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class AuditedVerificationsApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Rows that are never changed, without exactly one entry that says the same; and entries that no row stands for. */
    private static final String DIFFERENCES = """
            SELECT CONCAT('look ', HEX(v.order_id), ' ', v.submission, '/', v.round) FROM order_verdicts v
             WHERE 1 <> (SELECT COUNT(*) FROM audit_entries e
                          WHERE e.object_id = v.order_id AND e.object_type = 'ORDER' AND e.act = 'VERIFICATION.JUDGE'
                            AND JSON_VALUE(e.details, '$.submission') = v.submission
                            AND JSON_VALUE(e.details, '$.round') = v.round
                            AND JSON_VALUE(e.details, '$.outcome') = v.outcome
                            AND COALESCE(JSON_VALUE(e.details, '$.sequence'), 0) = COALESCE(v.sequence, 0))
            UNION ALL
            SELECT CONCAT('domain ', HEX(d.id)) FROM domain_verifications d
             WHERE 1 <> (SELECT COUNT(*) FROM audit_entries e
                          WHERE e.object_id = d.id AND e.act = 'DOMAIN.VERIFY'
                            AND JSON_VALUE(e.details, '$.outcome') = d.outcome)
            UNION ALL
            SELECT CONCAT('list ', HEX(l.id)) FROM reference_lists l
             WHERE 1 <> (SELECT COUNT(*) FROM audit_entries e
                          WHERE e.object_id = l.id
                            AND (e.act = 'LIST.LOAD' AND l.origin = 'SHIPPED' OR e.act = 'LIST.UPLOAD' AND l.origin = 'OPERATOR'))
                OR IF(l.version IS NULL, 0, 1) <> (SELECT COUNT(*) FROM audit_entries e
                          WHERE e.object_id = l.id AND e.act IN ('LIST.LOAD', 'LIST.ACTIVATE')
                            AND JSON_VALUE(e.details, '$.version') = l.version)
                OR IF(l.ended_at IS NULL, 0, 1) <> (SELECT COUNT(*) FROM audit_entries e
                          WHERE e.object_id = l.id AND e.account = l.ended_by
                            AND (e.act = 'LIST.DISCARD' AND l.state = 'DISCARDED' OR e.act = 'LIST.CANCEL' AND l.state = 'CANCELLED'))
            UNION ALL
            SELECT CONCAT('entry ', e.act, ' ', HEX(e.object_id)) FROM audit_entries e
             WHERE (e.act = 'VERIFICATION.JUDGE' AND e.object_id NOT IN (SELECT order_id FROM order_verdicts))
                OR (e.act = 'DOMAIN.VERIFY' AND e.object_id NOT IN (SELECT id FROM domain_verifications))
                OR (e.act LIKE 'LIST.%' AND e.object_id NOT IN (SELECT id FROM reference_lists))
            """;

    @Inject
    AuditTrail trail;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "test.world")
    String world;

    private final UUID order = UUID.randomUUID();
    private final UUID asker = UUID.randomUUID();

    @Test
    void each_look_at_an_order_is_an_entry() throws SQLException {
        try (var events = new OrderEvents(broker);
                var script = new Script(world)) {
            script.put("/rdap/domain/ok-audited.com", "");
            script.facts(order, 1, "ok-audited.com", "张三", "张三");
            events.send(order, 1, "filing.order.submitted");
            await().atMost(SOON).until(() -> !entries().isEmpty());
            script.remove("/rdap/domain/ok-audited.com");
            await().atMost(SOON).until(() -> entries().getFirst().contains("PASSED"));
        }

        assertThat(entries().getLast()).isEqualTo("VERIFICATION.JUDGE UNKNOWN 1/1");
        assertJoined("VERIFICATION.JUDGE");
    }

    @Test
    void that_nobody_looks_any_more_is_told_once() throws SQLException {
        try (var events = new OrderEvents(broker);
                var script = new Script(world)) {
            script.put("/rdap/domain/ok-withdrawn.com", "");
            script.facts(order, 1, "ok-withdrawn.com", "张三", "张三");
            events.send(order, 1, "filing.order.submitted");
            await().atMost(SOON).until(() -> !entries().isEmpty());
            events.send(order, 2, "filing.order.withdrawn");
            await().atMost(SOON).until(() -> acts().contains("VERIFICATION.CLOSE"));
        }

        assertThat(acts()).containsOnlyOnce("VERIFICATION.CLOSE");
        assertThat(rows(DIFFERENCES)).isEmpty();
    }

    @Test
    void a_check_of_a_domain_is_told_of_whoever_asked_and_without_the_domain() throws SQLException {
        var id = UUID.fromString(given().header("Authorization", "Bearer " + TestTokens.bearer(asker, "applicant"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "domain", "ok-audited-domain.com",
                        "holderName", "杭州某某科技有限公司",
                        "certificateType", 1,
                        "certificateNumber", "91110000MA00000077"))
                .post("/api/v1/domain-verifications")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        var entry = trail.of("DOMAIN_VERIFICATION", id).getFirst();
        assertThat(entry.account()).isEqualTo(asker);
        assertThat(entry.details()).containsKey("outcome").containsEntry("orderType", "FIRST_FILING");
        assertThat(entry.toString()).doesNotContain("ok-audited", "91110000MA00000077");
        assertJoined("DOMAIN.VERIFY");
    }

    @Test
    void the_lists_of_a_release_are_told_when_they_are_loaded() throws SQLException {
        assertThat(rows("SELECT JSON_VALUE(details, '$.kind') FROM audit_entries WHERE act = 'LIST.LOAD'"))
                .contains("TLD", "REGISTRAR");
        assertJoined("LIST.LOAD");
    }

    /** And an entry that is missing would be noticed. */
    private static void assertJoined(String act) throws SQLException {
        assertThat(rows(DIFFERENCES)).isEmpty();
        assertThat(rows(DIFFERENCES.replace("e.act = '" + act + "'", "e.act = 'NEVER'")))
                .isNotEmpty();
    }

    private List<String> acts() {
        return trail.of("ORDER", order).stream().map(AuditTrail.Told::act).toList();
    }

    private List<String> entries() {
        return trail.of("ORDER", order).stream()
                .map(entry -> entry.act() + " " + entry.details().get("outcome") + " "
                        + entry.details().get("submission") + "/"
                        + entry.details().get("round"))
                .toList();
    }

    private static List<String> rows(String query) throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
