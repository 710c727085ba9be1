package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.account.core.DisableReason;
import cn.icpfiling.account.notices.FindingScene;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A dead endpoint is nothing to others, and what a killed replica had claimed is sent again. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class DeadEndpointsApiTest {

    private static final Logger LOG = Logger.getLogger(DeadEndpointsApiTest.class);
    private static final int DEAD = 50;
    private static final int HEALTHY = 100;
    private static final Duration QUICK = Duration.ofMillis(20);

    ReceiverStub receivers;

    @Inject
    WebhookQueueTable queues;

    @Inject
    WebhookDeliveryTable deliveries;

    @Inject
    DisableEndpoint disable;

    @Inject
    DeleteWebhooks delete;

    @Inject
    SettleAttempt settle;

    @Inject
    LoadReceiver load;

    @Tag("long")
    @Test
    void fifty_endpoints_that_hang_do_not_delay_a_healthy_one() {
        for (var owners = 0; owners < DEAD / 10; owners++) {
            var dead = HookOwner.applicant();
            for (var endpoint = 0; endpoint < 10; endpoint++) {
                var id = dead.addsId(receivers.url(HookOwner.host("hang")));
                dead.tests(id, null);
                dead.tests(id, null);
            }
        }
        var host = HookOwner.host("ok");
        var took = new ArrayList<Duration>();
        // The limit of test events is the owner's.
        for (var half = 0; half < 2; half++) {
            var owner = HookOwner.applicant();
            var endpoint = owner.addsId(receivers.url(host));
            for (var event = 0; event < HEALTHY / 2; event++) {
                var before = receivers.of(host).size();
                var asked = Instant.now();
                owner.tests(endpoint, null);
                await().atMost(Duration.ofSeconds(10))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> receivers.of(host).size() > before);
                took.add(Duration.between(asked, receivers.of(host).getLast().at()));
            }
        }

        var p99 = took.stream().sorted().toList().get(HEALTHY * 99 / 100 - 1);
        assertThat(p99).as("p99 of %s deliveries", took.size()).isLessThan(Duration.ofSeconds(2));
        LOG.infof("p99 beside %d endpoints that hang: %s", DEAD, p99);
    }

    @Test
    void a_delivery_that_a_killed_replica_had_claimed_is_sent_when_the_lease_ends() throws SQLException {
        var owner = HookOwner.applicant();
        var host = HookOwner.host("ok");
        var endpoint = owner.addsId(receivers.url(host));
        var lease = Duration.ofSeconds(2);
        // Another replica claims the queue and dies: it neither renews nor releases.
        var token = UnitOfWork.in(() -> queues.claim(UUID.fromString(endpoint), lease));
        var claimed = Instant.now();
        var delivery = owner.tests(endpoint, null);

        owner.awaits(delivery, "DELIVERED");

        assertThat(token).isPresent();
        assertThat(receivers.of(host)).hasSize(1);
        assertThat(receivers.of(host).getFirst().at())
                .isAfter(claimed.plus(lease).minusMillis(100));
    }

    @Test
    void an_endpoint_that_failed_for_days_is_disabled_when_a_delivery_has_failed_for_a_day() throws SQLException {
        var owner = HookOwner.applicant();
        var endpoint = owner.addsId(receivers.url(HookOwner.host("dead")));
        owner.awaitsAttempts(owner.tests(endpoint, null), 1);
        try (var database = LocalStack.connection();
                var past = database.prepareStatement(
                        "update webhook_queues set failing_since = utc_timestamp(6) - interval 6 day, "
                                + "held_until = utc_timestamp(6) - interval 1 hour "
                                + "where endpoint_id = unhex(replace(?, '-', ''))");
                var tried = database.prepareStatement(
                        "update webhook_deliveries set attempts = 7, next_attempt_at = utc_timestamp(6) "
                                + "where endpoint_id = unhex(replace(?, '-', ''))")) {
            past.setString(1, endpoint);
            assertThat(past.executeUpdate()).isEqualTo(1);
            tried.setString(1, endpoint);
            assertThat(tried.executeUpdate()).isEqualTo(1);
        }

        owner.tests(endpoint, null);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(owner.endpoint(endpoint).getString("reason")).isEqualTo("FAILING"));
        assertThat(owner.endpoint(endpoint).getString("state")).isEqualTo("DISABLED");
    }

    @Test
    void an_endpoint_is_disabled_once() {
        var owner = HookOwner.applicant();
        var endpoint = owner.addsId(receivers.url(HookOwner.host("ok")));

        var id = UUID.fromString(endpoint);
        disable.handle(id);
        assertThat(owner.endpoint(endpoint).getString("state")).isEqualTo("ACTIVE");
        for (var reason : List.of(DisableReason.GONE, DisableReason.FAILING)) {
            UnitOfWork.run(() -> queues.disableAs(id, reason));
            disable.handle(id);
        }

        assertThat(owner.endpoint(endpoint).getString("reason")).isEqualTo("GONE");
        assertThat(owner.reads("/api/v1/events?types=webhook.endpoint.disabled").getList("items"))
                .hasSize(1);
        assertThat(Audited.acts(endpoint)).containsExactly("WEBHOOK.ADD", "WEBHOOK.DISABLE GONE");
        owner.acts(endpoint, "resumption").then().statusCode(200);
        owner.awaits(owner.tests(endpoint, null), "DELIVERED");
    }

    @Test
    @Tag("long")
    void the_contact_of_a_partner_gets_a_mail_of_a_disabled_endpoint() throws SQLException {
        var partner = TestPartner.create("clients:write", "events:read", "webhooks:read", "webhooks:write");
        var mail = "ops-" + UUID.randomUUID() + "@example.cn";
        var contact = Map.of("name", "Operations", "mail", mail, "locale", "en");
        partner.as().body(contact).put(partner.path("/contact")).then().statusCode(200);
        var owner = new HookOwner(partner.token());
        var endpoint = UUID.fromString(owner.addsId(receivers.url(HookOwner.host("ok"))));
        try (var database = LocalStack.connection();
                var proven = database.prepareStatement("update partner_contacts set mail_verified_at = changed_at "
                        + "where partner_id = unhex(replace(?, '-', ''))")) {
            proven.setString(1, partner.id());
            assertThat(proven.executeUpdate()).isEqualTo(1);
        }

        UnitOfWork.run(() -> queues.disableAs(endpoint, DisableReason.GONE));
        disable.handle(endpoint);

        awaitsMail(mail, endpoint);
    }

    @Test
    void the_holder_of_a_disabled_endpoint_gets_an_sms_and_a_mail() {
        var scene = new FindingScene().signedUp("en");
        var endpoint = UUID.fromString(new HookOwner(scene.token()).addsId(receivers.url(HookOwner.host("ok"))));

        UnitOfWork.run(() -> queues.disableAs(endpoint, DisableReason.GONE));
        disable.handle(endpoint);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(scene.holder.texts())
                        .anyMatch(text -> text.contains(tail(endpoint)) && text.contains("gone (410)")));
        awaitsMail(scene.holderMail, endpoint);
    }

    private static void awaitsMail(String to, UUID endpoint) {
        await().atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> assertThat(FindingScene.mailsTo(to))
                        .anyMatch(mail -> mail.get("body").contains(tail(endpoint))));
    }

    /** What a message names of an endpoint. */
    private static String tail(UUID endpoint) {
        return endpoint.toString().substring(28);
    }

    @Test
    void an_endpoint_is_disabled_although_the_replica_stopped_after_the_last_attempt() {
        var owner = HookOwner.applicant();
        var host = HookOwner.host("ok");
        var endpoint = owner.addsId(receivers.url(host));
        UnitOfWork.run(() -> queues.disableAs(UUID.fromString(endpoint), DisableReason.GONE));

        owner.tests(endpoint, null);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(owner.endpoint(endpoint).getString("reason")).isEqualTo("GONE"));
        assertThat(receivers.of(host)).isEmpty();
    }

    @Test
    @Tag("long")
    void a_success_does_not_end_what_an_attempt_at_the_same_time_was_asked_to_wait() {
        var owner = HookOwner.applicant();
        var host = HookOwner.host("mixed");
        var endpoint = owner.addsId(receivers.url(host));
        owner.acts(endpoint, "pause").then().statusCode(200);
        for (var event = 0; event < 6; event++) {
            owner.tests(endpoint, null);
        }
        var resumed = Instant.now();

        owner.acts(endpoint, "resumption").then().statusCode(200);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(owner.endpoint(endpoint).getInt("failures")).isZero());
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(standing(endpoint).lastSuccessAt()).isNotNull());
        assertThat(standing(endpoint).heldUntil()).isAfter(resumed.plusSeconds(100));
        assertThat(receivers.of(host)).hasSize(4);
    }

    private WebhookQueueTable.Standing standing(String endpoint) {
        return UnitOfWork.in(() -> queues.of(UUID.fromString(endpoint))).orElseThrow();
    }

    @Test
    @Tag("long")
    void a_suspended_partner_gets_nothing_until_it_is_resumed() throws SQLException {
        var partner = TestPartner.create("events:read", "webhooks:read", "webhooks:write");
        var owner = new HookOwner(partner.token());
        var host = HookOwner.host("ok");
        var endpoint = owner.addsId(receivers.url(host));
        // The lease of another replica, so that the partner is suspended before the attempt.
        var _ = UnitOfWork.in(() -> queues.claim(UUID.fromString(endpoint), Duration.ofSeconds(8)))
                .orElseThrow();
        var delivery = owner.tests(endpoint, null);
        suspends(partner.id(), "utc_timestamp(6)");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> standing(endpoint).heldUntil().isAfter(Instant.now()));
        assertThat(receivers.of(host)).isEmpty();

        suspends(partner.id(), "null");
        UnitOfWork.run(() -> queues.open(UUID.fromString(endpoint), Instant.now()));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(receivers.of(host)).hasSize(1));
        assertThat(delivery).isNotNull();
    }

    /** The receiver was switched off during the suspension, say; no attempt was made in these days. */
    @Test
    void what_failed_before_a_suspension_does_not_count_after_it() throws SQLException {
        var partner = TestPartner.create("events:read", "webhooks:read", "webhooks:write");
        var endpoint = new HookOwner(partner.token()).addsId(receivers.url(HookOwner.host("ok")));
        try (var database = LocalStack.connection();
                var past = database.prepareStatement("update webhook_queues set failures = 10, failing_since = "
                        + "utc_timestamp(6) - interval 10 day where endpoint_id = unhex(replace(?, '-', ''))")) {
            past.setString(1, endpoint);
            assertThat(past.executeUpdate()).isEqualTo(1);
        }
        suspends(partner.id(), "utc_timestamp(6)");

        assertThat(load.handle(UUID.fromString(endpoint))).isEmpty();

        assertThat(standing(endpoint).failingSince()).isNull();
        assertThat(standing(endpoint).heldUntil()).isAfter(Instant.now());
        suspends(partner.id(), "null");
    }

    private static void suspends(String partner, String at) throws SQLException {
        try (var database = LocalStack.connection();
                var update = database.prepareStatement(
                        "update partners set suspended_at = " + at + " where id = unhex(replace(?, '-', ''))")) {
            update.setString(1, partner);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void the_endpoints_of_a_closed_account_are_deleted_with_their_deliveries() {
        var caller = new Caller().signedUp();
        var owner = new HookOwner(caller.getString("session.accessToken"));
        var endpoint = owner.addsId(receivers.url(HookOwner.host("ok")));
        owner.awaits(owner.tests(endpoint, null), "DELIVERED");

        UnitOfWork.run(() -> delete.of(UUID.fromString(caller.getString("account.accountId"))));

        owner.gets("/api/v1/webhook-endpoints/" + endpoint).then().statusCode(404);
        assertThat(UnitOfWork.in(() -> deliveries.page(UUID.fromString(endpoint), null, null, 1)))
                .isEmpty();
        assertThat(UnitOfWork.in(() -> queues.of(UUID.fromString(endpoint)))).isEmpty();
    }

    @Test
    void an_attempt_holds_the_queue_if_it_was_not_made_and_says_in_its_transaction_that_the_endpoint_is_gone() {
        var owner = HookOwner.applicant();
        var url = receivers.url(HookOwner.host("ok"));
        var endpoint = owner.addsId(url);
        var id = UUID.fromString(endpoint);
        var receiver = new Receiver(id, URI.create(url), List.of());
        owner.acts(endpoint, "pause").then().statusCode(200);
        var test = UUID.fromString(owner.tests(endpoint, null));
        var delivery = UnitOfWork.in(() -> deliveries.find(test)).orElseThrow();
        var now = Instant.now();

        assertThat(settle.handle(
                        receiver,
                        delivery,
                        new AttemptResult(false, null, DeliveryError.TIMEOUT, Duration.ZERO),
                        QUICK))
                .isFalse();
        assertThat(standing(endpoint).heldUntil()).isAfter(now.plusMillis(900));
        assertThat(standing(endpoint).failures()).isZero();

        assertThat(UnitOfWork.in(() -> queues.wantedDisabled(id))).isEmpty();
        assertThat(settle.handle(
                        receiver, delivery, new AttemptResult(true, 410, DeliveryError.GONE, Duration.ZERO), QUICK))
                .isTrue();
        assertThat(UnitOfWork.in(() -> queues.wantedDisabled(id))).contains(DisableReason.GONE);
    }
}
