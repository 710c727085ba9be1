package cn.icpfiling.filing.transfers;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J14: a filing goes to another account at once, with all that belongs to it, and the old holder finds nothing any more. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class TransfersApiTest extends TransferScene {

    private static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Applicant holder = new Applicant();

    @BeforeEach
    void filed() {
        files(holder);
    }

    @Test
    void the_new_holder_reads_all_of_the_filing_and_the_old_one_nothing() {
        var paths = List.of(
                "/api/v1/subjects/" + subject,
                "/api/v1/subjects/" + subject + "/acts",
                "/api/v1/services/" + service,
                "/api/v1/services/" + service + "/acts",
                "/api/v1/orders/" + order,
                "/api/v1/orders/" + order + "/history",
                "/api/v1/orders/" + order + "/checklist",
                "/api/v1/orders/" + order + "/materials/SUBJECT_CERTIFICATE",
                "/api/v1/orders/" + order + "/reveals",
                "/api/v1/orders/" + order + "/materials/uploads");
        var history = holder.call().get("/api/v1/orders/" + order + "/history").asString();
        for (var path : paths) {
            holder.call().get(path).then().statusCode(200);
            target.call().get(path).then().statusCode(404);
        }
        var tag = holder.shows(order).header("ETag");

        transfers(holder, target)
                .then()
                .statusCode(200)
                .body("subjectId", is(subject))
                .body("transferredAt", notNullValue())
                .body("services.serviceId", contains(service))
                .body("services[0].domains", contains(domain))
                .body("contacts.subject.name", contains("张三", "张三"))
                .body("contacts.service.name", contains("李四"))
                .body("contacts.service.number", contains(number + "-1"));

        for (var path : paths) {
            holder.call().get(path).then().statusCode(404);
            target.call().get(path).then().statusCode(200);
        }
        assertThat(target.call().get("/api/v1/orders/" + order + "/history").asString())
                .isEqualTo(history);
        assertThat(target.shows(order).header("ETag")).isNotEqualTo(tag);
        target.shows(order).then().body("holder", is(target.account.toString())).body("state", is("COMPLETED"));
        holder.call()
                .header("If-None-Match", tag)
                .get("/api/v1/orders/" + order)
                .then()
                .statusCode(404);
        for (var list : List.of("subjects", "services", "orders", "service-numbers")) {
            holder.call().get("/api/v1/" + list).then().body("items", hasSize(0));
            target.call().get("/api/v1/" + list).then().body("items", hasSize(1));
        }
        target.call()
                .get("/api/v1/service-numbers")
                .then()
                .body("items.number", contains(bsn))
                .body("items.state", contains("USED"));
        target.call()
                .get("/api/v1/subjects")
                .then()
                .body("items.subjectNumber", contains(number))
                .body("items.status", contains("REGISTERED"));
        target.call()
                .get("/api/v1/services")
                .then()
                .body("items.serviceNumber", contains(number + "-1"))
                .body("items.accessStatus", contains("LIVE"));
    }

    @Test
    void the_record_is_told_with_its_new_holder_and_the_trace_shows_both() {
        transfers(holder, target).then().statusCode(200);

        await().atMost(SOON).until(() -> RECORDS.recordsOf(subject).size(), is(2));
        var told = RECORDS.recordsOf(subject).getLast();
        assertThat(TestTopic.header(told.headers(), "ce_type")).isEqualTo("filing.record.transferred");
        assertThat(TestTopic.header(told.headers(), "ce_sequence")).isEqualTo("2");
        var data = json(told.value());
        assertThat(data.path("holder").asText()).isEqualTo(target.account.toString());
        assertThat(data.path("previousHolder").asText()).isEqualTo(holder.account.toString());
        assertThat(data.has("partner")).isFalse();
        assertThat(data.at("/services/0/domains/0").asText()).isEqualTo(domain);
        var act = "items.find { it.what == 'RECORD.TRANSFER' }.details";
        given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), Roles.AUDITOR))
                .queryParam("filingNumber", number)
                .queryParam("reason", "AUDIT")
                .queryParam("limit", 200)
                .get("/api/v1/trace")
                .then()
                .statusCode(200)
                .body("items.what", hasItems("DRAFT", "SUBMIT", "GRANT", "SUBJECT_CERTIFICATE"))
                .body("items.find { it.what == 'DRAFT' }.actor.account", is(holder.account.toString()))
                .body(act + ".from", is(holder.account.toString()))
                .body(act + ".to", is(target.account.toString()));
    }

    @Test
    void the_new_holder_goes_on_with_the_filing_and_the_old_one_may_file_anew() {
        transfers(holder, target).then().statusCode(200);

        holder.creates().post("/api/v1/subjects/" + subject + "/change").then().statusCode(404);
        target.creates().post("/api/v1/subjects/" + subject + "/change").then().statusCode(201);
        holder.certificateNumber = Applicant.freshCreditCode();
        holder.opensOrder(Applicant.domain("ok")).then().statusCode(201);
    }

    @Test
    void finished_orders_that_were_never_granted_move_with_their_uploads_and_free_numbers_stay() {
        var another = Applicant.domain("ok");
        var abandoned = holder.drafts(another);
        var upload = holder.changes(abandoned)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", 100)
                .header("Upload-Metadata", "kind " + Base64.getEncoder().encodeToString("PRE_APPROVAL".getBytes(UTF_8)))
                .post("/api/v1/orders/" + abandoned + "/materials/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        holder.acts(abandoned)
                .post("/api/v1/orders/" + abandoned + "/abandonment")
                .then()
                .statusCode(200);
        uploads(holder, upload).then().statusCode(204);
        var free = holder.obtainsNumber();

        transfers(holder, target).then().statusCode(200);

        uploads(holder, upload).then().statusCode(404);
        uploads(target, upload).then().statusCode(204);
        holder.shows(abandoned).then().statusCode(404);
        target.shows(abandoned).then().statusCode(200).body("state", is("ABANDONED"));
        holder.call().get("/api/v1/service-numbers").then().body("items.number", contains(free));
    }

    @Test
    @Tag("long")
    void a_stored_answer_and_an_open_check_give_the_old_holder_nothing() {
        var check = holder.checksType(Applicant.domain("ok")).<String>path("typeCheckId");
        var key = Applicant.freshKey();
        var ofChange = Applicant.freshKey();
        var drafted = drafts(key, check).then().statusCode(201).extract().<String>path("orderId");
        drafts(key, check).then().statusCode(201).header("Idempotent-Replayed", is("true"));
        abandons(drafted);
        var change = changes(ofChange).then().statusCode(201).extract().<String>path("orderId");
        changes(ofChange).then().statusCode(201).header("Idempotent-Replayed", is("true"));
        abandons(change);
        var later = holder.checksType(Applicant.domain("ok")).<String>path("typeCheckId");

        transfers(holder, target).then().statusCode(200);

        drafts(key, check).then().statusCode(404).body("code", is("NOT_FOUND"));
        changes(ofChange).then().statusCode(404).body("code", is("NOT_FOUND"));
        drafts(Applicant.freshKey(), later).then().statusCode(409).body("code", is("SUBJECT_OF_ANOTHER_ACCOUNT"));
    }

    @Test
    void a_repeat_gets_the_first_answer_and_other_content_is_refused() {
        var id = Ids.next();
        var first = transfers(id, holder, target, null).then().statusCode(200).extract();
        var third = new Applicant();
        transfers(target, third).then().statusCode(200);

        var again = transfers(id, holder, target, null).then().statusCode(200).extract();

        assertThat(again.asString()).isEqualTo(first.asString());
        refused(transfers(id, holder, third, null), 409, "TRANSFER_ID_REUSED");
        refused(transfers(id, holder, target, Ids.next()), 409, "TRANSFER_ID_REUSED");
        third.call().get("/api/v1/subjects").then().body("items.subjectId", contains(subject));
        assertThat(sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM subject_transfers WHERE subject_id = ?",
                        UUID.fromString(subject)))
                .contains(2);
    }

    /** The filing has moved: what cannot be read of it must not keep account-service from an answer. */
    @Test
    void a_contact_that_cannot_be_read_is_named_by_its_number_alone() {
        UnitOfWork.run(() -> sql.update(
                "UPDATE filed_services SET content = CONCAT('x', content) WHERE id = ?", UUID.fromString(service)));
        var id = Ids.next();
        try {
            for (var again = 0; again < 2; again++) {
                transfers(id, holder, target, null)
                        .then()
                        .statusCode(200)
                        .body("contacts[0].subject.mobile", is("13800138000"))
                        .body("contacts[1].service.number", is(number + "-1"))
                        .body("contacts[1].service.mobile", nullValue());
            }
        } finally {
            UnitOfWork.run(() -> sql.update(
                    "UPDATE filed_services SET content = SUBSTRING(content, 2) WHERE id = ?",
                    UUID.fromString(service)));
        }
    }

    @Test
    void only_account_service_may_ask() {
        var body = Map.of(
                "transferId", Ids.next().toString(),
                "subjectId", subject,
                "from", holder.account.toString(),
                "to", target.account.toString());
        for (var other : List.of("verification-service", "inspection-service")) {
            given().auth()
                    .oauth2(TestTokens.internal(other))
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/internal/subject-transfers")
                    .then()
                    .statusCode(403)
                    .body("code", is("FORBIDDEN"));
            given().auth()
                    .oauth2(TestTokens.internal(other))
                    .get("/internal/accounts/" + holder.account + "/transfer-facts")
                    .then()
                    .statusCode(403);
        }
        holder.call().body(body).post("/internal/subject-transfers").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .contentType(ContentType.JSON)
                .body(Map.of("transferId", Ids.next().toString()))
                .post("/internal/subject-transfers")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/from"));
        holder.call().get("/api/v1/subjects/" + subject).then().statusCode(200);
    }

    @Test
    void the_facts_are_masked_and_an_unknown_account_has_none() {
        facts(holder.account)
                .then()
                .statusCode(200)
                .body("subject.subjectId", is(subject))
                .body("subject.subjectNumber", is(number))
                .body("subject.region.county", is("110105"))
                .body("subject.nature", is(4))
                .body("subject.sponsorName", is("北京示例科技有限公司"))
                .body("subject.principalName", not("张三"))
                .body("subject.services", is(1))
                .body("openOrder", is(false));
        facts(Ids.next()).then().statusCode(200).body("subject", nullValue()).body("openOrder", is(false));
        holder.drafts(Applicant.domain("ok"));
        facts(holder.account).then().body("openOrder", is(true));
    }

    private static Response uploads(Applicant who, String upload) {
        return who.call().header("Tus-Resumable", "1.0.0").head(upload);
    }

    private void abandons(String open) {
        holder.acts(open).post("/api/v1/orders/" + open + "/abandonment").then().statusCode(200);
    }

    private Response drafts(String key, String check) {
        return holder.call()
                .header("Idempotency-Key", key)
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders");
    }

    private Response changes(String key) {
        return holder.call().header("Idempotency-Key", key).post("/api/v1/subjects/" + subject + "/change");
    }

    private static JsonNode json(byte[] text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
