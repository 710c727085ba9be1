package cn.icpfiling.legacy.reconciliation;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.legacy.store.DayCountTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The report of a day says what happened on it, whatever happens later. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class ReconciledDaysApiTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    @Inject
    DayCountTable days;

    @Inject
    Clock clock;

    @Test
    void a_filing_that_is_claimed_later_stays_counted_on_the_day_of_its_load() {
        var monday = Instant.parse("2002-03-04T02:00:00Z");
        var row = rows.filing(Instant.parse("2009-03-01T02:00:00Z"), false);
        UnitOfWork.run(() -> days.add(DayCountTable.What.LOADED, List.of(new byte[16]), monday));
        var before = day(monday).getList("items");

        assertThat(handOver.handle(row.id(), Ids.next(), HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);

        assertThat(day(monday).getList("items")).isEqualTo(before);
        assertThat(day(monday).getString("items[0].what")).isEqualTo("LOADED");
    }

    @Test
    void a_refusal_stays_counted_after_the_filing_went_to_another_account() {
        var row = rows.filing(Instant.parse("2009-03-01T02:00:00Z"), false);
        var refused = count("REFUSED");
        var claimed = count("CLAIMED");
        neighbours.registrations.put(row.legacyId(), Neighbours.Answer.problem(409, "ACCOUNT_HAS_SUBJECT"));
        handOver.handle(row.id(), Ids.next(), HandOverWay.CLAIM, Ids.next());
        assertThat(count("REFUSED") - refused).isEqualTo(1);

        neighbours.registrations.remove(row.legacyId());
        handOver.handle(row.id(), Ids.next(), HandOverWay.CLAIM, Ids.next());

        assertThat(count("REFUSED") - refused).isEqualTo(1);
        assertThat(count("CLAIMED") - claimed).isEqualTo(1);
    }

    @Test
    void the_sum_of_a_day_is_that_of_a_loop_and_the_day_is_that_of_beijing() {
        var evening = Instant.parse("2003-05-06T17:00:00Z");
        var sums = List.of(checksum(0x8000_0000_0000_0001L), checksum(0x7fff_0000_0000_0000L), checksum(5));
        UnitOfWork.run(() -> days.add(DayCountTable.What.CHANGED, sums.subList(0, 1), evening));
        UnitOfWork.run(() -> days.add(DayCountTable.What.CHANGED, sums.subList(1, 3), evening));

        var told = read(LocalDate.of(2003, 5, 7), LocalDate.of(2003, 5, 7));
        assertThat(told.getLong("items[0].filings")).isEqualTo(3);
        assertThat(told.getString("items[0].checksum"))
                .isEqualTo("%016x".formatted(0x8000_0000_0000_0001L ^ 0x7fff_0000_0000_0000L ^ 5));
        assertThat(read(LocalDate.of(2003, 5, 6), LocalDate.of(2003, 5, 6)).getList("items"))
                .isEmpty();
    }

    private long count(String what) {
        var found = day(clock.instant()).getString("items.find { it.what == '" + what + "' }.filings");
        return found == null ? 0 : Long.parseLong(found);
    }

    private static JsonPath day(Instant at) {
        var day = at.atZone(BEIJING).toLocalDate();
        return read(day, day);
    }

    private static JsonPath read(LocalDate from, LocalDate until) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(UUID.randomUUID(), "auditor"))
                .get("/api/v1/legacy-reconciliation/days?from=" + from + "&until=" + until)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static byte[] checksum(long first) {
        return ByteBuffer.allocate(16).putLong(first).array();
    }
}
