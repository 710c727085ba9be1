package cn.icpfiling.inspection.cleanuplists;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** One filing of Guizhou, and a member of staff who loads lists. */
final class CleanUpScene {
    static final Duration LONG = Duration.ofSeconds(30);
    static final String CSV = "text/csv";
    static final String URL = "https://gzca.miit.gov.cn/zwgk/tzgg/index.html";

    final UUID subject = Ids.next();
    final UUID service = Ids.next();
    final UUID holder = Ids.next();
    final UUID inspector = Ids.next();
    final String domain = "ok-" + service + ".com";
    final String subjectNumber;
    final String serviceNumber;
    final LocalDate today = LegalTime.dayOf(Instant.now());

    private final TestTopic records = new TestTopic("icp.filing.record.v1");
    private long recordSequence;

    CleanUpScene(FilingStub filing) {
        this(filing, "黔");
    }

    CleanUpScene(FilingStub filing, String prefix) {
        subjectNumber =
                prefix + "ICP备%010d号".formatted(ThreadLocalRandom.current().nextLong(9_999_999_999L));
        serviceNumber = subjectNumber + "-1";
        filing.knows(subject, "贵州示例科技有限公司", 1, "91520000" + subject.toString().substring(26));
    }

    /** Filing-service tells the record; returns once the copy has it. */
    CleanUpScene filed(String status, String access) {
        recordSequence++;
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, recordSequence, """
                {"subjectId":"%s","holder":"%s","province":"52","nature":4,"subjectNumber":"%s","status":"%s",
                 "services":[{"serviceId":"%s","serviceNumber":"%s","kind":"WEBSITE","domains":["%s"],
                 "status":"%s","accessStatus":"%s","filedAt":"2026-11-24T09:00:00Z"}]}""".formatted(
                        subject, holder, subjectNumber, status, service, serviceNumber, domain, status, access));
        await().atMost(LONG).until(() -> copy().equals(status + " " + access));
        return this;
    }

    private String copy() {
        var found = given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"domain\":\"" + domain + "\"}")
                .post("/internal/filed-site-lookups")
                .jsonPath();
        return found.getString("sites[0].status") + " " + found.getString("sites[0].accessStatus");
    }

    ValidatableResponse sends(String mediaType, byte[] file) {
        return sends(mediaType, file, "SHELL_SITE");
    }

    ValidatableResponse sends(String mediaType, byte[] file, String kind) {
        return post(
                asInspector()
                        .queryParam("province", "52")
                        .queryParam("kind", kind)
                        .queryParam("publishedOn", today.toString())
                        .queryParam("lastDay", today.plusDays(7).toString())
                        .queryParam("sourceUrl", URL),
                mediaType,
                file,
                Ids.next().toString());
    }

    static ValidatableResponse post(RequestSpecification caller, String mediaType, byte[] file, String key) {
        return caller.header("Idempotency-Key", key)
                .contentType(mediaType)
                .body(file)
                .post("/api/v1/clean-up-lists")
                .then();
    }

    /** Loads a list and waits until its rows are matched. */
    String loaded(String mediaType, byte[] file) {
        return loaded(mediaType, file, "SHELL_SITE");
    }

    String loaded(String mediaType, byte[] file, String kind) {
        var list = sends(mediaType, file, kind).statusCode(202).extract().<String>path("listId");
        soon(() -> "FINISHED".equals(list(list).getString("state")));
        return list;
    }

    /** Waits for an outcome of the workers, which look for rows here at once: their schedule lets them once a second. */
    static void soon(Callable<Boolean> outcome) {
        await().pollInSameThread().atMost(LONG).until(() -> {
            Arc.container().instance(WorkOffCleanUpLists.class).get().run();
            return outcome.call();
        });
    }

    JsonPath list(String id) {
        return asInspector()
                .get("/api/v1/clean-up-lists/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath below(String id, String path) {
        return asInspector()
                .get("/api/v1/clean-up-lists/" + id + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    ValidatableResponse withdraws(String id, String key) {
        return withdraws(asInspector(), id, key);
    }

    static ValidatableResponse withdraws(RequestSpecification caller, String id, String key) {
        return caller.header("Idempotency-Key", key)
                .post("/api/v1/clean-up-lists/" + id + "/withdrawal")
                .then();
    }

    /** Moves the clock, and runs all due jobs. */
    static void runsJobs(Duration offset) {
        given().auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body("{\"offset\":\"" + offset + "\"}")
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }

    static RequestSpecification as(UUID account, String role) {
        return given().auth().oauth2(TestTokens.bearer(account, role));
    }

    RequestSpecification asInspector() {
        return given().auth().oauth2(TestTokens.bearer(inspector, "inspector"));
    }

    RequestSpecification asHolder() {
        return given().auth().oauth2(TestTokens.bearer(holder, "applicant"));
    }
}
