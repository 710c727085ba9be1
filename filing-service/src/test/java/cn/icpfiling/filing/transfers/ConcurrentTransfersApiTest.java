package cn.icpfiling.filing.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several acts at the same moment, and an end in the middle: each transfer happens whole, once, or not at all. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ConcurrentTransfersApiTest extends TransferScene {

    private static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");
    /** ER_NO_SUCH_THREAD: the list of waiting transactions is a moment older than the connections. */
    private static final int ENDED_MEANWHILE = 1094;

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int AT_ONCE = 6;
    private static final int ROUNDS = 4;

    @Inject
    TransferSubject transferSubject;

    private final Applicant holder = new Applicant();

    @BeforeEach
    void filed() {
        files(holder);
    }

    @Test
    void of_two_transfers_into_one_account_one_wins() throws Exception {
        var another = new Applicant();
        filesAnother(another);
        var subjectOfAnother = another.call().get("/api/v1/subjects").<String>path("items[0].subjectId");

        var codes = AtOnce.call(2, caller -> {
            var answer = caller == 0
                    ? transfers(holder, target)
                    : transfers(Ids.next(), subjectOfAnother, another.account, target.account, null);
            return answer.statusCode() == 200 ? "DONE" : answer.<String>path("code");
        });

        assertThat(codes).containsExactlyInAnyOrder("DONE", "TRANSFER_TARGET_HAS_SUBJECT");
        target.call().get("/api/v1/subjects").then().body("items", hasSize(1));
    }

    @Test
    @Tag("long")
    void one_transfer_that_is_sent_several_times_happens_once() throws Exception {
        var id = Ids.next();

        var answers = AtOnce.call(AT_ONCE, _ -> {
            var answer = transfers(id, holder, target, null);
            return answer.statusCode() + answer.asString();
        });

        assertThat(answers).allMatch(answer -> answer.startsWith("200")).containsOnly(answers.getFirst());
        await().atMost(SOON).until(() -> RECORDS.recordsOf(subject).size(), is(2));
    }

    @Test
    void a_filing_and_a_new_order_of_the_target_never_meet() throws Exception {
        var holds = holder;
        for (var round = 0; round < ROUNDS; round++) {
            var from = holds;
            var to = new Applicant();
            var check = to.checksType(Applicant.domain("ok")).<String>path("typeCheckId");

            var statuses = AtOnce.call(
                    2,
                    caller -> caller == 0
                            ? transfers(from, to).statusCode()
                            : to.creates()
                                    .body(Map.of("typeCheckId", check))
                                    .post("/api/v1/orders")
                                    .statusCode());

            assertThat(statuses).as("transfer, order").isIn(List.of(200, 409), List.of(409, 201));
            holds = statuses.getFirst() == 200 ? to : from;
            holds.call().get("/api/v1/subjects").then().body("items", hasSize(1));
        }
    }

    @Test
    void a_transfer_and_a_new_order_of_the_source_never_meet() throws Exception {
        var statuses = AtOnce.call(
                2,
                caller -> caller == 0
                        ? transfers(holder, target).statusCode()
                        : holder.creates()
                                .post("/api/v1/subjects/" + subject + "/change")
                                .statusCode());

        assertThat(statuses).as("transfer, order").isIn(List.of(200, 404), List.of(409, 201));
        holder.call().get("/api/v1/orders").then().body("items", hasSize(statuses.getFirst() == 200 ? 0 : 2));
    }

    /** The connection is killed after subject, services and orders were written, while the service numbers wait for a lock. */
    @Test
    @Tag("long")
    void a_transfer_that_ends_in_the_middle_leaves_nothing_and_can_be_repeated() throws Exception {
        var request =
                new SubjectTransferRequest(Ids.next(), UUID.fromString(subject), holder.account, target.account, null);
        try (var blocking = LocalStack.connection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            blocking.setAutoCommit(false);
            try (var lock = blocking.prepareStatement("SELECT 1 FROM service_numbers WHERE bsn = ? FOR UPDATE")) {
                lock.setString(1, bsn);
                lock.executeQuery();
            }
            var running = threads.submit(() -> transferSubject.handle(request));
            // The database shows transactions as of the last look, unless that is more than 100 ms ago. The connection
            // of a
            // second attempt is killed, too: it would else wait for the lock until its deadline.
            await().atMost(SOON).pollInterval(Duration.ofMillis(300)).until(() -> {
                var waiting = waiting();
                if (waiting.isPresent()) {
                    kill(waiting.getAsLong());
                }
                return running.isDone();
            });

            assertThatThrownBy(running::get).isNotNull();
            blocking.rollback();
        }
        holder.call().get("/api/v1/subjects").then().body("items.subjectId", contains(subject));
        holder.call().get("/api/v1/services").then().body("items.serviceId", contains(service));
        holder.call().get("/api/v1/orders").then().body("items.orderId", contains(order));
        target.call().get("/api/v1/orders").then().body("items", hasSize(0));
        assertThat(count("SELECT COUNT(*) FROM subject_transfers WHERE subject_id = ?"))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM audit_entries WHERE act = 'RECORD.TRANSFER' AND object_id = ?"))
                .isZero();
        assertThat(RECORDS.recordsOf(subject)).hasSizeLessThanOrEqualTo(1);

        transferSubject.handle(request);

        target.call().get("/api/v1/service-numbers").then().body("items.number", contains(bsn));
        await().atMost(SOON).until(() -> RECORDS.recordsOf(subject).size(), is(2));
    }

    private int count(String query) {
        return sql.first(row -> row.getInt(1), query, UUID.fromString(subject)).orElseThrow();
    }

    /** The connection that waits for a service number, as the database names it. */
    private static OptionalLong waiting() throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var query = owner.prepareStatement("SELECT trx_mysql_thread_id FROM information_schema.innodb_trx"
                        + " WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE 'UPDATE service_numbers%'");
                var rows = query.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }

    private static void kill(long connection) throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var statement = owner.createStatement()) {
            statement.execute("KILL " + connection);
        } catch (SQLException failure) {
            if (failure.getErrorCode() != ENDED_MEANWHILE) {
                throw failure;
            }
        }
    }
}
