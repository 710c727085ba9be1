package cn.icpfiling.inspection.sites;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FiledSitesApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TestTopic records = new TestTopic("icp.filing.record.v1");
    private final UUID subject = Ids.next();
    private final UUID service = Ids.next();
    private final String domain = "ok-" + subject + ".com";
    private final String certificate =
            "91110000" + subject.toString().substring(26).toUpperCase(Locale.ROOT);

    FilingStub filing;

    @Inject
    KeyHolders holders;

    @Inject
    ReencryptFields encryptAgain;

    @Test
    void a_filed_site_is_found_by_its_domain_and_by_its_subjects_certificate() {
        filing.knows(subject, "北京甲乙科技有限公司", 1, certificate);
        tell(1, "filing.record.registered", "REGISTERED", "LIVE");

        await().atMost(LONG).until(() -> statusesByDomain().equals(List.of("REGISTERED LIVE")));
        var byDomain = lookUp("{\"domain\":\"WWW." + domain + "\"}")
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(byDomain.getString("sites[0].subjectId")).isEqualTo(subject.toString());
        assertThat(byDomain.getString("sites[0].subjectNumber")).isEqualTo("京ICP备2026000001号");
        assertThat(byDomain.getString("sites[0].serviceId")).isEqualTo(service.toString());
        assertThat(byDomain.getString("sites[0].serviceNumber")).isEqualTo("京ICP备2026000001号-1");
        assertThat(byDomain.getList("sites[0].domains")).containsExactly(domain);
        assertThat(byDomain.getString("sites[0].filedAt")).isEqualTo("2026-11-24T09:00:00.000000Z");
        assertThat(sitesOfCertificate(" " + certificate.toLowerCase(Locale.ROOT)))
                .isEqualTo(1);
        assertThat(sitesOfCertificate("91110000MA00000000")).isZero();
    }

    @Test
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
                    json(subject, service, newest, "REGISTERED", "LIVE"));
            await(type).atMost(LONG).until(() -> statuses(newest).equals(List.of("REGISTERED LIVE")));
        }
        assertThat(sequence).isGreaterThanOrEqualTo(6);
    }

    @Tag("long")
    @Test
    void a_site_is_found_by_its_subjects_certificate_while_all_keys_change() throws Exception {
        filing.knows(subject, "北京子丑科技有限公司", 1, certificate);
        tell(1, "filing.record.registered", "REGISTERED", "LIVE");
        await().atMost(LONG).until(() -> sitesOfCertificate(certificate) == 1);
        var said = new ByteArrayOutputStream();
        Future<Boolean> rotation;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rotation = threads.submit(() ->
                    HurriedRotation.run(holders, encryptAgain, new PrintStream(said, true, StandardCharsets.UTF_8)));
            while (!rotation.isDone()) {
                assertThat(sitesOfCertificate(certificate)).isEqualTo(1);
            }
        }

        assertThat(rotation.get()).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(sitesOfCertificate(certificate)).isEqualTo(1);
    }

    @Test
    void name_and_number_stand_encrypted_in_the_database() throws SQLException {
        filing.knows(subject, "上海丙丁商贸有限公司", 1, certificate);
        tell(1, "filing.record.registered", "REGISTERED", "LIVE");
        await().atMost(LONG).until(() -> sitesOfCertificate(certificate) == 1);

        try (var connection = LocalStack.connection();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT certificate_number, name, COALESCE(certificate_index, certificate_index_b)"
                                        + " FROM filed_subjects WHERE subject_id ="
                                        + " UNHEX(REPLACE('" + subject + "', '-', ''))")) {
            assertThat(row.next()).isTrue();
            assertThat(new String(row.getBytes(1), StandardCharsets.UTF_8)).doesNotContain(certificate);
            assertThat(new String(row.getBytes(2), StandardCharsets.UTF_8)).doesNotContain("丙丁");
            assertThat(row.getBytes(3)).hasSize(16);
        }
    }

    @Test
    void the_newest_state_wins_and_a_deregistered_subject_is_forgotten() {
        filing.knows(subject, "广州戊己网络有限公司", 1, certificate);
        tell(1, "filing.record.registered", "REGISTERED", "LIVE");
        tell(3, "filing.record.changed", "REGISTERED", "CANCELLED");
        await().atMost(LONG).until(() -> statusesByDomain().equals(List.of("REGISTERED CANCELLED")));

        tell(5, "filing.record.deregistered", "DEREGISTERED", "CANCELLED");
        tell(4, "filing.record.changed", "REGISTERED", "LIVE");

        await().atMost(LONG).until(() -> statusesByDomain().equals(List.of("DEREGISTERED CANCELLED")));
        assertThat(sitesOfCertificate(certificate)).isZero();
        // the late, older state has been read and passed over when a newer one of another subject is there
        var other = Ids.next();
        filing.knows(other, "另一家", 1, "91110000MA00000001");
        records.send(
                subject.toString(),
                Ids.next(),
                "filing.record.changed",
                other,
                1,
                json(other, Ids.next(), "after-" + domain, "REGISTERED", "LIVE"));
        await().atMost(LONG).until(() -> statuses("after-" + domain).size() == 1);
        assertThat(statusesByDomain()).containsExactly("DEREGISTERED CANCELLED");
    }

    @Test
    @Tag("long")
    void a_subject_that_filing_service_does_not_know_yet_waits_and_holds_up_nobody() {
        tell(1, "filing.record.registered", "REGISTERED", "LIVE");
        var other = Ids.next();
        filing.knows(other, "庚辛", 1, "91110000MA00000002");
        records.send(
                other.toString(),
                Ids.next(),
                "filing.record.registered",
                other,
                1,
                json(other, Ids.next(), "free-" + domain, "REGISTERED", "LIVE"));

        await().atMost(LONG).until(() -> statuses("free-" + domain).size() == 1);
        assertThat(statusesByDomain()).isEmpty();

        filing.knows(subject, "壬癸", 1, certificate);
        await().atMost(LONG)
                .until(() -> given().auth()
                                .oauth2(TestTokens.internal("filing-service"))
                                .contentType(ContentType.JSON)
                                .body("{\"consumer\":\"inspection-service.filed-sites\",\"key\":\"" + subject + "\"}")
                                .post("/internal/parked-events/replay")
                                .jsonPath()
                                .getInt("waiting")
                        == 0);
        await().atMost(LONG).until(() -> statusesByDomain().size() == 1);
    }

    @Test
    void a_look_up_that_names_no_key_or_two_is_refused_with_what_to_do() {
        for (var body : List.of("{}", "{\"domain\":\"a.com\",\"certificateType\":1}", "{\"certificateType\":1}")) {
            var problem = lookUp(body).statusCode(400).extract().jsonPath();
            assertThat(problem.getString("code")).isEqualTo("INVALID_FIELD");
            assertThat(problem.getString("errors[0].code")).isEqualTo("LOOKUP_KEY_UNCLEAR");
            assertThat(problem.getString("errors[0].remedy")).isNotBlank();
        }
        var malformed = lookUp("{\"domain\":\"not a domain\"}")
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(malformed.getString("errors[0].pointer")).isEqualTo("/domain");
        assertThat(malformed.getString("errors[0].code")).isEqualTo("LOOKUP_DOMAIN_MALFORMED");
    }

    @Test
    void only_services_may_ask() {
        given().contentType(ContentType.JSON)
                .body("{\"domain\":\"a.com\"}")
                .post("/internal/filed-site-lookups")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.token("icp-internal", Ids.next().toString(), "web", "applicant"))
                .contentType(ContentType.JSON)
                .body("{\"domain\":\"a.com\"}")
                .post("/internal/filed-site-lookups")
                .then()
                .statusCode(403);
    }

    private void tell(long sequence, String type, String status, String access) {
        records.send(
                subject.toString(),
                Ids.next(),
                type,
                subject,
                sequence,
                json(subject, service, domain, status, access));
    }

    private static String json(UUID subject, UUID service, String domain, String status, String access) {
        return """
            {"subjectId":"%s","holder":"019ab0a2-7c00-7000-8000-0000000000aa","province":"11","nature":4,
             "subjectNumber":"京ICP备2026000001号","status":"%s","somethingNew":true,
             "services":[{"serviceId":"%s","serviceNumber":"京ICP备2026000001号-1","kind":"WEBSITE",
               "domains":["%s"],"status":"%s","accessStatus":"%s","filedAt":"2026-11-24T09:00:00Z"}]}\
            """.formatted(subject, status, service, domain, status, access);
    }

    private List<String> statusesByDomain() {
        return statuses(domain);
    }

    private List<String> statuses(String ofDomain) {
        var found = lookUp("{\"domain\":\"" + ofDomain + "\"}")
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> statuses = found.getList("sites.status");
        List<String> accesses = found.getList("sites.accessStatus");
        return IntStream.range(0, statuses.size())
                .mapToObj(i -> statuses.get(i) + " " + accesses.get(i))
                .toList();
    }

    private int sitesOfCertificate(String number) {
        return lookUp("{\"certificateType\":1,\"certificateNumber\":\"" + number + "\"}")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("sites")
                .size();
    }

    private static ValidatableResponse lookUp(String body) {
        return given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/filed-site-lookups")
                .then();
    }
}
