package cn.icpfiling.account.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After the database was put back to an earlier moment, a reader of the log is told so, and misses nothing in silence (ADR 0065). */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class RestoredLogApiTest {

    @Inject
    EventLog log;

    @Inject
    EventTable events;

    @Inject
    CursorCodec cursors;

    @Inject
    Sql sql;

    private UUID owner;
    private String token;

    @BeforeEach
    void a_partner_is_let_in() {
        var partner = TestPartner.create("events:read");
        owner = UUID.fromString(partner.id());
        token = partner.token();
    }

    @Test
    void a_cursor_ahead_of_a_log_that_was_put_back_is_refused() {
        happen(5);
        var cursor = reads("").getString("next");

        isPutBackTo(3);

        isRestored(cursor);
        assertThat(numbers(reads(""))).as("without a cursor").containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_cursor_is_refused_although_later_events_have_its_number_and_those_behind_it() {
        happen(5);
        var cursor = reads("").getString("next");
        isPutBackTo(3);

        happen(2);
        isRestored(cursor);
        happen(4);

        isRestored(cursor);
    }

    @Test
    void a_cursor_of_before_that_moment_goes_on() {
        happen(5);
        var cursor = reads("?limit=3").getString("next");

        isPutBackTo(3);
        happen(3);

        assertThat(numbers(reads("?after=" + cursor))).containsExactly(4L, 5L, 6L);
    }

    @Test
    void a_filtered_page_goes_on_behind_the_last_event_that_it_looked_at() {
        happen(5);
        var cursor = reads("?types=filing.order.expired").getString("next");
        var same = reads("?after=" + cursor).getString("next");
        assertThat(same).as("the cursor of an unchanged log").isEqualTo(cursor);

        happen(1);
        assertThat(numbers(reads("?after=" + cursor))).containsExactly(6L);
        isPutBackTo(4);
        happen(2);

        isRestored(cursor);
    }

    @Test
    void a_cursor_of_an_earlier_release_goes_on_unless_it_is_ahead() {
        happen(5);
        var ofLastRelease = cursors.encode("events:" + owner, List.of("3"));

        assertThat(numbers(reads("?after=" + ofLastRelease))).containsExactly(4L, 5L);

        isPutBackTo(2);
        isRestored(ofLastRelease);
    }

    @Test
    void a_cursor_of_an_earlier_release_becomes_one_that_notices_although_nothing_happened() {
        happen(3);
        var cursor = reads("?after=" + cursors.encode("events:" + owner, List.of("3")))
                .getString("next");
        isPutBackTo(2);

        happen(2);

        isRestored(cursor);
    }

    @Test
    void the_cursor_of_an_empty_log_goes_on_with_the_first_event() {
        var cursor = reads("").getString("next");
        assertThat(reads("?after=" + cursor).getBoolean("more")).isFalse();

        happen(2);
        assertThat(numbers(reads("?after=" + cursor))).containsExactly(1L, 2L);

        var later = reads("").getString("next");
        isPutBackTo(0);
        isRestored(later);
        assertThat(numbers(reads("?after=" + cursor))).isEmpty();
    }

    @Test
    void a_reader_whose_last_event_is_past_its_retention_goes_on() {
        happen(3);
        var cursor = reads("").getString("next");
        UnitOfWork.run(() -> {
            while (events.deleteBefore(Instant.now().plusSeconds(60), 2000) > 0) {}
        });
        var begun = reads("").getString("next");

        assertThat(numbers(reads("?after=" + cursor))).isEmpty();
        happen(2);

        assertThat(numbers(reads("?after=" + cursor))).containsExactly(4L, 5L);
        assertThat(numbers(reads("?after=" + begun))).containsExactly(4L, 5L);
    }

    private void happen(int times) {
        for (var event = 0; event < times; event++) {
            var next = new AccountEvent(
                    Ids.next(),
                    "filing.order.submitted",
                    1,
                    Instant.now(),
                    new TreeMap<>(Map.of("orderId", UUID.randomUUID())));
            UnitOfWork.run(() -> log.append(owner, Optional.empty(), next));
        }
    }

    /** As a restore leaves the log: its later events are gone, and their numbers are given again. */
    private void isPutBackTo(long number) {
        UnitOfWork.run(() -> {
            events.lock(owner);
            sql.update("DELETE FROM account_events WHERE owner_id = ? AND number > ?", owner, number);
            sql.update("UPDATE account_event_logs SET last_number = ? WHERE owner_id = ?", number, owner);
        });
    }

    private void isRestored(String cursor) {
        gets("?after=" + cursor).then().statusCode(410).body("code", equalTo("EVENTS_RESTORED"));
    }

    private static List<Long> numbers(JsonPath page) {
        return page.getList("items.number", Long.class);
    }

    private JsonPath reads(String query) {
        return gets(query).then().statusCode(200).extract().jsonPath();
    }

    private Response gets(String query) {
        return new Caller().as(token).get("/api/v1/events" + query);
    }
}
