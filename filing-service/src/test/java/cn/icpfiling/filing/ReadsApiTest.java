package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.store.OrdersOnShow;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Reads;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shown is read without a transaction, on connections that can do nothing else. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ReadsApiTest {

    @Inject
    Reads reads;

    @Inject
    OrdersOnShow orders;

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();

    @Test
    void what_was_committed_is_seen_at_once() {
        var order = UUID.fromString(applicant.submitsDraft(Applicant.domain("ok")));
        assertThat(reads.find(Order.class, order).orElseThrow().domain()).startsWith("ok-");

        sql.update("UPDATE orders SET domain = 'seen.cn' WHERE id = ?", order);

        assertThat(reads.find(Order.class, order).orElseThrow().domain()).isEqualTo("seen.cn");
    }

    @Test
    void each_statement_commits_by_itself() {
        assertThat(number("select @@autocommit")).isEqualTo(1);
    }

    @Test
    void nothing_can_be_written() {
        assertThatThrownBy(() -> reads.with(
                        session -> session.createNativeMutationQuery("UPDATE orders SET domain = 'x' WHERE 1 = 0")
                                .executeUpdate()))
                .hasStackTraceContaining("READ ONLY transaction");
    }

    @Test
    void a_transaction_reads_through_its_own_connection() {
        assertThatThrownBy(() -> UnitOfWork.run(() -> reads.with(session ->
                        session.createNativeQuery("select 1", Object.class).getSingleResult())))
                .hasMessageContaining("own connection");
    }

    @Test
    void a_row_is_read_by_its_id_and_sees_what_was_committed() {
        var order = UUID.fromString(applicant.submitsDraft(Applicant.domain("ok")));
        sql.update("UPDATE orders SET domain = 'row.cn' WHERE id = ?", order);

        assertThat(domain(order)).contains("row.cn");
        assertThat(domain(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_transaction_reads_a_row_through_its_own_connection_too() {
        assertThatThrownBy(() -> UnitOfWork.run(() -> domain(UUID.randomUUID())))
                .hasMessageContaining("own connection");
    }

    @Test
    @Tag("long")
    void an_order_on_show_is_the_order_that_hibernate_reads() {
        var full = UUID.fromString(applicant.submitsDraft(Applicant.domain("ok")));
        sql.update("""
                UPDATE orders SET sms_until = changed_at, claimed_by = holder, claimed_until = changed_at,
                  proposed_act = 'CONFIRM_GRANT', proposed_by = holder, proposed_at = changed_at, subject_number = 'a',
                  proposed_subject_number = 'b', proposed_service_number = 'c', filed_number = 'd', upload_batch = id,
                  ground_reason = 'e', ground_finding = id, asked_again_at = changed_at, verdict_outcome = 'UNKNOWN',
                  verdict_at = changed_at, rule_findings = '[]', needs_person = TRUE, idle_since = changed_at,
                  idle_due_on = '2026-11-28' WHERE id = ?""", full);
        var ids = sql.list(row -> Binary.toUuid(row.getBytes(1)), "SELECT id FROM orders ORDER BY id DESC LIMIT 200");

        assertThat(ids)
                .contains(full)
                .allSatisfy(id -> assertThat(orders.find(id).orElseThrow().order())
                        .usingRecursiveComparison()
                        .ignoringFieldsMatchingRegexes(".*\\$\\$_hibernate_.*")
                        .isEqualTo(reads.find(Order.class, id).orElseThrow()));
    }

    @Test
    void an_order_on_show_has_every_column_of_its_table() {
        var columns = sql.list(
                row -> row.getString(1),
                "SELECT LOWER(column_name) FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND table_name = 'orders' AND extra NOT LIKE '%GENERATED%'");

        assertThat(OrdersOnShow.columns()).containsExactlyInAnyOrderElementsOf(columns);
    }

    private Optional<String> domain(UUID order) {
        return reads.row(order, row -> row.getString(1), "SELECT domain FROM orders WHERE id = ?");
    }

    private long number(String query) {
        return reads.with(
                session -> session.createNativeQuery(query, Long.class).getSingleResult());
    }
}
