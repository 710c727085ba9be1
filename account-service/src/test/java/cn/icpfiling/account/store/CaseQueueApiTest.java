package cn.icpfiling.account.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.store.CaseQueueTable.Place;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RowsRead;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The support's queue gives the case that is due first, first, and reads it by a key. The rows are due in ten years and later. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class CaseQueueApiTest {
    private static final int MANY = 2_000;
    private static final LocalDate DAY = LocalDate.of(2036, 3, 3);
    private static final String NOW = "2026-11-30 08:00:00.000077";
    private static final Instant INSTANT = Instant.parse("2026-11-30T08:00:00.000077Z");
    private static final String INSERT =
            "INSERT INTO support_cases (id, kind, state, language, two_persons, opened_at, due_on, claim_ends_at, version)"
                    + " VALUES (?, 'FINDING_QUESTION', ?, 'ZH', FALSE, ?, ?, ?, 0)";
    private static final Place START = Place.of(DAY.minusDays(1), Ids.next());

    @Inject
    CaseQueueTable queue;

    @Inject
    SupportCaseRepository cases;

    @Inject
    Sql sql;

    private final List<UUID> inserted = new ArrayList<>();

    @AfterEach
    void none_again() throws SQLException {
        sql.update("DELETE FROM support_cases WHERE opened_at = ?", INSTANT);
        analyzed();
    }

    @Test
    void the_first_due_comes_first_and_among_those_of_a_day_the_first_opened() throws SQLException {
        var later = inserts("OPEN", DAY.plusDays(2), null);
        var sameDay = inserts("OPEN", DAY.plusDays(1), null);
        var sameDayToo = inserts("OPEN", DAY.plusDays(1), null);
        var lapsed = inserts("CLAIMED", DAY, INSTANT.minusSeconds(1));
        var claimed = inserts("CLAIMED", DAY, INSTANT.plusSeconds(1));
        var undue = inserts("OPEN", null, null);
        var waits = inserts("WAITING_FOR_HOLDER", DAY, null);

        assertThat(after(START, CaseState.OPEN, 50)).containsExactly(lapsed, sameDay, sameDayToo, later, undue);
        assertThat(after(START, CaseState.CLAIMED, 50)).containsExactly(claimed);
        assertThat(after(START, CaseState.WAITING_FOR_HOLDER, 50)).containsExactly(waits);
    }

    @Test
    void pages_follow_each_other_within_a_day_too() throws SQLException {
        var first = inserts("OPEN", DAY, null);
        var second = inserts("OPEN", DAY, null);
        var third = inserts("OPEN", DAY.plusDays(1), null);

        assertThat(after(START, CaseState.OPEN, 1)).containsExactly(first);
        assertThat(after(Place.of(DAY, first), CaseState.OPEN, 1)).containsExactly(second);
        assertThat(after(Place.of(DAY, second), CaseState.OPEN, 1)).containsExactly(third);
    }

    @Test
    void a_page_is_read_in_the_order_of_a_key() throws SQLException {
        many();

        for (var place : List.of(Place.BEFORE_ALL, START, Place.of(DAY.plusDays(30), Ids.next()))) {
            assertThat(plan(CaseQueueTable.PAGE, place))
                    .as("after %s", place.day())
                    .startsWith("support_cases_due")
                    .doesNotContain("filesort");
        }
        assertThat(plan(CaseQueueTable.PAGE.replace("ORDER BY queue_day", "ORDER BY opened_at"), START))
                .as("a page that sorts is seen")
                .contains("filesort");
    }

    @Test
    void the_cases_against_an_account_are_read_without_those_against_others() throws SQLException {
        many();
        var account = Ids.next();

        assertThat(RowsRead.by(sql, () -> cases.against(account, null, 51))).isLessThan(MANY / 20);
        assertThat(RowsRead.by(sql, () -> cases.lockedAgainst(account, CaseKind.FINDING_QUESTION)))
                .isLessThan(MANY / 20);
        assertThat(RowsRead.by(sql, () -> cases.count("endedAt is null and openedAt = ?1", INSTANT)))
                .as("a look that reads the cases against others is seen")
                .isGreaterThanOrEqualTo(MANY);
    }

    private void many() throws SQLException {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement(INSERT)) {
            for (var number = 0; number < MANY; number++) {
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setString(2, "OPEN");
                insert.setString(3, NOW);
                insert.setString(4, DAY.plusDays(number % 60).toString());
                insert.setNull(5, Types.TIMESTAMP);
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
        analyzed();
    }

    private List<UUID> after(Place place, CaseState state, int most) {
        return queue.after(place, state, CaseKind.FINDING_QUESTION, INSTANT, most).stream()
                .filter(inserted::contains)
                .toList();
    }

    private String plan(String statement, Place after) {
        return sql.list(
                        row -> row.getString("key") + " " + row.getString("Extra"),
                        "EXPLAIN " + statement,
                        "OPEN",
                        null,
                        null,
                        after.day(),
                        after.day(),
                        after.id(),
                        51)
                .getFirst();
    }

    private UUID inserts(String state, LocalDate dueOn, Instant claimEnds) {
        var id = Ids.next();
        sql.update(INSERT, id, state, INSTANT, dueOn, claimEnds);
        inserted.add(id);
        return id;
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE support_cases");
        }
    }
}
