package cn.icpfiling.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An auditor's questions read what they show and not the whole audit, whatever the optimizer thinks. {@code -Dicp.audit.rows=1000000} asks
 * them of a million entries, which takes a minute to make; a small one shows the same plans.
 */
class LargeAuditTest {
    private static final int ROWS = Integer.getInteger("icp.audit.rows", 20_000);
    private static final int OF_ONE_ORDER = 300;
    private static final int PAGE = 51;
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private static final UUID ORDER = UUID.fromString("019b0000-0000-7000-8000-00000000000a");
    private static final UUID REVIEWER = UUID.fromString("019b0000-0000-7000-8000-00000000000b");

    private static Connection owner;

    @BeforeAll
    static void an_audit_with_many_entries_of_which_few_are_of_one_order() throws SQLException, IOException {
        LocalStack.start();
        owner = LocalStack.ownersConnection();
        execute("DROP DATABASE IF EXISTS audit_large", "CREATE DATABASE audit_large", "USE audit_large");
        execute(AuditScene.changes("0005-audit"));
        execute("DROP TRIGGER audit_entries_queue");
        // Ids as Ids.next() makes them, a second apart; every third is REVIEWER's, one in ROWS/300 is of ORDER.
        execute("INSERT INTO audit_entries SELECT UNHEX(CONCAT(LPAD(HEX(" + FIRST.toEpochMilli()
                + " + seq * 1000), 12, '0'), '7000', '8000', LPAD(HEX(seq), 12, '0'))), '2026-01-01' + INTERVAL seq SECOND,"
                + " IF(seq % 3 = 0, UNHEX('" + hex(REVIEWER) + "'), UNHEX(MD5(seq % 997))), 'icp-web', 'reviewer',"
                + " IF(seq % 1009 = 0, 'DATA.REVEAL', 'SESSION.START'), 'ORDER',"
                + " IF(seq % " + (ROWS / OF_ONE_ORDER) + " = 0, UNHEX('" + hex(ORDER) + "'), UNHEX(MD5(-seq))),"
                + " 'DONE', NULL, '{}', NULL, 1, REPEAT('m', 32) FROM seq_1_to_" + ROWS);
        execute("INSERT INTO audit_chain SELECT @n := @n + 1, id, 1, REPEAT('h', 32), at FROM audit_entries,"
                + " (SELECT @n := 0) started ORDER BY audit_entries.id");
        execute("ANALYZE TABLE audit_entries, audit_chain");
    }

    @AfterAll
    static void drop() throws SQLException {
        execute("DROP DATABASE audit_large");
        owner.close();
    }

    @Test
    void who_saw_an_order_is_read_by_the_orders_index() throws SQLException {
        var question = AuditTrail.Filter.of(null, ORDER);

        assertThat(pagesOf(question, null)).hasSize(ROWS / (ROWS / OF_ONE_ORDER));
        assertThat(keysOf(question, null)).containsExactly("audit_entries_object", "audit_chain_entry");
        assertThat(keysOf(question, "DATA.REVEAL")).containsExactly("audit_entries_object", "audit_chain_entry");
    }

    @Test
    void what_an_account_did_and_where_an_act_was_done_are_read_by_indexes_of_their_own() throws SQLException {
        var account = new AuditTrail.Filter(null, null, REVIEWER, null, null);
        var anything = new AuditTrail.Filter(null, null, null, null, null);

        assertThat(pageOf(account, null, null)).hasSize(PAGE);
        assertThat(keysOf(account, null)).containsExactly("audit_entries_account", "audit_chain_entry");
        assertThat(pagesOf(anything, "DATA.REVEAL")).hasSize(ROWS / 1009);
        assertThat(keysOf(anything, "DATA.REVEAL")).containsExactly("audit_entries_act", "audit_chain_entry");
    }

    @Test
    void a_time_is_found_by_the_key_itself() throws SQLException {
        var day =
                new AuditTrail.Filter(null, null, null, FIRST.plusSeconds(ROWS / 2), FIRST.plusSeconds(ROWS / 2 + 200));

        assertThat(pagesOf(day, null)).hasSize(200);
        assertThat(keysOf(day, null)).containsExactly("PRIMARY", "audit_chain_entry");
    }

    /** Page by page to the end; each in time. */
    private static Set<UUID> pagesOf(AuditTrail.Filter filter, String act) throws SQLException {
        var all = new HashSet<UUID>();
        var page = pageOf(filter, act, null);
        while (all.addAll(page) && page.size() == PAGE) {
            page = pageOf(filter, act, page.getLast());
        }
        return all;
    }

    private static List<UUID> pageOf(AuditTrail.Filter filter, String act, UUID before) throws SQLException {
        var begun = System.nanoTime();
        var page = new ArrayList<UUID>();
        try (var asked = asked("", filter, act, before);
                var rows = asked.executeQuery()) {
            while (rows.next()) {
                page.add(Binary.toUuid(rows.getBytes("e.id")));
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("audit of %,d entries: a page of %d in %d ms%n", ROWS, page.size(), took.toMillis());
        assertThat(took).isLessThan(BOUND);
        return page;
    }

    private static List<String> keysOf(AuditTrail.Filter filter, String act) throws SQLException {
        var keys = new ArrayList<String>();
        try (var asked = asked("EXPLAIN ", filter, act, null);
                var rows = asked.executeQuery()) {
            while (rows.next()) {
                keys.add(rows.getString("key"));
                assertThat(String.valueOf(rows.getString("Extra"))).doesNotContain("filesort", "temporary");
            }
        }
        return keys;
    }

    private static PreparedStatement asked(String explain, AuditTrail.Filter filter, String act, UUID before)
            throws SQLException {
        var query = AuditTrail.query(filter, act, before, PAGE);
        var asked = owner.prepareStatement(explain + query.sql());
        for (var i = 0; i < query.values().size(); i++) {
            var value = query.values().get(i);
            asked.setObject(i + 1, value instanceof UUID id ? Binary.of(id) : value);
        }
        return asked;
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private static void execute(String... statements) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }
}
