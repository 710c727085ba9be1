package cn.icpfiling.legacy.latepapers;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.handover.FetchPaper;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverAgain;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyPaperRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A paper that was not in the old platform's bucket at the hand-over is fetched when it comes, and a person decides if it does not. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class LatePapersApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final byte[] FILE = "a late picture".getBytes(StandardCharsets.UTF_8);
    private static final String PAPERS = "/api/v1/legacy-late-papers";

    private final UUID staff = Ids.next();
    private OldFilingRows.Row row;
    private String legacyPaper;
    private UUID paper;

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    @Inject
    HandOverAgain again;

    @Inject
    FetchLatePapers job;

    @Inject
    LatePaperRepository latePapers;

    @Inject
    LegacyPaperRepository papers;

    @Inject
    LegacyFilingRepository filings;

    @Inject
    FetchPaper fetch;

    @Inject
    Audit audit;

    @Inject
    @MachineClock
    Clock machine;

    @Inject
    Sql sql;

    @BeforeEach
    void a_filing_went_over_without_its_paper() {
        UnitOfWork.run(() -> sql.update("DELETE FROM legacy_late_papers"));
        row = rows.filing(OF_2009, false);
        legacyPaper = rows.paper(row, "SUBJECT_CERTIFICATE", FILE);
        paper = LegacyIds.paper(legacyPaper);
        assertThat(handOver.handle(row.id(), Ids.next(), HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
    }

    @Test
    void a_paper_that_comes_later_is_sent_once_by_two_replicas() throws Exception {
        isDue();
        job.run();
        assertThat(state()).isEqualTo("AWAITED 1");

        neighbours.files.put("papers/" + legacyPaper, FILE);
        job.run();
        assertThat(state()).as("before its next try").isEqualTo("AWAITED 1");

        isDue();
        var another = new FetchLatePapers(latePapers, papers, filings, fetch, audit, sql, machine);
        AtOnce.all(List.of(ran(job), ran(another)));
        assertThat(state()).isEqualTo("ARRIVED 2");
        assertThat(neighbours.puts)
                .filteredOn(put -> put.path().endsWith(legacyPaper))
                .singleElement()
                .satisfies(put -> assertThat(put.content()).isEqualTo(FILE));
    }

    @Test
    void a_service_that_does_not_answer_is_no_try() {
        neighbours.files.put("papers/" + legacyPaper, FILE);
        neighbours.uploads.put(legacyPaper, new Neighbours.Answer(503, "{}"));
        isDue();
        job.run();

        assertThat(state()).isEqualTo("AWAITED 0");
        neighbours.uploads.remove(legacyPaper);
    }

    @Test
    void after_thirty_days_of_silence_a_person_decides_who_may_wait_as_long_again() {
        neighbours.files.put("papers/" + legacyPaper, FILE);
        neighbours.uploads.put(legacyPaper, new Neighbours.Answer(503, "{}"));
        UnitOfWork.run(() -> sql.update(
                "UPDATE legacy_late_papers SET answered_at = '2020-01-01 00:00:00' WHERE paper_id = ?", paper));
        isDue();
        job.run();
        assertThat(state()).isEqualTo("GIVEN_UP 0");

        decides("TRY_AGAIN").statusCode(200).body("state", equalTo("AWAITED"));
        job.run();
        assertThat(state()).isEqualTo("AWAITED 0");
        neighbours.uploads.remove(legacyPaper);
    }

    @Test
    void after_the_last_try_the_support_has_it_looked_for_again_or_closes_it() {
        UnitOfWork.run(() -> sql.update("UPDATE legacy_late_papers SET tries = 13 WHERE paper_id = ?", paper));
        isDue();
        job.run();
        assertThat(state()).isEqualTo("GIVEN_UP 14");
        as(Roles.SUPPORT)
                .get(PAPERS + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.paperId", hasItem(paper.toString()))
                .body("items.find { it.paperId == '" + paper + "' }.legacyPaperId", equalTo(legacyPaper))
                .body("items.find { it.paperId == '" + paper + "' }.reason", equalTo("MISSING"));

        neighbours.files.put("papers/" + legacyPaper, FILE);
        decides("TRY_AGAIN").statusCode(200).body("state", equalTo("AWAITED"));
        job.run();
        assertThat(state()).isEqualTo("ARRIVED 1");
        decides("CLOSE").statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
    }

    @Test
    void a_file_that_differs_goes_to_a_person_at_once() {
        neighbours.files.put("papers/" + legacyPaper, "another picture".getBytes(StandardCharsets.UTF_8));
        isDue();
        job.run();

        assertThat(state()).isEqualTo("GIVEN_UP 1");
        decides("CLOSE").statusCode(200).body("state", equalTo("CLOSED")).body("reason", equalTo("UNREADABLE"));
        given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), Roles.AUDITOR))
                .get("/api/v1/audit/legacy/entries?objectId=" + paper)
                .then()
                .body("items.act", equalTo(List.of("LEGACY_PAPER.CLOSE", "LEGACY_PAPER.GIVE_UP")));
    }

    @Test
    void a_filing_whose_hand_over_noted_no_late_papers_is_looked_for_by_its_subject_once() throws Exception {
        UnitOfWork.run(() -> sql.update("DELETE FROM legacy_late_papers"));
        var subject = UnitOfWork.in(() -> filings.findById(row.id()).subjectId());
        neighbours.files.put("papers/" + legacyPaper, FILE);
        Callable<Void> searching = () -> {
            searches(subject).statusCode(200).body("awaited", equalTo(1)).body("indexed", equalTo(1));
            return null;
        };
        AtOnce.times(4, searching);

        job.run();

        assertThat(state()).isEqualTo("ARRIVED 1");
        assertThat(neighbours.puts)
                .filteredOn(put -> put.path().endsWith(legacyPaper))
                .hasSize(1);
        searches(subject).statusCode(200).body("awaited", equalTo(0));
        assertThat(acts(row.id())).contains("LEGACY_FILING.SEARCH_PAPERS");
    }

    @Test
    void a_paper_that_filing_service_has_is_not_lost_although_the_old_platform_has_deleted_its_file() {
        neighbours.stored.put(legacyPaper, new Neighbours.Answer(503, "{}"));
        isDue();
        job.run();
        assertThat(state()).as("filing-service is silent").isEqualTo("AWAITED 0");

        neighbours.stored.put(legacyPaper, stored("0".repeat(64)));
        isDue();
        job.run();
        assertThat(state()).as("another file of that name").isEqualTo("AWAITED 1");

        neighbours.stored.put(legacyPaper, stored(HexFormat.of().formatHex(sha256(FILE))));
        isDue();
        job.run();
        assertThat(state()).isEqualTo("ARRIVED 2");
    }

    @Test
    void a_paper_that_was_closed_is_looked_for_again_by_its_subject() {
        decides("CLOSE").statusCode(200);
        var subject = UnitOfWork.in(() -> filings.findById(row.id()).subjectId());

        searches(subject).statusCode(200).body("awaited", equalTo(1));

        assertThat(state()).isEqualTo("AWAITED 0");
        assertThat(acts(paper)).containsExactly("LEGACY_PAPER.TRY_AGAIN", "LEGACY_PAPER.CLOSE");
        searches(Ids.next()).statusCode(404);
    }

    @Test
    void a_paper_whose_file_is_damaged_at_the_hand_over_waits_for_a_person() {
        var other = rows.filing(OF_2009, false);
        var damaged = rows.paper(other, "SUBJECT_CERTIFICATE", FILE);
        neighbours.files.put("papers/" + damaged, "half a pict".getBytes(StandardCharsets.UTF_8));
        assertThat(handOver.handle(other.id(), Ids.next(), HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
        paper = LegacyIds.paper(damaged);
        assertThat(state()).isEqualTo("GIVEN_UP 1");

        neighbours.files.put("papers/" + damaged, FILE);
        decides("TRY_AGAIN").statusCode(200);
        job.run();
        assertThat(state()).isEqualTo("ARRIVED 1");
    }

    /** filing-service has lost the filing, and with it what came of the paper. */
    @Test
    void a_paper_that_came_or_was_closed_is_looked_for_again_if_a_repeated_hand_over_goes_without_it() {
        decides("CLOSE").statusCode(200);
        var other = rows.filing(OF_2009, false);
        var damaged = rows.paper(other, "SUBJECT_CERTIFICATE", FILE);
        assertThat(handOver.handle(other.id(), Ids.next(), HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
        neighbours.files.put("papers/" + damaged, FILE);
        isDue(LegacyIds.paper(damaged));
        job.run();
        assertThat(state(LegacyIds.paper(damaged))).isEqualTo("ARRIVED 1");

        neighbours.files.put("papers/" + damaged, "half a pict".getBytes(StandardCharsets.UTF_8));
        isHandedOverAgain(row);
        isHandedOverAgain(other);

        assertThat(state()).isEqualTo("AWAITED 0");
        assertThat(state(LegacyIds.paper(damaged))).isEqualTo("GIVEN_UP 1");
        neighbours.files.put("papers/" + legacyPaper, FILE);
        isDue();
        job.run();
        assertThat(state()).isEqualTo("ARRIVED 1");
    }

    private void isHandedOverAgain(OldFilingRows.Row lost) {
        UnitOfWork.run(() -> again.handle(lost.id()));
        var account = UnitOfWork.in(() -> filings.findById(lost.id()).account());
        assertThat(handOver.handle(lost.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
    }

    @Test
    void nobody_but_the_support_sees_or_decides() {
        as(Roles.APPLICANT).get(PAPERS).then().statusCode(403);
        as(Roles.APPLICANT)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"subjectId\":\"" + Ids.next() + "\"}")
                .post(PAPERS)
                .then()
                .statusCode(403);
        as(Roles.APPLICANT)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"decision\":\"CLOSE\"}")
                .post(PAPERS + "/" + paper + "/decision")
                .then()
                .statusCode(403);
        as(Roles.SUPPORT)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"decision\":\"CLOSE\"}")
                .post(PAPERS + "/" + Ids.next() + "/decision")
                .then()
                .statusCode(404);
    }

    private static Neighbours.Answer stored(String sha256) {
        return new Neighbours.Answer(200, "{\"kind\":\"SUBJECT_CERTIFICATE\",\"sha256\":\"" + sha256 + "\"}");
    }

    private static byte[] sha256(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ValidatableResponse searches(UUID subject) {
        return as(Roles.SUPPORT)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"subjectId\":\"" + subject + "\"}")
                .post(PAPERS)
                .then();
    }

    private List<String> acts(UUID object) {
        return given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), Roles.AUDITOR))
                .get("/api/v1/audit/legacy/entries?objectId=" + object)
                .then()
                .extract()
                .jsonPath()
                .getList("items.act", String.class);
    }

    private ValidatableResponse decides(String decision) {
        return as(Roles.SUPPORT)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"decision\":\"" + decision + "\"}")
                .post(PAPERS + "/" + paper + "/decision")
                .then();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.bearer(staff, role)).contentType(ContentType.JSON);
    }

    private static Callable<Void> ran(FetchLatePapers replica) {
        return () -> {
            replica.run();
            return null;
        };
    }

    private void isDue() {
        isDue(paper);
    }

    private void isDue(UUID late) {
        UnitOfWork.run(() -> sql.update(
                "UPDATE legacy_late_papers SET next_try_at = '2020-01-01 00:00:00' WHERE paper_id = ?", late));
    }

    private String state() {
        return state(paper);
    }

    private String state(UUID late) {
        return sql.first(
                        found -> found.getString(1) + " " + found.getInt(2),
                        "SELECT state, tries FROM legacy_late_papers WHERE paper_id = ?",
                        late)
                .orElseThrow();
    }
}
