package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that the authority took may hold a thousand orders: they are settled a few at a time, each once, whatever happens in between. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class SettleUploadApiTest extends AuthorityScene {

    private static final int MOST_IN_A_FILE = 5;
    private static final int IN_A_TRANSACTION = 50;
    private static final int RECORDS = 1_000;

    /** A round trip of 2 ms and what the server does itself. */
    private static final Duration A_STATEMENT = Duration.ofNanos(2_500_000);

    @Inject
    PrepareUpload prepare;

    @Inject
    SettleUpload settle;

    @Inject
    UploadBatches batches;

    @Inject
    Authority line;

    @Inject
    Clock clock;

    @Test
    void a_thousand_orders_are_settled_well_inside_the_limits_of_a_transaction_and_of_the_lease() {
        var ofOne = statementsToSettle(1);
        var ofFive = statementsToSettle(MOST_IN_A_FILE);

        var each = (ofFive - ofOne) / (MOST_IN_A_FILE - 1.0);
        var transaction = Math.round(ofOne + each * (IN_A_TRANSACTION - 1));
        assertThat(A_STATEMENT.multipliedBy(transaction))
                .as("a transaction of %d statements, and a transaction and the lease have 20 s", transaction)
                .isLessThan(Duration.ofSeconds(1));
        assertThat(A_STATEMENT.multipliedBy(transaction * RECORDS / IN_A_TRANSACTION))
                .as("the whole file")
                .isLessThan(Duration.ofSeconds(12));
    }

    private long statementsToSettle(int count) {
        var batch = taken(count);
        return UnitOfWork.in(() -> {
            var before = statements();
            settle.someOf(batch.id(), IN_A_TRANSACTION);
            entities.flush();
            return statements() - before - 1;
        });
    }

    /** Of this connection, which a transaction keeps. */
    private long statements() {
        return sql.first(row -> row.getLong(2), "SHOW SESSION STATUS LIKE 'Questions'")
                .orElseThrow();
    }

    @Test
    void the_next_turn_finishes_what_a_killed_one_left_and_asks_the_authority_nothing() {
        var batch = taken(MOST_IN_A_FILE);
        UnitOfWork.run(() -> settle.someOf(batch.id(), 2));
        assertThat(waiting(batch)).hasSize(MOST_IN_A_FILE - 2);
        var calls = List.copyOf(authority.calls());

        uploads.run();

        assertThat(waiting(batch)).isEmpty();
        assertThat(members(batch)).allSatisfy(order -> {
            assertUploadedOnce(order);
            assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        });
        assertThat(count("authority_uploads WHERE state = 'SENT' AND sent_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(authority.calls()).isEqualTo(calls);
    }

    @Test
    void two_replicas_at_once_settle_no_order_twice() throws Exception {
        var batch = taken(MOST_IN_A_FILE);
        var together = new CyclicBarrier(2);
        try (var replicas = Executors.newFixedThreadPool(2)) {
            var both = Stream.of(1, 2)
                    .map(_ -> replicas.submit(() -> {
                        together.await(10, TimeUnit.SECONDS);
                        UnitOfWork.run(() -> settle.someOf(batch.id(), MOST_IN_A_FILE));
                        return null;
                    }))
                    .toList();
            for (var replica : both) {
                replica.get(20, TimeUnit.SECONDS);
            }
        }

        assertThat(members(batch)).allSatisfy(this::assertUploadedOnce);
    }

    @Test
    void a_replica_that_lost_the_lease_settles_nothing_more() {
        var batch = taken(MOST_IN_A_FILE);
        var stalled = lease();
        sql.update("UPDATE leases SET expires_at = '2000-01-01' WHERE name = 'upload'");
        var next = lease();

        settle.orders(stalled, batch);
        assertThat(waiting(batch)).hasSize(MOST_IN_A_FILE);

        next.release();
        uploads.run();
        assertThat(members(batch)).allSatisfy(this::assertUploadedOnce);
    }

    /** A file that the authority has, with our note of it, and orders that did not move on yet. */
    private UploadBatch taken(int count) {
        for (var order = 0; order < count; order++) {
            orders.approved();
        }
        var lease = lease();
        var sequence = count("authority_uploads") + 1L;
        assertThat(prepare.handle(lease, sequence)).isPresent();
        lease.release();
        var batch = batches.open().orElseThrow();
        batches.offered(batch.id());
        assertThat(line.upload(batch.file())).isInstanceOf(UploadAnswer.Taken.class);
        batches.markTaken(batch.id(), clock.instant());
        return batches.open().orElseThrow();
    }

    private List<UUID> members(UploadBatch batch) {
        return batches.ordersOf(batch.id()).stream()
                .map(UploadBatches.Waiting::order)
                .toList();
    }

    private List<UUID> waiting(UploadBatch batch) {
        return batches.unsettledOf(batch.id(), MOST_IN_A_FILE);
    }

    private Lease lease() {
        var lease = new Lease(sql, "leases", "upload", Duration.ofSeconds(20));
        assertThat(lease.acquire()).isTrue();
        return lease;
    }
}
