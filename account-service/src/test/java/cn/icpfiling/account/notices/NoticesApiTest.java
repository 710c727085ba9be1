package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class NoticesApiTest {

    private static final Path EXAMPLES = Path.of("../filing-service/src/main/contract/examples");
    /** A mail server that hangs is given 20 s and tried again two seconds later. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** The example's day is past, and a message about it would be too late. */
    private static final Instant SMS_UNTIL =
            Instant.now().plus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MINUTES);

    private final Caller caller = new Caller();
    private final ObjectMapper json = new ObjectMapper();
    private final String order = UUID.randomUUID().toString();

    @Test
    void the_steps_of_an_order_reach_its_holder_by_sms_and_mail() throws Exception {
        var holder = opened("en");
        var mail = holder.mail();

        publish("filing.order.drafted", holder.account(), 1, UUID.randomUUID());
        publish("filing.order.submitted", holder.account(), 2, UUID.randomUUID());
        publish("filing.order.returned", holder.account(), 3, UUID.randomUUID());
        publish("filing.order.uploaded", holder.account(), 4, UUID.randomUUID());
        publish("filing.order.sms-verified", holder.account(), 5, UUID.randomUUID());
        publish("filing.order.completed", holder.account(), 6, UUID.randomUUID());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailsTo(mail)).hasSize(4));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(4));
        assertThat(told()).anySatisfy(text -> assertThat(text).contains("The domain has expired: renew it"));
        assertThat(told()).anySatisfy(text -> assertThat(text).contains("京ICP备2026000001号-1"));
        assertThat(told()).anySatisfy(text -> assertThat(text).contains("before " + written(SMS_UNTIL)));
        assertThat(mailsTo(mail)).allSatisfy(received -> {
            assertThat(received.get("From")).contains("notices@icp-filing.example");
            assertThat(received.get("Message-ID")).contains("@account-service");
        });
        assertThat(mailsTo(mail))
                .extracting(received -> received.get("Subject"))
                .contains("Alibaba Cloud: filing granted (order ending " + order.substring(28) + ")");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(fates("%/" + order + "/%")).hasSize(8).containsOnly("SENT"));
    }

    @Test
    void the_same_event_twice_is_told_once() throws Exception {
        var holder = opened("zh");
        var event = UUID.randomUUID();

        publish("filing.order.submitted", holder.account(), 1, event);
        publish("filing.order.submitted", holder.account(), 1, event);
        publish("filing.order.approved", holder.account(), 2, UUID.randomUUID());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(2));
        assertThat(fates("%/" + order + "/%")).hasSize(4);
    }

    @Test
    void each_reminder_of_an_idle_order_is_told_once_and_so_is_its_end() throws Exception {
        var holder = opened("zh");
        var first = UUID.randomUUID();

        publish("filing.order.drafted", holder.account(), 1, UUID.randomUUID());
        publish("filing.order.reminded", holder.account(), 2, first);
        publish("filing.order.reminded", holder.account(), 2, first);
        publish("filing.order.reminded", holder.account(), 3, UUID.randomUUID());
        publish("filing.order.expired", holder.account(), 4, UUID.randomUUID());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(3));
        assertThat(told()).filteredOn(text -> text.contains("等待您处理 7 天")).hasSize(2);
        assertThat(told()).filteredOn(text -> text.contains("已自动关闭")).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsTo(holder.mail())).hasSize(3));
        assertThat(fates("%/" + order + "/%")).hasSize(6);
    }

    @Test
    void an_access_that_the_provider_ended_is_told_and_one_that_the_holder_ended_is_not() throws Exception {
        var holder = opened("zh");
        var data = (ObjectNode) json.readTree(
                EXAMPLES.resolve("filing.record.access-cancelled.json").toFile());
        data.put("subjectId", order).put("holder", holder.account());
        var byHolder = data.deepCopy();
        ((ObjectNode) byHolder.path("accessEnd")).put("by", "HOLDER").remove("reason");

        publishRecord("filing.record.access-cancelled", byHolder, 2);
        publishRecord("filing.record.access-cancelled", data, 3);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsTo(holder.mail())).hasSize(1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(1));
        assertThat(told().getFirst()).contains("取消", "京ICP备2026000001号-1");
        assertThat(fates("filing.record.access-cancelled/" + order + "/%")).hasSize(2);
    }

    @Test
    void a_deregistration_by_provider_or_authority_is_told_and_one_that_the_holder_asked_for_is_not() throws Exception {
        var holder = opened("zh");
        var byAuthority = (ObjectNode) json.readTree(
                EXAMPLES.resolve("filing.record.deregistered.json").toFile());
        byAuthority.put("subjectId", order).put("holder", holder.account());
        var byHolder = byAuthority.deepCopy();
        ((ObjectNode) byHolder.path("recordEnd")).put("by", "HOLDER");
        var byProvider = byAuthority.deepCopy();
        ((ObjectNode) byProvider.path("recordEnd")).put("by", "PROVIDER").put("reason", "SITE.NOT_IN_USE");

        publishRecord("filing.record.deregistered", byHolder, 2);
        publishRecord("filing.record.deregistered", byProvider, 3);
        publishRecord("filing.record.deregistered", byAuthority, 4);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsTo(holder.mail())).hasSize(2));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(2));
        assertThat(told())
                .allSatisfy(text -> assertThat(text).contains("已被注销", "京ICP备2026000001号-1"))
                .anySatisfy(text -> assertThat(text).contains("原因：1. ", "客服"))
                .anySatisfy(text -> assertThat(text).contains("管局").doesNotContain("原因"));
        assertThat(fates("filing.record.deregistered/" + order + "/2")).isEmpty();
        assertThat(fates("filing.record.deregistered/" + order + "/%")).hasSize(4);
    }

    @Test
    void an_upload_without_a_code_from_the_authority_is_not_told() throws Exception {
        var holder = opened("zh");

        publish("filing.order.uploaded", holder.account(), 1, UUID.randomUUID(), "smsUntil");
        publish("filing.order.refused", holder.account(), 2, UUID.randomUUID());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(1));
        assertThat(told().getFirst()).contains("未通过管局审核");
    }

    /** A customer has no login: a person who follows a text to sign in signs up for a second account, which shows nothing. */
    @Test
    void a_partners_customer_is_told_where_its_partner_said_in_its_language_and_to_ask_that_partner() throws Exception {
        var partner = TestPartner.create("customers:write");
        var mail = UUID.randomUUID() + "@example.cn";
        var customer = partner.opens("C-1", Map.of("mobile", caller.phone(), "mail", mail, "locale", "en"))
                .getString("customerId");

        var ofPartner = " where id = unhex(replace('" + partner.id() + "', '-', ''))";
        Rows.execute("update partners set name = 'Example Cloud'" + ofPartner);

        publish("filing.order.returned", customer, 1, UUID.randomUUID());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(1));
        assertThat(told().getFirst())
                .startsWith("[Alibaba Cloud]")
                .contains("Ask Example Cloud: what the order points at has to be corrected")
                .doesNotContainIgnoringCase("sign in");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailsTo(mail)).hasSize(1));
        assertThat(mailsTo(mail).getFirst().get("body"))
                .contains("Please ask Example Cloud")
                .doesNotContainIgnoringCase("sign in");

        Rows.execute("update partners set suspended_at = utc_timestamp(6)" + ofPartner);
        publish("filing.order.refused", customer, 2, UUID.randomUUID());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(2));
        assertThat(told().getLast()).contains("Ask our support").doesNotContainIgnoringCase("sign in");
    }

    @Test
    void a_customer_without_a_contact_is_told_nothing_and_holds_nothing_up() throws Exception {
        var partner = TestPartner.create("customers:write");
        var silent = partner.opens("C-1", Map.of()).getString("customerId");
        var byMail = partner.opens("C-2", Map.of("mail", UUID.randomUUID() + "@example.cn"))
                .getString("customerId");

        publish("filing.order.submitted", silent, 1, UUID.randomUUID());
        publish("filing.order.approved", byMail, 2, UUID.randomUUID());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fates("filing.order.approved/" + order + "/%"))
                        .containsExactly("SENT"));
        assertThat(fates("filing.order.submitted/" + order + "/%")).isEmpty();
    }

    @Test
    void an_order_of_nobody_we_know_holds_nothing_up() throws Exception {
        publish("filing.order.submitted", UUID.randomUUID().toString(), 1, UUID.randomUUID());
        var holder = opened("zh");

        publish("filing.order.approved", holder.account(), 2, UUID.randomUUID());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).hasSize(1));
    }

    @Test
    @Tag("long")
    void a_provider_that_is_down_gets_it_again_under_the_same_reference() throws Exception {
        Caller.outside("/fail/503/1");

        var code = caller.code("SIGN_UP");

        assertThat(caller.texts()).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(fates("one-time-code/" + code.id())).containsExactly("SENT"));
        assertThat(attempts("one-time-code/" + code.id())).isEqualTo(2);
    }

    @Test
    void what_the_provider_refuses_for_good_is_not_tried_again() throws Exception {
        Caller.outside("/fail/400/1");

        String id =
                caller.asksForCode("SIGN_UP").then().statusCode(202).extract().path("codeId");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fates("one-time-code/" + id)).containsExactly("FAILED"));
        assertThat(attempts("one-time-code/" + id)).isEqualTo(1);
        assertThat(caller.texts()).isEmpty();
    }

    private static String written(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                .withZone(LegalTime.ZONE)
                .format(at);
    }

    private record Holder(String account, String mail) {}

    private Holder opened(String locale) {
        var code = caller.code("SIGN_UP");
        var mail = UUID.randomUUID() + "@example.cn";
        String account = caller.request()
                .body(Map.of(
                        "codeId", code.id(),
                        "code", code.digits(),
                        "phone", caller.phone(),
                        "mail", mail,
                        "locale", locale))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("account.accountId");
        Caller.mailIsProven(account);
        return new Holder(account, mail);
    }

    /** All texts but the code of the sign-up. */
    private List<String> told() {
        var texts = caller.texts();
        return texts.stream().filter(text -> !text.contains("验证码 ")).toList();
    }

    private static List<Map<String, String>> mailsTo(String address) {
        return Caller.outside("/received/mail").getList("findAll { it.To == '" + address + "' }");
    }

    private void publish(String type, String holder, int sequence, UUID event, String... without)
            throws IOException, ExecutionException, InterruptedException {
        var data = (ObjectNode) json.readTree(EXAMPLES.resolve(type + ".json").toFile());
        data.put("orderId", order).put("holder", holder);
        if (data.has("smsUntil")) {
            data.put("smsUntil", SMS_UNTIL.toString());
        }
        data.remove(List.of(without));
        publish(new ProducerRecord<>("icp.filing.order.v1", order, data.toString()), type, sequence, event);
    }

    private void publishRecord(String type, ObjectNode data, int sequence)
            throws ExecutionException, InterruptedException {
        publish(
                new ProducerRecord<>("icp.filing.record.v1", order, data.toString()),
                type,
                sequence,
                UUID.randomUUID());
    }

    private static void publish(ProducerRecord<String, String> record, String type, int sequence, UUID event)
            throws ExecutionException, InterruptedException {
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", event.toString());
        header(record, "ce_type", type);
        header(record, "ce_source", "/owner");
        header(record, "ce_subject", record.key());
        header(record, "ce_sequence", Integer.toString(sequence));
        header(record, "ce_time", "2026-11-24T09:00:00Z");
        header(record, "content-type", "application/json");
        var settings = Map.<String, Object>of("bootstrap.servers", LocalStack.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> fates(String cause) throws SQLException {
        return column("select fate from notices where cause like ?", cause);
    }

    private static int attempts(String cause) throws SQLException {
        return Integer.parseInt(
                column("select attempts from notices where cause like ?", cause).getFirst());
    }

    private static List<String> column(String sql, String cause) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement(sql)) {
            query.setString(1, cause);
            var rows = query.executeQuery();
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
