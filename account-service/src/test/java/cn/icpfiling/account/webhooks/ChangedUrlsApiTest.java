package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.account.core.DisableReason;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What failed at the former URL of an endpoint says nothing about its new one. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class ChangedUrlsApiTest {

    private static final AttemptResult GONE = new AttemptResult(true, 410, DeliveryError.GONE, Duration.ZERO);

    ReceiverStub receivers;

    @Inject
    WebhookQueueTable queues;

    @Inject
    WebhookDeliveryTable deliveries;

    @Inject
    SettleAttempt settle;

    private HookOwner owner;

    @BeforeEach
    void an_owner_signs_up() {
        owner = HookOwner.applicant();
    }

    @Test
    void a_new_url_does_not_inherit_the_failures_of_the_former_one() throws SQLException {
        var endpoint = owner.addsId(receivers.url(HookOwner.host("dead")));
        var delivery = owner.tests(endpoint, null);
        owner.awaitsAttempts(delivery, 2);
        failedForDays(endpoint);

        moves(endpoint, receivers.url(HookOwner.host("dead")))
                .body("failures", equalTo(0))
                .body("failingSince", nullValue());

        owner.awaitsAttempts(owner.tests(endpoint, null), 1);
        assertThat(owner.endpoint(endpoint).getString("state")).isEqualTo("ACTIVE");
        assertThat(wantedDisabled(endpoint)).isEmpty();
    }

    @Test
    void a_new_url_is_not_held_for_what_the_former_one_asked() {
        var host = HookOwner.host("ok");
        var endpoint = owner.addsId(receivers.url(HookOwner.host("busy")));
        owner.awaitsAttempts(owner.tests(endpoint, null), 1);

        moves(endpoint, receivers.url(host));

        owner.awaits(owner.tests(endpoint, null), "DELIVERED");
        assertThat(receivers.of(host)).isNotEmpty();
    }

    @Test
    void a_change_without_another_url_leaves_the_failures() {
        var url = receivers.url(HookOwner.host("dead"));
        var endpoint = owner.addsId(url);
        owner.awaitsAttempts(owner.tests(endpoint, null), 1);

        moves(endpoint, url).body("failures", greaterThan(0));
    }

    @Test
    void an_attempt_at_the_former_url_disables_nothing_and_its_delivery_goes_to_the_new_one() {
        var former = receivers.url(HookOwner.host("ok"));
        var host = HookOwner.host("ok");
        var endpoint = owner.addsId(former);
        var id = UUID.fromString(endpoint);
        owner.acts(endpoint, "pause").then().statusCode(200);
        var test = owner.tests(endpoint, null);
        var delivery =
                UnitOfWork.in(() -> deliveries.find(UUID.fromString(test))).orElseThrow();
        moves(endpoint, receivers.url(host));

        assertThat(settle.handle(new Receiver(id, URI.create(former), List.of()), delivery, GONE, Duration.ZERO))
                .isFalse();

        assertThat(wantedDisabled(endpoint)).isEmpty();
        assertThat(owner.endpoint(endpoint).getInt("failures")).isZero();
        assertThat(owner.delivery(test).getInt("attempts")).isZero();
        owner.acts(endpoint, "resumption").then().statusCode(200);
        owner.awaits(test, "DELIVERED");
        assertThat(receivers.of(host)).hasSize(1);
    }

    @Test
    void an_end_that_the_former_url_brought_about_is_not_that_of_the_new_one() {
        var endpoint = owner.addsId(receivers.url(HookOwner.host("ok")));
        var id = UUID.fromString(endpoint);
        UnitOfWork.run(() -> queues.disableAs(id, DisableReason.GONE));

        moves(endpoint, receivers.url(HookOwner.host("ok")));

        owner.awaits(owner.tests(endpoint, null), "DELIVERED");
        assertThat(owner.endpoint(endpoint).getString("state")).isEqualTo("ACTIVE");
    }

    private Optional<DisableReason> wantedDisabled(String endpoint) {
        return UnitOfWork.in(() -> queues.wantedDisabled(UUID.fromString(endpoint)));
    }

    private ValidatableResponse moves(String endpoint, String url) {
        return owner.puts(
                        "/api/v1/webhook-endpoints/" + endpoint,
                        "*",
                        Map.of("url", url, "types", List.of("webhook.test")))
                .then()
                .statusCode(200);
    }

    private static void failedForDays(String endpoint) throws SQLException {
        try (var database = LocalStack.connection();
                var past = database.prepareStatement(
                        "update webhook_queues set failing_since = utc_timestamp(6) - interval 6 day, "
                                + "held_until = utc_timestamp(6) - interval 1 hour "
                                + "where endpoint_id = unhex(replace(?, '-', ''))")) {
            past.setString(1, endpoint);
            assertThat(past.executeUpdate()).isEqualTo(1);
        }
    }
}
