package cn.icpfiling.filing.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Several imports at the same moment, and an end in the middle: each filing is registered whole, once, or not at all. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ConcurrentImportsApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROUNDS = 4;

    @Inject
    Sql sql;

    @Inject
    Storage storage;

    @Inject
    SweepImportedPapers sweep;

    private final Applicant holder = new Applicant();
    private final OldFilings old = new OldFilings();

    @Test
    void of_two_accounts_that_get_one_old_filing_one_wins() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var one = new OldFilings();
            var accounts = List.of(new Applicant(), new Applicant());

            var codes = AtOnce.call(2, caller -> code(one.registers(accounts.get(caller))));

            assertThat(codes).containsExactlyInAnyOrder("DONE", "IMPORTED_FOR_ANOTHER_ACCOUNT");
            accounts.get(codes.indexOf("DONE"))
                    .call()
                    .get("/api/v1/subjects")
                    .then()
                    .body("items", hasSize(1));
        }
    }

    @Test
    void of_two_old_filings_with_one_certificate_or_one_domain_one_wins() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var first = new OldFilings();
            var second = new OldFilings();
            second.certificate = first.certificate;
            assertThat(AtOnce.call(2, caller -> code((caller == 0 ? first : second).registers(new Applicant()))))
                    .containsExactlyInAnyOrder("DONE", "CERTIFICATE_FILED_ALREADY");

            var third = new OldFilings();
            var fourth = new OldFilings();
            fourth.service.put("domains", List.of(third.domain));
            assertThat(AtOnce.call(2, caller -> code((caller == 0 ? third : fourth).registers(new Applicant()))))
                    .containsExactlyInAnyOrder("DONE", "DOMAIN_FILED_ALREADY");
        }
    }

    @Test
    void of_two_old_filings_for_one_account_one_wins() throws Exception {
        var another = new OldFilings();

        assertThat(AtOnce.call(2, caller -> code((caller == 0 ? old : another).registers(holder))))
                .containsExactlyInAnyOrder("DONE", "ACCOUNT_HAS_SUBJECT");
    }

    @Test
    void an_import_and_a_new_order_of_the_account_never_meet() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var one = new OldFilings();
            var to = new Applicant();
            var check = to.checksType(Applicant.domain("ok")).<String>path("typeCheckId");

            var statuses = AtOnce.call(
                    2,
                    caller -> caller == 0
                            ? one.registers(to).statusCode()
                            : to.creates()
                                    .body(Map.of("typeCheckId", check))
                                    .post("/api/v1/orders")
                                    .statusCode());

            assertThat(statuses).as("import, order").isIn(List.of(201, 409), List.of(409, 201));
        }
    }

    @Test
    void of_an_import_and_a_submission_of_another_account_for_one_certificate_one_wins() throws Exception {
        for (var round = 0; round < 2 * ROUNDS; round++) {
            var another = new Applicant();
            var order = another.completesDraft(Applicant.domain("ok"));
            var one = new OldFilings();
            one.certificate = another.certificateNumber;
            var to = new Applicant();

            var codes = AtOnce.call(2, caller -> code(caller == 0 ? one.registers(to) : another.submits(order)));

            assertThat(codes)
                    .as("import, submission")
                    .isIn(List.of("DONE", "SUBJECT_OF_ANOTHER_ACCOUNT"), List.of("CERTIFICATE_FILED_ALREADY", "DONE"));
        }
    }

    @Test
    void a_paper_is_stored_once_for_its_bytes_and_other_bytes_replace_it() {
        var first = old.uploads("P-1", "SUBJECT_CERTIFICATE").<String>path("paperId");
        var bytes = Papers.png();
        var jpeg = Papers.jpeg();

        old.uploads("P-1", "SUBJECT_CERTIFICATE", bytes, OldFilings.sha256(jpeg))
                .then()
                .statusCode(422);
        var text = "no picture".getBytes(StandardCharsets.UTF_8);
        old.uploads("P-1", "SUBJECT_CERTIFICATE", text, OldFilings.sha256(text))
                .then()
                .statusCode(415)
                .body("code", is("UNSUPPORTED_MEDIA_TYPE"));
        old.uploads("P-1", "SUBJECT_CERTIFICATE", jpeg, OldFilings.sha256(jpeg))
                .then()
                .statusCode(200)
                .body("paperId", not(is(first)))
                .body("mediaType", is("image/jpeg"));
        var second = old.uploads("P-1", "SUBJECT_CERTIFICATE", jpeg, OldFilings.sha256(jpeg));
        old.uploads("P-1", "SUBJECT_CERTIFICATE", jpeg, OldFilings.sha256(jpeg))
                .then()
                .body("paperId", is(second.<String>path("paperId")));
        assertThat(isThere(first)).as("the replaced file").isFalse();
    }

    /** The connection is killed while the registration waits for the account, after the papers came. */
    @Test
    void an_end_between_papers_and_registration_leaves_papers_alone_and_these_can_be_deleted() throws Exception {
        var paper = old.uploads("P-1", "SUBJECT_CERTIFICATE").<String>path("paperId");
        try (var blocking = LocalStack.connection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            blocking.setAutoCommit(false);
            try (var lock = blocking.prepareStatement("INSERT INTO holder_locks (account) VALUES (?)")) {
                lock.setBytes(1, Binary.of(holder.account));
                lock.executeUpdate();
            }
            var running = threads.submit(() -> old.registers(holder).statusCode());
            // The database shows transactions as of the last look, unless that is more than 100 ms ago.
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> waiting().isPresent());
            kill(waiting().orElseThrow());

            assertThat(running.get()).isGreaterThanOrEqualTo(500);
            blocking.rollback();
        }
        assertThat(count("SELECT COUNT(*) FROM imported_filings WHERE legacy_id = ? AND subject_id IS NOT NULL"))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM subjects s WHERE s.subject_number = (SELECT ?)", old.number))
                .isZero();
        assertThat(isThere(paper)).isTrue();

        sweep.sweep(Instant.now().minus(Duration.ofDays(1)));
        assertThat(isThere(paper)).as("a folder of today waits").isTrue();
        old.registers(holder).then().statusCode(201);
        sweep.sweep(Instant.now().plusSeconds(60));
        assertThat(isThere(paper)).as("a filing adopted it").isTrue();

        var left = new OldFilings();
        var orphan = left.uploads("P-1", "SUBJECT_CERTIFICATE").<String>path("paperId");
        assertThat(sweep.sweep(Instant.now().plusSeconds(60))).isPositive();
        assertThat(isThere(orphan)).isFalse();
    }

    private static String code(Response answer) {
        return answer.statusCode() < 300 ? "DONE" : answer.<String>path("code");
    }

    private int count(String query) {
        return count(query, old.legacyId);
    }

    private int count(String query, String value) {
        return sql.first(row -> row.getInt(1), query, value).orElseThrow();
    }

    private boolean isThere(String paper) {
        try (var in = storage.read(Shelf.MATERIALS, UUID.fromString(paper))) {
            return in.read() >= 0;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The connection that waits for an account, as the database names it. */
    private static OptionalLong waiting() throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var query = owner.prepareStatement("SELECT trx_mysql_thread_id FROM information_schema.innodb_trx"
                        + " WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE 'INSERT INTO holder_locks%'");
                var rows = query.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }

    private static void kill(long connection) throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var statement = owner.createStatement()) {
            statement.execute("KILL " + connection);
        }
    }
}
