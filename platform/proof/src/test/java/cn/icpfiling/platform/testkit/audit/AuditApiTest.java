package cn.icpfiling.platform.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.audit.VerifyAudit;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AuditApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final int WRITERS = 10;
    private static final int EACH = 1_000;

    @Inject
    Audit audit;

    @Inject
    AuditTrail trail;

    @Inject
    Sql sql;

    @Test
    void an_act_without_a_transaction_is_refused() {
        assertThatThrownBy(() -> audit.record(act(Ids.next()))).isInstanceOf(TransactionalException.class);
    }

    @Test
    void an_act_that_is_rolled_back_leaves_no_entry() {
        var thing = Ids.next();

        assertThatThrownBy(() -> UnitOfWork.run(() -> {
                    audit.record(act(thing));
                    throw new IllegalStateException("the act fails");
                }))
                .hasMessageContaining("the act fails");

        assertThat(trail.of("PROBE", thing)).isEmpty();
    }

    @Test
    void an_entry_says_who_did_what_to_what_and_gets_its_number() {
        var thing = Ids.next();
        var account = Ids.next();
        var reviewer = new Actor(account, "icp-web", Set.of("reviewer", "inspector"));

        MDC.put("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        commit(act(thing).by(reviewer).refused("MATERIAL.INCOMPLETE").with("sequence", 3));
        MDC.remove("traceparent");

        await().atMost(LONG).until(() -> trail.of("PROBE", thing).getFirst().number() != null);
        var entry = trail.of("PROBE", thing).getFirst();
        assertThat(entry.account()).isEqualTo(account);
        assertThat(entry.client()).isEqualTo("icp-web");
        assertThat(entry.roles()).containsExactly("inspector", "reviewer");
        assertThat(entry.act()).isEqualTo("PROBE.TOUCH");
        assertThat(entry.outcome()).isEqualTo("REFUSED");
        assertThat(entry.reason()).isEqualTo("MATERIAL.INCOMPLETE");
        assertThat(entry.details()).containsEntry("sequence", "3");
        assertThat(entry.traceId()).isEqualTo(TRACE);
        var byAccount = new AuditTrail.Filter(
                null, null, account, entry.at().minusSeconds(60), entry.at().plusSeconds(60));
        assertThat(trail.page(byAccount, null, 5)).containsExactly(entry);
        assertThat(trail.page(byAccount, entry.id(), 5)).isEmpty();
    }

    @Test
    void not_even_the_service_itself_changes_or_deletes_what_is_written() throws SQLException {
        commit(act(Ids.next()));
        await().atMost(LONG).until(() -> unchained() == 0);
        await().atMost(LONG).until(() -> one("SELECT COUNT(*) FROM audit_anchors") > 0); // no row, no trigger

        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            for (var change : List.of(
                    "UPDATE audit_entries SET act = 'X'",
                    "DELETE FROM audit_entries",
                    "UPDATE audit_chain SET number = number + 1",
                    "DELETE FROM audit_chain",
                    "UPDATE audit_anchors SET number = 0",
                    "DELETE FROM audit_anchors")) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("append-only");
            }
        }
    }

    @Test
    @Tag("long")
    void ten_writers_at_once_leave_a_chain_without_gap_or_fork() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            Callable<Void> writer = () -> {
                for (var i = 0; i < EACH; i++) {
                    commit(act(Ids.next()));
                }
                return null;
            };
            for (var done : threads.invokeAll(Collections.nCopies(WRITERS, writer))) {
                done.get();
            }
        }

        await().atMost(LONG).until(() -> unchained() == 0);
        assertThat(one("SELECT COUNT(*) FROM audit_chain")).isEqualTo(one("SELECT MAX(number) FROM audit_chain"));
        assertThat(one("SELECT COUNT(*) FROM audit_chain")).isEqualTo(one("SELECT COUNT(*) FROM audit_entries"));
        assertThat(one("SELECT COUNT(*) FROM audit_entries")).isGreaterThanOrEqualTo(WRITERS * EACH);
        assertThat(verified()).contains("✓ test:");
    }

    @Test
    @Tag("long")
    void a_writer_that_lost_its_lease_writes_nothing() {
        commit(act(Ids.next()));
        await().atMost(LONG).until(() -> unchained() == 0);
        sql.update("UPDATE audit_leases SET token = token + 1, holder = 'another',"
                + " expires_at = UTC_TIMESTAMP(6) + INTERVAL 3 SECOND");
        var before = one("SELECT MAX(number) FROM audit_chain");

        commit(act(Ids.next()));

        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(2))
                .until(() -> unchained() == 1 && one("SELECT MAX(number) FROM audit_chain") == before);
        await().atMost(LONG).until(() -> unchained() == 0);
        assertThat(verified()).contains("✓ test:");
    }

    @Test
    @Tag("long")
    void heads_are_anchored_in_the_folder_and_on_the_topic() {
        commit(act(Ids.next()));

        var kept = LocalStack.anchors().resolve("test");
        await().atMost(LONG).until(() -> one("SELECT MAX(number) FROM audit_anchors") > 0);
        var last = one("SELECT MAX(sequence) FROM audit_anchors");
        await().atMost(LONG).until(() -> Files.exists(kept.resolve("%012d.json".formatted(last))));
        var topic = new TestTopic("icp.audit.anchor.v1");
        await().atMost(LONG)
                .until(() -> topic.recordsOf("test").stream()
                        .anyMatch(anchor -> TestTopic.header(anchor.headers(), "ce_sequence")
                                .equals(Long.toString(last))));
        assertThat(verified()).contains("✓ test:");
    }

    /** The bound is P12's of the audit, with room for a machine that does other things; the figure itself is printed. */
    @Test
    @Tag("long")
    void an_entry_costs_its_act_little() {
        var with = new long[1_000];
        var without = new long[1_000];
        for (var round = -200; round < with.length; round++) {
            var plain = timed(() -> touch());
            var audited = timed(() -> {
                touch();
                audit.record(act(Ids.next()));
            });
            if (round >= 0) {
                without[round] = plain;
                with[round] = audited;
            }
        }
        Arrays.sort(with);
        Arrays.sort(without);

        var cost = (with[500] - without[500]) / 1e6;
        System.out.printf(
                "audit entry: %.3f ms at p50 (act %.3f, audited act %.3f)%n",
                cost, without[500] / 1e6, with[500] / 1e6);
        assertThat(cost).isLessThan(5);
    }

    private void touch() {
        sql.update(
                "INSERT INTO probe_events (consumer, event_id, subject, sequence, note) VALUES ('audit', ?, ?, 1, 'cost')",
                Ids.next(),
                Ids.next());
    }

    private static long timed(Runnable work) {
        var begun = System.nanoTime();
        UnitOfWork.run(work);
        return System.nanoTime() - begun;
    }

    private void commit(Act act) {
        UnitOfWork.run(() -> audit.record(act));
    }

    private static Act act(UUID thing) {
        return Act.of("PROBE.TOUCH", "PROBE", thing);
    }

    private long unchained() {
        return one("SELECT COUNT(*) FROM audit_unchained_entries");
    }

    private long one(String query) {
        return sql.first(row -> row.getLong(1), query).orElseThrow();
    }

    /** What the verifier prints. */
    private static String verified() {
        var printed = new ByteArrayOutputStream();
        VerifyAudit.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                "root",
                "",
                LocalStack.folder().resolve("keys").toString(),
                LocalStack.anchors().toString(),
                "test=" + LocalStack.jdbcUrl());
        return printed.toString(StandardCharsets.UTF_8);
    }
}
