package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.authority.SpeakingAuthority.Kind;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OpenOrderTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class UploadOrdersApiTest extends AuthorityScene {
    @Inject
    PrepareUpload prepare;

    @Inject
    OrderProgress progress;

    @Inject
    OpenOrderTable open;

    @Inject
    Clock clock;

    @Test
    void approved_orders_go_up_in_one_file_and_wait_for_the_codes() {
        var first = orders.approved();
        var second = orders.approved("上海龍門有限公司");

        uploads.run();

        assertThat(authority.taken()).hasSize(1);
        assertThat(authority.taken().get(1L)).contains("<DataSequence>1<", "上海龍門有限公司", "47.96.0.1");
        for (var order : new UUID[] {first, second}) {
            assertUploadedOnce(order);
            assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
            assertThat(order(order).smsUntil())
                    .isEqualTo(order(order).changedAt().plus(Duration.ofHours(24)));
        }
    }

    @Test
    void each_file_has_the_next_number() {
        orders.approved();
        uploads.run();
        orders.approved();
        uploads.run();
        uploads.run();

        assertThat(authority.taken()).containsOnlyKeys(1L, 2L);
        assertThat(authority.taken().get(2L)).contains("<DataSequence>2<");
    }

    @Test
    void a_crash_before_sending_sends_the_committed_bytes() {
        var order = orders.approved();
        prepares(1);
        var committed = committedBatch().zipped();

        uploads.run();

        assertThat(authority.takenBytes(1)).isEqualTo(committed);
        assertUploadedOnce(order);
    }

    @Test
    void an_order_in_a_batch_cannot_be_withdrawn() {
        var order = orders.approved();
        prepares(1);

        assertThatThrownBy(() -> withdraw(order)).isInstanceOf(ProblemException.class);
        assertThat(state(order)).isEqualTo(OrderState.AWAITING_SUBMISSION);
    }

    @Test
    void an_order_withdrawn_while_the_batch_is_made_is_not_in_it() throws Exception {
        var order = orders.approved();
        var locked = new CountDownLatch(1);
        var prepared = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var withdrawal = threads.submit(() -> UnitOfWork.run(() -> {
                var held = repository.locked(order);
                locked.countDown();
                await(prepared);
                progress.perform(held, OrderAct.WITHDRAW, OrderActor.applicant(held.holder()), clock.instant());
            }));
            await(locked);
            var batch = threads.submit(() -> {
                prepared.countDown();
                return prepares(1);
            });

            withdrawal.get(10, TimeUnit.SECONDS);
            assertThat(batch.get(10, TimeUnit.SECONDS)).isEmpty();
        }
        uploads.run();
        assertThat(state(order)).isEqualTo(OrderState.DRAFT);
        assertThat(authority.taken()).isEmpty();
    }

    @Test
    void a_crash_after_sending_finds_the_file_taken_and_sends_nothing_again() {
        var order = orders.approved();
        authority.next("isp_upload", Kind.TAKE_AND_HANG_UP);

        uploads.run();
        assertThat(state(order)).isEqualTo(OrderState.AWAITING_SUBMISSION);
        restIsOver();
        uploads.run();

        assertUploadedOnce(order);
        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        assertThat(authority.calls()).filteredOn("isp_upload"::equals).hasSize(1);
    }

    @Test
    void a_send_that_never_arrived_is_made_again_with_the_same_bytes() {
        var order = orders.approved();
        authority.next("isp_upload", Kind.HANG_UP);

        uploads.run();
        var committed = committedBatch().zipped();
        restIsOver();
        uploads.run();

        assertThat(authority.takenBytes(1)).isEqualTo(committed);
        assertUploadedOnce(order);
    }

    @Test
    void a_failed_send_rests_before_the_next() {
        orders.approved();
        authority.next("isp_upload", Kind.BUSY);

        uploads.run();
        uploads.run();

        assertThat(authority.taken()).isEmpty();
        assertThat(authority.calls()).filteredOn("isp_upload"::equals).hasSize(1);
    }

    @Test
    void files_that_the_authority_lost_are_sent_again_first() {
        orders.approved();
        uploads.run();
        orders.approved();
        uploads.run();
        var lost = authority.takenBytes(1);
        authority.forgetsFrom(1);
        var order = orders.approved();

        uploads.run();

        assertThat(authority.taken()).containsOnlyKeys(1L, 2L, 3L);
        assertThat(authority.takenBytes(1)).isEqualTo(lost);
        assertUploadedOnce(order);
    }

    @Test
    void a_gap_found_while_sending_is_closed() {
        orders.approved();
        uploads.run();
        var order = orders.approved();
        prepares(2);
        authority.forgetsFrom(1);

        uploads.run();

        assertThat(authority.taken()).containsOnlyKeys(1L, 2L);
        assertUploadedOnce(order);
    }

    @Test
    void a_number_that_another_file_used_is_not_taken_for_ours() {
        var order = orders.approved();
        prepares(1);
        authority.takesFromElsewhere(1);

        uploads.run();

        assertThat(authority.taken().get(2L)).contains("<DataSequence>2<");
        assertUploadedOnce(order);
    }

    @Test
    void a_record_the_authority_cannot_read_holds_up_no_other() {
        var poison = orders.approved("毒有限公司");
        var good = orders.approved();
        var better = orders.approved();

        uploads.run();

        assertUploadedOnce(good);
        assertUploadedOnce(better);
        assertThat(state(poison)).isEqualTo(OrderState.AWAITING_SUBMISSION);
        assertThat(order(poison).uploadBatch()).isNull();
        assertThat(count("authority_holds WHERE order_id = ? AND held = TRUE", poison))
                .isEqualTo(1);
        assertThat(awaitingSubmission())
                .as("the held one, which does not age the others")
                .matches(standing -> standing.count() == 1 && standing.oldest() == null);
        withdraw(poison);
        assertThat(state(poison)).isEqualTo(OrderState.DRAFT);
    }

    private OpenOrderTable.Standing awaitingSubmission() {
        return open.standings(clock.instant(), List.of()).stream()
                .filter(standing -> standing.state() == OrderState.AWAITING_SUBMISSION)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_file_that_is_never_clearly_answered_does_not_hold_up_the_others_for_ever() {
        var suspect = orders.approved();
        for (var i = 0; i < 6; i++) {
            authority.next("isp_upload", Kind.UNKNOWN_CODE);
            uploads.run();
            restIsOver();
        }
        var other = orders.approved();

        uploads.run();

        assertUploadedOnce(other);
        assertThat(state(suspect)).isEqualTo(OrderState.AWAITING_SUBMISSION);
        assertThat(count("authority_holds WHERE order_id = ? AND held = TRUE", suspect))
                .isEqualTo(1);
    }

    @Test
    void an_authority_that_is_merely_down_puts_nobody_on_hold() {
        var order = orders.approved();
        for (var i = 0; i < 7; i++) {
            authority.next("isp_upload", Kind.BUSY);
            uploads.run();
            restIsOver();
        }

        uploads.run();

        assertUploadedOnce(order);
        assertThat(count("authority_holds")).isZero();
    }

    @Test
    void a_record_that_gbk_cannot_carry_is_never_sent_and_holds_up_no_other() {
        var rare = orders.approved("𠮷野家有限公司");
        var good = orders.approved();

        uploads.run();

        assertUploadedOnce(good);
        assertThat(state(rare)).isEqualTo(OrderState.AWAITING_SUBMISSION);
        assertThat(authority.taken().toString()).doesNotContain(UploadXml.reference(rare));
        assertThat(count("authority_holds WHERE order_id = ? AND code = 'AUTHORITY_CHARACTER_LOST'", rare))
                .isEqualTo(1);
    }

    @Test
    void without_the_authority_orders_wait_outside_any_batch() {
        var order = orders.approved();
        authority.next("isp_querypreviousupload", Kind.LOGIN_REFUSED);

        uploads.run();

        assertThat(count("authority_uploads")).isZero();
        withdraw(order);
        assertThat(state(order)).isEqualTo(OrderState.DRAFT);
    }

    @Test
    void more_orders_than_a_file_may_hold_go_in_several() {
        for (var i = 0; i < 6; i++) {
            orders.approved();
        }

        uploads.run();

        assertThat(authority.taken().values())
                .extracting(file -> file.split("<Record>", -1).length - 1)
                .containsExactly(5, 1);
    }

    @Test
    void one_replica_uploads_at_a_time() {
        var order = orders.approved();
        var otherReplica = lease();

        uploads.run();
        assertThat(authority.calls()).isEmpty();
        otherReplica.release();
        uploads.run();

        assertUploadedOnce(order);
    }

    @Test
    void a_replica_that_lost_the_lease_gives_no_batch_a_number() {
        var order = orders.approved();
        var stalled = lease();
        sql.update("UPDATE leases SET expires_at = '2000-01-01' WHERE name = 'upload'");
        var next = lease();

        assertThat(prepare.handle(stalled, 1)).isEmpty();
        assertThat(count("authority_uploads")).isZero();

        assertThat(prepare.handle(next, 1)).isPresent();
        next.release();
        uploads.run();
        assertUploadedOnce(order);
    }

    @Test
    void the_stored_bytes_are_encrypted() {
        orders.approved();
        prepares(1);

        var stored = sql.first(row -> row.getBytes(1), "SELECT content FROM authority_uploads")
                .orElseThrow();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("PK\u0003\u0004", "<?xml");
    }

    private Lease lease() {
        var lease = new Lease(sql, "leases", "upload", Duration.ofSeconds(20));
        assertThat(lease.acquire()).isTrue();
        return lease;
    }

    private Optional<UUID> prepares(long sequence) {
        var lease = lease();
        try {
            return prepare.handle(lease, sequence);
        } finally {
            lease.release();
        }
    }

    private UploadBatch committedBatch() {
        return batches.open().orElseThrow();
    }

    @Inject
    UploadBatches batches;

    private void withdraw(UUID id) {
        UnitOfWork.run(() -> {
            var order = repository.locked(id);
            progress.perform(order, OrderAct.WITHDRAW, OrderActor.applicant(order.holder()), clock.instant());
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
