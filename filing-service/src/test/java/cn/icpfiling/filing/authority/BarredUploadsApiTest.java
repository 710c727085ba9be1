package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.LockWaits;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An approved order that the authority bars by a new entry is held back from the upload until a person or the authority decides. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class BarredUploadsApiTest extends AuthorityScene {

    @Inject
    ApplyNews news;

    @Inject
    Blacklist blacklist;

    @Inject
    UploadBatches batches;

    @Inject
    PrepareUpload prepare;

    @Inject
    OrderContentRepository contents;

    @Inject
    Clock clock;

    private final UUID reviewer = Ids.next();
    private UUID order;
    private String certificate;

    @BeforeEach
    void an_approved_order() {
        order = orders.approved();
        certificate = UnitOfWork.in(() -> contents.certificateNumber(repository.findById(order)));
    }

    @Test
    void an_order_that_a_new_entry_bars_stays_here_until_a_reviewer_returns_it() {
        var other = orders.approved("上海龍門有限公司");
        arrives(certificate, true);

        uploads.run();

        assertThat(state(other)).as("the order beside it goes up").isEqualTo(OrderState.SMS_PENDING);
        assertThat(authority.taken().values()).noneMatch(file -> file.contains(UploadXml.reference(order)));
        shownToHolder()
                .then()
                .body("state", is("AWAITING_SUBMISSION"))
                .body("waitingFor", is("REVIEWER"))
                .body("needsPerson", is(true))
                .body("allowedActs", contains("WITHDRAW"));
        support()
                .get("/api/v1/authority-issues")
                .then()
                .body("items.findAll { it.orderId == '" + order + "' }.why", hasItem("BLACKLISTED"));
        retries().then().statusCode(409).body("code", is("AUTHORITY_ISSUE_BARRED"));
        Applicant.reviews(
                        reviewer,
                        order.toString(),
                        "provider-decision",
                        Map.of(
                                "decision",
                                "REQUEST_CORRECTION",
                                "reasons",
                                List.of(Map.of("code", "BLACKLISTED", "pointer", "/certificateNumber"))))
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_CORRECTION"));
    }

    @Test
    void a_lifted_entry_ends_hold_and_flag_and_the_order_goes_up() {
        arrives(certificate, true);
        var barred = order(order).changedAt();
        arrives(certificate, false);

        shownToHolder().then().body("needsPerson", is(false)).body("waitingFor", is("PROVIDER"));
        assertThat(order(order).changedAt()).as("lists of changes have it").isAfter(barred);
        uploads.run();
        assertUploadedOnce(order);
    }

    @Test
    void an_order_that_the_authority_refused_is_not_sent_again_once_it_is_barred() {
        refuses();
        arrives(certificate, true);

        retries().then().statusCode(409).body("code", is("AUTHORITY_ISSUE_BARRED"));

        arrives(certificate, false);
        retries().then().statusCode(200).body("state", is("SENT_AGAIN"));
    }

    @Test
    void an_upload_holds_an_order_that_is_barred_without_a_hold() {
        var other = orders.approved("上海龍門有限公司");
        UnitOfWork.run(() -> blacklist.take(barring(certificate, true), clock.instant()));

        uploads.run();

        assertUploadedOnce(other);
        assertHeldAsBarred();
        uploads.run();
        assertThat(authority.taken().values()).noneMatch(file -> file.contains(UploadXml.reference(order)));
        assertThat(history(order).stream().filter(entry -> entry.act() == OrderAct.FLAG))
                .hasSize(1);
    }

    @Test
    void an_entry_that_arrives_while_the_order_is_in_an_upload_counts_once_the_upload_is_refused() {
        var culprit = orders.approved("毒有限公司");
        assertThat(prepares()).isPresent();
        arrives(certificate, true);
        assertThat(count("authority_holds")).as("the authority decides").isZero();

        uploads.run();

        assertHeldAsBarred();
        assertThat(count("authority_holds WHERE order_id = ? AND code = 'AUTHORITY_REFUSED_RECORD' AND held", culprit))
                .isEqualTo(1);
        arrives(certificate, false);
        assertThat(batches.waiting(10))
                .as("it was suspected before, so it goes alone")
                .containsExactly(new UploadBatches.Waiting(order, 1, true));
        uploads.run();
        assertUploadedOnce(order);
    }

    @Test
    void a_lifted_entry_does_not_release_an_order_that_cannot_be_sent_anyway() {
        refuses();
        arrives(certificate, true);

        arrives(certificate, false);

        assertThat(count(
                        "authority_holds WHERE order_id = ? AND held = TRUE AND code = 'AUTHORITY_REFUSED_RECORD'",
                        order))
                .isEqualTo(1);
        shownToHolder().then().body("needsPerson", is(true));
    }

    @Test
    void an_order_in_an_upload_is_the_authoritys_to_decide() {
        uploads.run();
        arrives(certificate, true);

        shownToHolder().then().body("state", is("SMS_PENDING")).body("needsPerson", is(false));
        assertThat(count("authority_holds WHERE order_id = ?", order)).isZero();
    }

    @Test
    void an_entry_that_arrives_while_the_batch_is_made_keeps_the_order_out_of_it() throws Exception {
        var entered = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var entry = threads.submit(() -> UnitOfWork.run(() -> {
                take(certificate, true);
                entered.countDown();
                LockWaits.await(1, "select o1_0.id,");
            }));
            await(entered);
            var batch = threads.submit(this::prepares);
            entry.get(30, TimeUnit.SECONDS);
            assertThat(batch.get(30, TimeUnit.SECONDS)).as("no order is left").isEqualTo(Optional.empty());
        }
        assertThat(order(order)).extracting(Order::uploadBatch).isNull();
        assertThat(count("authority_holds WHERE order_id = ? AND held = TRUE", order))
                .isEqualTo(1);
    }

    private void refuses() {
        order = orders.approved("毒有限公司");
        certificate = UnitOfWork.in(() -> contents.certificateNumber(repository.findById(order)));
        uploads.run();
        assertThat(count("authority_holds WHERE order_id = ? AND held", order)).isEqualTo(1);
    }

    private void assertHeldAsBarred() {
        assertThat(count("authority_holds WHERE order_id = ? AND held AND code = 'BLACKLISTED' AND detail = ''", order))
                .isEqualTo(1);
        shownToHolder().then().body("state", is("AWAITING_SUBMISSION")).body("waitingFor", is("REVIEWER"));
    }

    private Optional<UUID> prepares() {
        var lease = new Lease(sql, "leases", "upload", Duration.ofSeconds(20));
        assertThat(lease.acquire()).isTrue();
        try {
            return prepare.handle(lease, 1);
        } finally {
            lease.release();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void arrives(String number, boolean barred) {
        UnitOfWork.run(() -> take(number, barred));
    }

    private void take(String number, boolean barred) {
        var _ = news.handle(barring(number, barred));
    }

    private AuthorityResult.Barred barring(String number, boolean barred) {
        return new AuthorityResult.Barred(1, number, barred, clock.instant());
    }

    private Response retries() {
        return support()
                .header("Idempotency-Key", Applicant.freshKey())
                .post("/api/v1/authority-issues/" + order + "/retry");
    }

    private static RequestSpecification support() {
        return Rest.given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), Roles.SUPPORT));
    }

    private Response shownToHolder() {
        return Rest.given()
                .header(
                        "Authorization",
                        "Bearer " + TestTokens.bearer(order(order).holder(), Roles.APPLICANT))
                .get("/api/v1/orders/" + order);
    }
}
