package cn.icpfiling.filing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever happens to an order stands in the audit, once. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class AuditedStepsApiTest {

    /** Rows of the history without exactly one entry that says the same; and entries that no row stands for. */
    private static final String DIFFERENCES = """
            SELECT CONCAT(HEX(h.order_id), ' step ', h.sequence, ' ', h.act) FROM order_history h
             WHERE 1 <> (SELECT COUNT(*) FROM audit_entries e
                          WHERE e.object_id = h.order_id AND e.object_type = 'ORDER' AND e.act = CONCAT('ORDER.', h.act)
                            AND JSON_VALUE(e.details, '$.sequence') = h.sequence
                            AND JSON_VALUE(e.details, '$.to') = h.to_state
                            AND JSON_VALUE(e.details, '$.role') = h.actor_role)
            UNION ALL
            SELECT CONCAT(HEX(e.object_id), ' entry ', e.act) FROM audit_entries e
             WHERE e.act LIKE 'ORDER.%' AND NOT EXISTS (SELECT 1 FROM order_history h
                    WHERE h.order_id = e.object_id AND h.sequence = JSON_VALUE(e.details, '$.sequence'))
            """;

    /** The same of records, one for each order that was granted; and of service numbers. */
    private static final String OTHER_DIFFERENCES = """
            SELECT CONCAT('order ', HEX(o.id)) FROM orders o
             WHERE o.state = 'COMPLETED'
               AND 1 <> (SELECT COUNT(*) FROM audit_entries e
                          WHERE e.object_id = o.subject_id AND e.act = 'RECORD.REGISTER'
                            AND REPLACE(JSON_VALUE(e.details, '$.order'), '-', '') = LOWER(HEX(o.id)))
            UNION ALL
            SELECT CONCAT('entry ', e.act, ' ', HEX(e.object_id)) FROM audit_entries e
             WHERE (e.act = 'RECORD.REGISTER' AND e.object_id NOT IN (SELECT id FROM subjects))
                OR (e.act = 'SERVICE_NUMBER.TAKE' AND e.object_id NOT IN (SELECT id FROM service_numbers))
            UNION ALL
            SELECT CONCAT('twice ', HEX(object_id)) FROM audit_entries
             WHERE act = 'SERVICE_NUMBER.TAKE' GROUP BY object_id HAVING COUNT(*) > 1
            """;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    AuditTrail trail;

    private final Applicant applicant = new Applicant();

    @Test
    void each_step_of_an_order_has_exactly_one_entry() throws SQLException {
        var order = approvedOrder();
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, "京ICP备2026%06d号".formatted(Math.floorMod(order.hashCode(), 1_000_000)));

        assertThat(rows(DIFFERENCES)).isEmpty();
        assertThat(rows(OTHER_DIFFERENCES)).isEmpty();
        assertThat(rows(OTHER_DIFFERENCES.replaceFirst("RECORD.REGISTER", "NEVER")))
                .isNotEmpty();
        assertThat(rows("SELECT act FROM audit_entries WHERE act IN ('SERVICE_NUMBER.TAKE', 'RECORD.REGISTER')"))
                .contains("SERVICE_NUMBER.TAKE", "RECORD.REGISTER");
    }

    @Test
    void an_entry_that_is_missing_is_noticed() throws SQLException {
        assertThat(rows(DIFFERENCES.replace("'ORDER.', h.act", "'NEVER.', h.act")))
                .isNotEmpty();
    }

    @Test
    void a_decision_names_who_decided_in_which_role_and_why() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        Applicant.decides(
                        order,
                        Map.of(
                                "decision",
                                "REJECT",
                                "reasons",
                                List.of(Map.of(
                                        "code", "MATERIAL.INCOMPLETE", "pointer", "/materials/SUBJECT_CERTIFICATE"))))
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_REJECTED"));

        var decision = entries(order, "ORDER.REJECT").getFirst();
        assertThat(decision.roles()).contains("reviewer");
        assertThat(decision.account())
                .isNotNull()
                .hasToString(decision.details().get("account"));
        assertThat(decision.reason()).isEqualTo("MATERIAL.INCOMPLETE");
        assertThat(decision.traceId()).hasSize(32);
    }

    @Test
    void what_was_refused_leaves_no_entry() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));

        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(409);

        assertThat(entries(order, "ORDER.APPROVE")).isEmpty();
    }

    private String approvedOrder() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        return order;
    }

    private List<AuditTrail.Told> entries(String order, String act) {
        return trail.of("ORDER", UUID.fromString(order)).stream()
                .filter(entry -> entry.act().equals(act))
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
