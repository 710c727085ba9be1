package cn.icpfiling.account.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.notices.FindingScene;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A filing moves to another account. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class FilingTransfersApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID mails = UUID.randomUUID();
    private Holder source;
    private Holder target;
    private String subject;

    @BeforeEach
    void a_holder_and_another_person_have_accounts() {
        source = Holder.signedUp();
        target = Holder.signedUp();
        subject = Holder.isFiled(source.account());
    }

    @Test
    void the_holder_sees_first_what_would_be_given_away() {
        var opened = source.opens();

        opened.then()
                .statusCode(201)
                .header("Location", containsString(Holder.TRANSFERS + "/" + opened.path("transferId")))
                .body("state", equalTo("DRAFT"))
                .body("side", equalTo("SOURCE"))
                .body("sourceId", equalTo(source.account()))
                .body("subjectNumber", equalTo(Holder.NUMBER))
                .body("sponsor", equalTo("云上**有限公司"))
                .body("principal", equalTo("王**"))
                .body("services", equalTo(2))
                .body("sourcePhone", equalTo(source.masked()))
                .body("targetPhone", nullValue())
                .body("rights", containsString("全部权利"))
                .body("expiresAt", notNullValue());
        source.request()
                .header("Accept-Language", "en")
                .get(Holder.TRANSFERS + "/" + opened.path("transferId"))
                .then()
                .statusCode(200)
                .header("Vary", containsString("Accept-Language"))
                .body("rights", containsString("all rights"));
    }

    @Test
    void the_filing_is_handed_over_once_at_the_confirmation() {
        var id = source.opened();
        source.names(id, target.caller().phone())
                .then()
                .statusCode(200)
                .body("targetPhone", equalTo(target.masked()))
                .body("state", equalTo("DRAFT"));

        source.confirms(id, source.code(id))
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("confirmedAt", notNullValue())
                .body("endedAt", notNullValue())
                .body("sponsor", nullValue())
                .body("principal", nullValue())
                .body("rights", nullValue());

        assertThat(Holder.handOvers(source.account()))
                .singleElement()
                .satisfies(asked -> assertThat(asked)
                        .containsEntry("transferId", id)
                        .containsEntry("subjectId", subject)
                        .containsEntry("from", source.account())
                        .containsEntry("to", target.account()));
        assertThat(Audited.acts(id))
                .containsExactly(
                        "TRANSFER.OPEN",
                        "TRANSFER.NAME_TARGET",
                        "TRANSFER.REQUEST_CODE",
                        "TRANSFER.CONFIRM",
                        "TRANSFER.COMPLETE");
        source.opens().then().statusCode(409).body("code", equalTo("TRANSFER_NOTHING_FILED"));
    }

    @Test
    void the_code_names_the_filing_and_the_masked_phone_of_the_target() {
        var id = source.openedTo(target);
        source.code(id);

        assertThat(source.caller().texts().getLast()).contains(Holder.NUMBER, target.masked(), "请勿告知他人");
    }

    @Test
    void the_target_reads_the_transfer_once_it_is_done_and_strangers_never() {
        var id = source.openedTo(target);
        var stranger = Holder.signedUp();
        target.shows(id).then().statusCode(404);
        stranger.shows(id).then().statusCode(404);
        source.confirms(id, source.code(id)).then().statusCode(200);

        target.shows(id)
                .then()
                .statusCode(200)
                .body("side", equalTo("TARGET"))
                .body("sourceId", nullValue())
                .body("sourcePhone", equalTo(source.masked()))
                .body("subjectNumber", equalTo(Holder.NUMBER));
        stranger.shows(id).then().statusCode(404);
        target.cancels(id).then().statusCode(403);
        for (var side : new Holder[] {source, target}) {
            side.request().get(Holder.TRANSFERS).then().statusCode(200).body("items", hasSize(1));
        }
        stranger.request().get(Holder.TRANSFERS).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    @Tag("long")
    void both_sides_and_the_contacts_in_the_filing_are_told() {
        source = Holder.withMail(mailOf("source"));
        subject = Holder.isFiled(source.account());
        target = Holder.withMail(mailOf("target"));
        var principal = new Caller();
        var further = new Caller();
        Caller.hasContacts(
                UUID.fromString(subject),
                Map.of(
                        "subject", contact("王小明", principal.phone(), mailOf("principal")),
                        "service", contact("李四", source.caller().phone(), mailOf("webmaster")),
                        "further", contact("赵六", further.phone(), mailOf("further"))));
        var id = source.openedTo(target);
        source.confirms(id, source.code(id)).then().statusCode(200);

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(source.caller().texts())
                    .filteredOn(text -> text.contains("已转移"))
                    .singleElement()
                    .asString()
                    .contains(Holder.NUMBER, target.masked(), "非本人操作");
            assertThat(target.caller().texts().getLast()).contains("已转移到您的账号", source.masked());
            for (var told : List.of(principal, further)) {
                assertThat(told.texts()).singleElement().asString().contains("您是备案", Holder.NUMBER);
            }
        });
        awaitsMail("source", "您的备案 " + Holder.NUMBER + " 已转移");
        awaitsMail("target", "已转移到您的账号");
        for (var told : List.of("principal", "webmaster", "further")) {
            awaitsMail(told, "您是备案 " + Holder.NUMBER);
        }
        source.request()
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .body("items.notice", hasItems("TRANSFER_GIVEN", "TRANSFER_TOLD"));
        target.request()
                .get("/api/v1/notices")
                .then()
                .body("items.notice", contains("TRANSFER_RECEIVED", "TRANSFER_RECEIVED"));
    }

    /** The principal in the filing has opened the account that receives it. */
    @Test
    void a_contact_in_the_filing_who_receives_it_is_told_once() {
        Caller.hasContacts(
                UUID.fromString(subject),
                Map.of(
                        "subject", contact("王小明", target.caller().phone(), mailOf("principal")),
                        "service", contact("李四", new Caller().phone(), mailOf("webmaster"))));
        var id = source.openedTo(target);
        source.confirms(id, source.code(id)).then().statusCode(200);

        assertThat(told(id, "SMS", "TRANSFER_RECEIVED")).isOne();
        assertThat(told(id, "SMS", "TRANSFER_TOLD")).as("of the service").isOne();
        assertThat(told(id, "MAIL", "TRANSFER_TOLD")).isEqualTo(2);
    }

    private static long told(String transfer, String channel, String template) {
        return Rows.count("select count(*) from notices where cause like 'account.transferred/" + transfer
                + "/%' and channel = '" + channel + "' and template = '" + template + "'");
    }

    @Test
    @Tag("long")
    void the_transfer_is_published_without_a_person() throws IOException {
        var id = source.openedTo(target);
        source.confirms(id, source.code(id)).then().statusCode(200);
        var topic = new TestTopic("icp.account.v1");

        await().atMost(Duration.ofSeconds(15))
                .until(() -> topic.recordsOf(source.account()).size() == 5);
        var record = topic.recordsOf(source.account()).getLast();
        assertThat(header(record.headers().lastHeader("ce_type").value())).isEqualTo("account.transferred");
        assertThat(header(record.headers().lastHeader("ce_subject").value())).isEqualTo(id);
        assertThat(header(record.headers().lastHeader("ce_sequence").value())).isEqualTo("4");
        var data = JSON.readTree(record.value());
        assertThat(data.fieldNames()).toIterable().containsExactlyElementsOf(example()::fieldNames);
        assertThat(data.path("to").asText()).isEqualTo(target.account());
        assertThat(data.path("transferredAt").asText()).isEqualTo("2026-11-28T03:05:07.123456Z");
    }

    @Test
    void a_repeat_is_answered_once() {
        var key = UUID.randomUUID().toString();
        var first = source.request().header("Idempotency-Key", key).post(Holder.TRANSFERS);
        var second = source.request().header("Idempotency-Key", key).post(Holder.TRANSFERS);
        var id = first.<String>path("transferId");
        source.names(id, target.account()).then().statusCode(200);
        var code = source.code(id);
        var tag = source.tag(id);

        var confirmed = source.confirms(id, code, tag, key);
        var again = source.confirms(id, code, tag, key);

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(confirmed.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(Holder.handOvers(source.account())).hasSize(1);
    }

    @Test
    void a_draft_is_cancelled_and_then_nothing_else_is_done_with_it() {
        var id = source.openedTo(target);
        var code = source.code(id);
        source.cancels(id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("sponsor", nullValue());

        source.confirms(id, code).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        source.cancels(id).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        source.names(id, target.account()).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        source.asksForCode(id).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        assertThat(Holder.handOvers(source.account())).isEmpty();
        assertThat(Audited.acts(id)).endsWith("TRANSFER.CANCEL");
        source.opens().then().statusCode(201);
    }

    private Map<String, String> contact(String name, String mobile, String mail) {
        return Map.of("number", Holder.NUMBER, "name", name, "mobile", mobile, "mail", mail);
    }

    private String mailOf(String person) {
        return person + "-" + mails + "@example.cn";
    }

    /** A mail server that hangs is given 20 s and tried again. */
    private void awaitsMail(String person, String text) {
        await().atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> assertThat(FindingScene.mailsTo(mailOf(person)))
                        .filteredOn(mail -> mail.get("body").contains(text))
                        .hasSize(1));
    }

    private static String header(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static JsonNode example() throws IOException {
        return JSON.readTree(
                Path.of("src/main/contract/examples/account.transferred.json").toFile());
    }
}
