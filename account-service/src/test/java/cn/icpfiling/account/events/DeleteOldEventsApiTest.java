package cn.icpfiling.account.events;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The log keeps events for thirty days; one run deletes all that are older. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DeleteOldEventsApiTest {

    private static final Duration KEPT = Duration.ofDays(30);
    /** More than one transaction deletes. */
    private static final int OLD = 2_001;

    @Inject
    DeleteOldEvents deleteOld;

    @Inject
    EventTable events;

    private final UUID owner = UUID.randomUUID();

    @Test
    void events_past_their_age_are_gone_after_one_run_and_one_that_has_a_minute_left_stays() throws SQLException {
        UnitOfWork.run(() -> events.lock(owner));
        isRecorded(1, OLD, KEPT.plusMinutes(1));
        isRecorded(OLD + 1, OLD + 1, KEPT.minusMinutes(1));

        deleteOld.run();

        assertThat(UnitOfWork.in(() -> events.after(owner, 0, Long.MAX_VALUE, 10)))
                .extracting(EventTable.Row::number)
                .containsExactly(OLD + 1L);
        assertThat(UnitOfWork.in(() -> events.range(owner)).deleted())
                .as("what a cursor must be behind")
                .isEqualTo(OLD);
    }

    private void isRecorded(int first, int last, Duration ago) throws SQLException {
        try (var database = LocalStack.connection();
                var insert =
                        database.prepareStatement("insert into account_events (owner_id, about_id, number, event_id,"
                                + " type, sequence, ids, occurred_at, recorded_at)"
                                + " values (?, ?, ?, ?, 'filing.order.submitted', 1, '{}', utc_timestamp(6), ?)")) {
            for (var number = first; number <= last; number++) {
                insert.setBytes(1, Binary.of(owner));
                insert.setBytes(2, Binary.of(owner));
                insert.setLong(3, number);
                insert.setBytes(4, Binary.of(UUID.randomUUID()));
                insert.setObject(5, LocalDateTime.ofInstant(Instant.now().minus(ago), ZoneOffset.UTC));
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
    }
}
