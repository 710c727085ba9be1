package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.account.core.DisableReason;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an attempt leaves behind at its endpoint, which is paused, so that the tests make the attempts. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class SettledAttemptsApiTest {

    private static final Duration QUICK = Duration.ofMillis(20);
    private static final AttemptResult BROKEN = new AttemptResult(true, 500, DeliveryError.STATUS, Duration.ZERO);
    private static final AttemptResult FINE = new AttemptResult(true, 204, null, Duration.ZERO);

    ReceiverStub receivers;

    @Inject
    WebhookQueueTable queues;

    @Inject
    WebhookDeliveryTable deliveries;

    @Inject
    SettleAttempt settle;

    private HookOwner owner;
    private String url;
    private UUID endpoint;
    private UUID delivery;

    @BeforeEach
    void an_endpoint_has_a_delivery() {
        owner = HookOwner.applicant();
        url = receivers.url(HookOwner.host("ok"));
        var id = owner.addsId(url);
        owner.acts(id, "pause").then().statusCode(200);
        endpoint = UUID.fromString(id);
        delivery = UUID.fromString(owner.tests(id, null));
    }

    /** All that was known of the endpoint for a month is the end of its former trouble; its receiver was mended long ago. */
    @Test
    void a_short_trouble_after_a_month_without_events_disables_nothing() throws SQLException {
        failedSince(32, 10);

        for (var failure = 0; failure < 7; failure++) {
            assertThat(settles(BROKEN, QUICK)).isFalse();
        }
        assertThat(UnitOfWork.in(() -> queues.wantedDisabled(endpoint))).isEmpty();
    }

    /** Each delivery ends within three and a half days, long before the next event. */
    @Test
    void a_dead_endpoint_with_an_event_each_ten_days_is_disabled_by_the_second() throws SQLException {
        failedSince(10, 10);

        for (var failure = 1; failure < 8; failure++) {
            assertThat(settles(BROKEN, QUICK)).isFalse();
        }
        assertThat(settles(BROKEN, QUICK)).isTrue();
        assertThat(UnitOfWork.in(() -> queues.wantedDisabled(endpoint))).contains(DisableReason.FAILING);
    }

    @Test
    void an_endpoint_with_a_thousand_failures_in_five_days_is_disabled_at_the_third_of_a_delivery()
            throws SQLException {
        failedSince(6, 1000);

        assertThat(settles(BROKEN, QUICK)).isFalse();
        assertThat(settles(BROKEN, QUICK)).isFalse();
        assertThat(settles(BROKEN, QUICK)).isTrue();
        assertThat(UnitOfWork.in(() -> queues.wantedDisabled(endpoint))).contains(DisableReason.FAILING);
    }

    @Test
    void a_receiver_may_ask_for_a_day_and_not_for_more() {
        var now = Instant.now();
        settles(new AttemptResult(true, 429, DeliveryError.THROTTLED, Duration.ofDays(3)), QUICK);

        var held = UnitOfWork.in(() -> queues.of(endpoint)).orElseThrow().heldUntil();
        assertThat(Duration.between(now, held)).isBetween(Duration.ofHours(24), Duration.ofHours(25));
    }

    /** Its answers are successes, and yet a crowd of such endpoints would take all places of the quick ones. */
    @Test
    void an_endpoint_that_answers_late_is_out_of_the_lane_of_the_quick_ones_for_some_minutes() {
        UnitOfWork.run(() -> queues.open(endpoint, Instant.now().plus(Duration.ofDays(1))));
        settles(FINE, QUICK);
        assertThat(lane(false, Duration.ofDays(2))).contains(endpoint);

        settles(FINE, Duration.ofSeconds(19));
        UnitOfWork.run(() -> queues.isDue(endpoint, Instant.now().plus(Duration.ofMinutes(5))));
        assertThat(lane(false, Duration.ofMinutes(6))).doesNotContain(endpoint);
        assertThat(lane(true, Duration.ofMinutes(6))).contains(endpoint);

        assertThat(lane(false, Duration.ofMinutes(11))).contains(endpoint);
        assertThat(lane(true, Duration.ofMinutes(11))).doesNotContain(endpoint);
    }

    private boolean settles(AttemptResult result, Duration took) {
        var found = UnitOfWork.in(() -> deliveries.find(delivery)).orElseThrow();
        return settle.handle(new Receiver(endpoint, URI.create(url), List.of()), found, result, took);
    }

    /** The endpoints that a replica would send to after this time. */
    private List<UUID> lane(boolean troubled, Duration after) {
        return UnitOfWork.in(() -> queues.claimable(Instant.now().plus(after), troubled, 10_000));
    }

    /** The last failure ended its hold as long ago as it could. */
    private void failedSince(int days, int failures) throws SQLException {
        try (var database = LocalStack.connection();
                var past = database.prepareStatement("update webhook_queues set failures = " + failures
                        + ", failing_since = utc_timestamp(6) - interval " + days + " day"
                        + ", held_until = utc_timestamp(6) - interval " + (days - 4) + " day"
                        + " where endpoint_id = unhex(replace(?, '-', ''))")) {
            past.setString(1, endpoint.toString());
            assertThat(past.executeUpdate()).isEqualTo(1);
        }
    }
}
