package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The link of a prefilled order reaches its holder, who may have no account, and its partner reads the state. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PrefillNoticesApiTest {

    private static final TestTopic TOPIC = new TestTopic("icp.filing.prefilled-order.v1");
    /** A mail server that hangs is given 20 s and tried again two seconds later. */
    private static final Duration LONG = Duration.ofSeconds(45);

    private final Caller holder = new Caller();
    private final UUID order = Ids.next();
    private final String mail = UUID.randomUUID() + "@example.cn";
    private UUID partner = Ids.next();

    @Test
    void the_link_goes_to_the_phone_and_to_the_mail_in_the_holders_language_once() throws SQLException {
        isPrepared(1, "https://icp.example/first", mail);
        var event = UUID.randomUUID();

        step("prepared", 1, event, 1);
        step("prepared", 1, event, 1);

        await().atMost(LONG).untilAsserted(() -> assertThat(holder.texts()).hasSize(1));
        await().atMost(LONG).untilAsserted(() -> assertThat(mailTexts()).hasSize(1));
        assertThat(holder.texts().getFirst())
                .contains("Cloud Hosts Ltd prepared", "https://icp.example/first", "2099-12-25");
        assertThat(mailTexts().getFirst()).contains("https://icp.example/first", "block this partner");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rows("fate = 'SENT' AND encrypted_values IS NULL"))
                        .isEqualTo(2));
        assertThat(rows("1 = 1")).isEqualTo(2);
    }

    @Test
    void another_message_brings_its_own_link_and_one_that_was_replaced_is_not_sent() throws SQLException {
        isPrepared(2, "https://icp.example/second", null);

        step("prepared", 1, UUID.randomUUID(), 1);
        step("sent", 2, UUID.randomUUID(), 1);
        step("resent", 3, UUID.randomUUID(), 2);

        await().atMost(LONG).untilAsserted(() -> assertThat(holder.texts()).hasSize(1));
        assertThat(holder.texts().getFirst()).contains("https://icp.example/second");
        assertThat(rows("1 = 1")).isEqualTo(1);
    }

    @Test
    void a_message_that_waits_is_not_sent_once_its_offer_is_over_or_another_message_replaces_it() throws SQLException {
        isPrepared(1, "https://icp.example/waits", mail);
        step("prepared", 1, UUID.randomUUID(), 1);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rows("fate = 'SENT'")).isEqualTo(2));
        // As if the night had held both back.
        waitsAgain();

        isPrepared(2, "https://icp.example/second", null);
        step("resent", 2, UUID.randomUUID(), 2);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rows("fate = 'TOO_LATE' and encrypted_values is null"))
                        .isEqualTo(2));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rows("fate = 'SENT'")).isEqualTo(1));
        waitsAgain();

        step("withdrawn", 3, UUID.randomUUID(), 2);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rows("fate = 'TOO_LATE'")).isEqualTo(3));
    }

    @Test
    void a_suspended_partners_message_is_not_sent() throws SQLException {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        var machine = TestPartner.createdBy(administrator, "events:read");
        partner = UUID.fromString(machine.id());
        isPrepared(1, "https://icp.example/suspended", null);
        acts(administrator, machine, "suspension");
        step("prepared", 1, UUID.randomUUID(), 1);
        await().atMost(LONG).untilAsserted(() -> assertThat(handled()).isEqualTo(1));
        acts(administrator, machine, "resumption");
        isPrepared(2, "https://icp.example/resumed", null);
        step("resent", 2, UUID.randomUUID(), 2);

        await().atMost(LONG).untilAsserted(() -> assertThat(holder.texts()).hasSize(1));
        assertThat(holder.texts().getFirst()).contains("https://icp.example/resumed");
        assertThat(rows("1 = 1")).isEqualTo(1);
    }

    @Test
    void a_message_that_waits_is_cancelled_when_its_partner_is_suspended_and_the_support_sees_why()
            throws SQLException {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        var machine = TestPartner.createdBy(administrator, "events:read");
        partner = UUID.fromString(machine.id());
        isPrepared(1, "https://icp.example/waits-for-the-morning", mail);
        step("prepared", 1, UUID.randomUUID(), 1);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rows("fate = 'SENT'")).isEqualTo(2));
        waitsAgain();

        acts(administrator, machine, "suspension");
        dueNow();

        assertThat(rows("fate = 'CANCELLED' and cancel_reason = 'PARTNER_SUSPENDED' and encrypted_values is null"))
                .isEqualTo(2);
        var support = new Caller().entersAs("desk").getString("accessToken");
        var seen = new Caller()
                .as(support)
                .get("/api/v1/sent-notices?prefilledOrder=" + order)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(seen.getList("items.fate", String.class)).containsExactly("CANCELLED", "CANCELLED");
        assertThat(seen.getList("items.cancelReason", String.class))
                .containsExactly("PARTNER_SUSPENDED", "PARTNER_SUSPENDED");

        acts(administrator, machine, "resumption");
        isPrepared(2, "https://icp.example/after-the-resumption", null);
        step("resent", 2, UUID.randomUUID(), 2);
        await().atMost(LONG).untilAsserted(() -> assertThat(holder.texts()).hasSize(2));
        assertThat(rows("fate = 'CANCELLED'")).isEqualTo(2);
    }

    @Test
    void messages_of_other_partners_go_on_waiting() throws SQLException {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        var machine = TestPartner.createdBy(administrator, "events:read");
        isPrepared(1, "https://icp.example/of-another-partner", null);
        step("prepared", 1, UUID.randomUUID(), 1);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rows("fate = 'SENT'")).isEqualTo(1));
        waitsAgain();

        acts(administrator, machine, "suspension");

        assertThat(rows("fate = 'WAITING'")).isEqualTo(1);
    }

    @Test
    void an_unknown_prefilled_order_holds_up_nothing() {
        step("prepared", 1, UUID.randomUUID(), 1);
        isPrepared(2, "https://icp.example/later", null);

        step("resent", 2, UUID.randomUUID(), 2);

        await().atMost(LONG).untilAsserted(() -> assertThat(holder.texts()).isNotEmpty());
        assertThat(holder.texts()).allSatisfy(text -> assertThat(text).contains("https://icp.example/later"));
    }

    @Test
    void the_partner_reads_the_state_in_its_log_and_neither_holder_nor_order() {
        var machine = TestPartner.create("events:read");
        partner = UUID.fromString(machine.id());
        isPrepared(1, "https://icp.example/logged", null);

        step("prepared", 1, UUID.randomUUID(), 1);
        step("sent", 2, UUID.randomUUID(), 1);
        step("accepted", 3, UUID.randomUUID(), 1);
        step("completed", 4, UUID.randomUUID(), 1);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(types(machine))
                        .containsExactly(
                                "filing.prefilled-order.prepared",
                                "filing.prefilled-order.sent",
                                "filing.prefilled-order.accepted",
                                "filing.prefilled-order.completed"));
        var last = machine.as().get("/api/v1/events").jsonPath();
        assertThat(last.<Map<String, String>>get("items[0].about"))
                .isEqualTo(Map.of("prefilledOrderId", order.toString()));
        assertThat(last.<Object>get("items[0].holder")).isNull();
    }

    private static List<String> types(TestPartner machine) {
        return machine.as()
                .get("/api/v1/events?types=filing.prefilled-order.*")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.type");
    }

    private void isPrepared(int number, String link, String toMail) {
        var message = new HashMap<String, Object>(Map.of(
                "phone",
                "+86" + holder.phone(),
                "language",
                "EN",
                "partnerName",
                "Cloud Hosts Ltd",
                "link",
                link,
                "expiresAt",
                Instant.parse("2099-12-25T02:00:00Z").toString()));
        if (toMail != null) {
            message.put("mail", toMail);
        }
        Caller.isPrefilled(order, number, message);
    }

    private void step(String name, long sequence, UUID event, int messages) {
        TOPIC.send(order.toString(), event, "filing.prefilled-order." + name, order, sequence, """
                {"prefilledOrderId": "%s", "partner": "%s", "act": "SEND", "to": "SENT", "actorRole": "SYSTEM", "messages": %d}""".formatted(
                        order, partner, messages));
    }

    private List<String> mailTexts() {
        return Caller.outside("/received/mail").getList("findAll { it.To == '" + mail + "' }.body");
    }

    private static void acts(String administrator, TestPartner machine, String act) {
        var caller = new Caller();
        caller.as(administrator)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(
                        "If-Match",
                        caller.as(administrator).get(machine.path("")).header("ETag"))
                .post(machine.path("/" + act))
                .then()
                .statusCode(200);
    }

    private long handled() throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select last_sequence from inbox_positions"
                        + " where consumer like '%prefill-notices' and aggregate_id = ?")) {
            query.setBytes(1, Binary.of(order));
            try (var found = query.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    private void waitsAgain() throws SQLException {
        try (var database = LocalStack.connection();
                var change = database.prepareStatement("update notices set fate = 'WAITING', decided_at = null,"
                        + " next_attempt_at = '2037-01-01' where fate = 'SENT' and cause like ?")) {
            change.setString(1, "filing.prefilled-order/" + order + "/%");
            change.executeUpdate();
        }
    }

    private void dueNow() throws SQLException {
        try (var database = LocalStack.connection();
                var change = database.prepareStatement(
                        "update notices set next_attempt_at = created_at where cause like ?")) {
            change.setString(1, "filing.prefilled-order/" + order + "/%");
            change.executeUpdate();
        }
    }

    private int rows(String condition) throws SQLException {
        try (var database = LocalStack.connection();
                var query =
                        database.prepareStatement("select count(*) from notices where cause like ? and " + condition)) {
            query.setString(1, "filing.prefilled-order/" + order + "/%");
            try (var found = query.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}
