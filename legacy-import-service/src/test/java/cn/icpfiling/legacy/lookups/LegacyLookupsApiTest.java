package cn.icpfiling.legacy.lookups;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.crypto.KeyHolders;
import cn.icpfiling.platform.crypto.ReencryptFields;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.ConsumedTypes;
import cn.icpfiling.platform.testkit.HurriedRotation;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class LegacyLookupsApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NOBODY = "91110000MA00000000";

    private final TestTopic records = new TestTopic("icp.filing.record.v1");
    private final UUID subject = Ids.next();
    private final String domain = "ok-" + subject + ".com";
    private final String certificate =
            "91110000" + subject.toString().substring(26).toUpperCase(Locale.ROOT);

    FilingStub filing;

    @Inject
    OldFilingRows rows;

    @Inject
    KeyHolders holders;

    @Inject
    ReencryptFields encryptAgain;

    @Test
    void what_is_filed_here_waits_nowhere_else() {
        assertThat(filedHere(domain, certificate)).isFalse();

        filing.knows(subject, "北京甲乙科技有限公司", 1, certificate);
        tell(1, "REGISTERED", "LIVE");

        await().atMost(LONG).until(() -> filedHere(domain, NOBODY));
        assertThat(filedHere("other-" + domain, " " + certificate.toLowerCase(Locale.ROOT)))
                .isTrue();
        assertThat(filedHere("other-" + domain, NOBODY)).isFalse();
        assertThat(lookUp(domain, certificate)
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("route"))
                .isEqualTo("NONE");
    }

    @Test
    void a_cancelled_access_and_a_deregistered_subject_are_no_longer_filed_here() {
        filing.knows(subject, "上海丙丁商贸有限公司", 1, certificate);
        tell(1, "REGISTERED", "LIVE");
        await().atMost(LONG).until(() -> filedHere(domain, NOBODY));

        tell(2, "REGISTERED", "CANCELLED");
        await().atMost(LONG).until(() -> !filedHere(domain, NOBODY));
        assertThat(filedHere(domain, certificate)).isTrue();

        tell(4, "DEREGISTERED", "CANCELLED");
        tell(3, "REGISTERED", "LIVE");
        await().atMost(LONG).until(() -> !filedHere(domain, certificate));
        var last = Ids.next();
        filing.knows(last, "最后一家", 1, "91110000MA00000001");
        records.send(
                subject.toString(),
                Ids.next(),
                "filing.record.registered",
                last,
                1,
                json(last, "last-" + domain, "REGISTERED", "LIVE"));
        await().atMost(LONG).until(() -> filedHere("last-" + domain, NOBODY));
        assertThat(filedHere(domain, certificate)).isFalse();
    }

    @Test
    @Tag("long")
    void every_type_of_event_in_the_contract_reaches_the_copy() {
        filing.knows(subject, "深圳寅卯科技有限公司", 1, certificate);
        var sequence = 0L;
        for (var type : ConsumedTypes.published("icp.filing.record.v1")) {
            sequence++;
            var newest = "n" + sequence + "-" + domain;
            records.send(
                    subject.toString(),
                    Ids.next(),
                    type,
                    subject,
                    sequence,
                    json(subject, newest, "REGISTERED", "LIVE"));
            await(type).atMost(LONG).until(() -> filedHere(newest, NOBODY));
        }
        assertThat(sequence).isGreaterThanOrEqualTo(6);
    }

    @Tag("long")
    @Test
    void who_is_filed_here_is_found_by_certificate_while_all_keys_change() throws Exception {
        filing.knows(subject, "北京子丑科技有限公司", 1, certificate);
        tell(1, "REGISTERED", "LIVE");
        await().atMost(LONG).until(() -> filedHere("other-" + domain, certificate));
        var said = new ByteArrayOutputStream();
        Future<Boolean> rotation;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rotation = threads.submit(() ->
                    HurriedRotation.run(holders, encryptAgain, new PrintStream(said, true, StandardCharsets.UTF_8)));
            while (!rotation.isDone()) {
                assertThat(filedHere("other-" + domain, certificate)).isTrue();
            }
        }

        assertThat(rotation.get()).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(filedHere("other-" + domain, certificate)).isTrue();
    }

    @Test
    void an_old_filing_whose_domain_is_filed_here_waits_for_nothing_until_that_filing_has_left_it() {
        var row = rows.filing(Instant.parse("2009-03-01T02:00:00Z"), false);
        assertThat(routeOf(row)).isEqualTo("CLAIM");
        filing.knows(subject, "天津卯辰科技有限公司", 1, certificate);
        records.send(
                subject.toString(),
                Ids.next(),
                "filing.record.registered",
                subject,
                1,
                json(subject, row.domain(), "REGISTERED", "LIVE"));
        await().atMost(LONG).until(() -> rows.stateOf(row).equals("FILED_HERE"));
        assertThat(routeOf(row)).isEqualTo("NONE");

        records.send(
                subject.toString(),
                Ids.next(),
                "filing.record.access-cancelled",
                subject,
                2,
                json(subject, row.domain(), "REGISTERED", "CANCELLED"));

        await().atMost(LONG).until(() -> rows.stateOf(row).equals("WAITING"));
        assertThat(routeOf(row)).isEqualTo("CLAIM");
    }

    @Test
    void an_old_filing_whose_certificate_is_filed_here_waits_again_after_the_deregistration() {
        var row = rows.filing(Instant.parse("2013-03-01T02:00:00Z"), false);
        filing.knows(subject, "天津巳午科技有限公司", 1, row.certificate());
        tell(1, "REGISTERED", "LIVE");
        await().atMost(LONG).until(() -> rows.stateOf(row).equals("FILED_HERE"));

        tell(2, "DEREGISTERED", "CANCELLED");

        await().atMost(LONG).until(() -> rows.stateOf(row).equals("WAITING"));
        assertThat(routeOf(row)).isEqualTo("LEGACY_IMPORT");
    }

    private static String routeOf(OldFilingRows.Row row) {
        return lookUp(row.domain(), row.certificate()).statusCode(200).extract().path("route");
    }

    @Test
    void name_and_number_stand_encrypted_in_the_database() throws SQLException {
        filing.knows(subject, "广州戊己网络有限公司", 1, certificate);
        tell(1, "REGISTERED", "LIVE");
        await().atMost(LONG).until(() -> filedHere(domain, NOBODY));

        try (var connection = LocalStack.connection();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT certificate_number, name, COALESCE(certificate_index, certificate_index_b)"
                                        + " FROM filed_holders WHERE subject_id ="
                                        + " UNHEX(REPLACE('" + subject + "', '-', ''))")) {
            assertThat(row.next()).isTrue();
            assertThat(new String(row.getBytes(1), StandardCharsets.UTF_8)).doesNotContain(certificate);
            assertThat(new String(row.getBytes(2), StandardCharsets.UTF_8)).doesNotContain("戊己");
            assertThat(row.getBytes(3)).hasSize(16);
        }
    }

    @Test
    void an_unreadable_question_is_refused_with_what_to_do() {
        var missing = given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"domain\":\"a.com\"}")
                .post("/internal/legacy-lookups")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(missing.getList("errors.pointer")).contains("/certificateType", "/certificateNumber");
        var malformed =
                lookUp("not a domain", certificate).statusCode(400).extract().jsonPath();
        assertThat(malformed.getString("errors[0].pointer")).isEqualTo("/domain");
        assertThat(malformed.getString("errors[0].remedy")).isNotBlank();
    }

    @Test
    void only_services_may_ask() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/internal/legacy-lookups")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.token("icp-internal", Ids.next().toString(), "web", "applicant"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/internal/legacy-lookups")
                .then()
                .statusCode(403);
    }

    private void tell(long sequence, String status, String access) {
        var type = !status.equals("REGISTERED")
                ? "filing.record.deregistered"
                : access.equals("LIVE") ? "filing.record.access-added" : "filing.record.access-cancelled";
        records.send(subject.toString(), Ids.next(), type, subject, sequence, json(subject, domain, status, access));
    }

    private static String json(UUID subject, String domain, String status, String access) {
        return """
            {"subjectId":"%s","holder":"019ab0a2-7c00-7000-8000-0000000000aa","province":"11","status":"%s",
             "services":[{"domains":["%s"],"status":"%s","accessStatus":"%s"}]}\
            """.formatted(subject, status, domain, status, access);
    }

    private static boolean filedHere(String ofDomain, String number) {
        return lookUp(ofDomain, number).statusCode(200).extract().jsonPath().getBoolean("filedHere");
    }

    private static ValidatableResponse lookUp(String ofDomain, String number) {
        return given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"domain\":\"%s\",\"certificateType\":1,\"certificateNumber\":\"%s\"}"
                        .formatted(ofDomain, number))
                .post("/internal/legacy-lookups")
                .then();
    }
}
