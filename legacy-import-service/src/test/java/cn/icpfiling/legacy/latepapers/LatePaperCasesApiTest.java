package cn.icpfiling.legacy.latepapers;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The given-up papers of a filing are one case at the support desk of account-service, whose decision counts here. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class LatePaperCasesApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final byte[] FILE = "a late picture".getBytes(StandardCharsets.UTF_8);
    private static final String PAPERS = "/api/v1/legacy-late-papers";

    private final UUID account = Ids.next();
    private UUID filing;
    private UUID first;
    private UUID second;

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    @Inject
    AskAboutLatePapers job;

    @Inject
    Sql sql;

    @BeforeEach
    void a_filing_whose_two_papers_were_given_up() {
        UnitOfWork.run(() -> {
            sql.update("DELETE FROM legacy_late_papers");
            sql.update("DELETE FROM legacy_late_paper_cases");
        });
        var row = rows.filing(OF_2009, false);
        first = LegacyIds.paper(rows.paper(row, "SUBJECT_CERTIFICATE", FILE));
        second = LegacyIds.paper(rows.paper(row, "SUBJECT_PRINCIPAL_ID", FILE));
        filing = row.id();
        assertThat(handOver.handle(filing, account, HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
        UnitOfWork.run(() -> sql.update("UPDATE legacy_late_papers SET state = 'GIVEN_UP', next_try_at = NULL"));
    }

    @Test
    void one_case_is_opened_for_a_filing_and_shown_with_its_papers() {
        runs();
        runs();

        assertThat(neighbours.cases).containsKey(asked());
        for (var paper : new UUID[] {first, second}) {
            given().auth()
                    .oauth2(TestTokens.bearer(Ids.next(), Roles.SUPPORT))
                    .get(PAPERS + "?limit=200")
                    .then()
                    .statusCode(200)
                    .body(
                            "items.find { it.paperId == '" + paper + "' }.caseId",
                            equalTo(supportCase().toString()));
        }
        assertThat(states()).isEqualTo("GIVEN_UP GIVEN_UP");
    }

    @Test
    void a_grant_has_all_papers_looked_for_again_and_papers_that_are_given_up_once_more_are_another_case() {
        runs();
        var before = supportCase();
        neighbours.states.put(before, "DECIDED_GRANTED");

        runs();
        assertThat(states()).isEqualTo("AWAITED AWAITED");
        assertThat(questions()).isZero();

        UnitOfWork.run(() -> sql.update("UPDATE legacy_late_papers SET state = 'GIVEN_UP', next_try_at = NULL"));
        runs();
        assertThat(supportCase()).isNotEqualTo(before);
    }

    @Test
    void a_refusal_closes_all_papers() {
        runs();
        neighbours.states.put(supportCase(), "DECIDED_REFUSED/PAPER_NOT_FOUND");

        runs();

        assertThat(states()).isEqualTo("CLOSED CLOSED");
        assertThat(questions()).isZero();
        given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), Roles.AUDITOR))
                .get("/api/v1/audit/legacy/entries?objectId=" + first)
                .then()
                .body("items[0].act", equalTo("LEGACY_PAPER.CLOSE"));
    }

    @Test
    void a_case_without_a_paper_to_decide_about_is_withdrawn() {
        runs();
        var supportCase = supportCase();
        decides(first);
        runs();
        assertThat(neighbours.withdrawn).as("one paper is left").doesNotContain(supportCase);

        decides(second);
        runs();

        assertThat(neighbours.withdrawn).containsOnlyOnce(supportCase);
        assertThat(questions()).isZero();
    }

    @Test
    void a_404_that_is_not_account_services_own_word_decides_nothing() {
        runs();
        var supportCase = supportCase();
        for (var bare : List.of("", "<html>no such page</html>", "{}")) {
            neighbours.deskAnswers.put(supportCase, new Neighbours.Answer(404, bare));
            runs();
            assertThat(states()).as(bare).isEqualTo("GIVEN_UP GIVEN_UP");
        }

        neighbours.deskAnswers.put(supportCase, Neighbours.Answer.problem(404, "NOT_FOUND"));
        runs();
        assertThat(states()).isEqualTo("CLOSED CLOSED");
    }

    /** The opening of a case whose answer was lost is refused for the new holder: it has another holder's case, or another body. */
    @ParameterizedTest
    @CsvSource({"409, CASE_OPEN_ALREADY", "422, IDEMPOTENCY_KEY_REUSED"})
    void a_question_whose_filing_has_moved_since_a_lost_answer_is_asked_anew_to_the_new_holder(
            int status, String code) {
        neighbours.deskAnswers.put(account, new Neighbours.Answer(0, ""));
        runs();
        var lost = asked();
        var next = Ids.next();
        UnitOfWork.run(() -> sql.update("UPDATE legacy_filings SET account = ? WHERE id = ?", next, filing));

        for (var undecided : List.of(
                new Neighbours.Answer(status, "<html>a proxy</html>"),
                Neighbours.Answer.problem(409, "IDEMPOTENCY_KEY_IN_USE"))) {
            neighbours.deskAnswers.put(next, undecided);
            runs();
            assertThat(asked()).isEqualTo(lost);
        }
        neighbours.deskAnswers.put(next, Neighbours.Answer.problem(status, code));
        runs();
        assertThat(questions()).isZero();
        assertThat(states()).isEqualTo("GIVEN_UP GIVEN_UP");

        neighbours.deskAnswers.remove(next);
        runs();
        assertThat(asked()).isNotEqualTo(lost);
        assertThat(neighbours.caseHolders).containsEntry(asked(), next);
    }

    @Test
    void without_an_account_the_papers_wait_at_their_list() {
        neighbours.gone.add(account);
        runs();
        runs();

        assertThat(states()).isEqualTo("GIVEN_UP GIVEN_UP");
        assertThat(questions()).isEqualTo(1);
        neighbours.gone.remove(account);
        runs();
        assertThat(neighbours.cases).containsKey(asked());
    }

    /** The job as it runs later: all questions are due. */
    private void runs() {
        UnitOfWork.run(() -> sql.update("UPDATE legacy_late_paper_cases SET due_at = '2020-01-01 00:00:00'"));
        job.runDue();
    }

    private void decides(UUID paper) {
        given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), Roles.SUPPORT))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"decision\":\"CLOSE\"}")
                .post(PAPERS + "/" + paper + "/decision")
                .then()
                .statusCode(200);
    }

    private UUID asked() {
        return sql.first(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT id FROM legacy_late_paper_cases WHERE filing_id = ?",
                        filing)
                .orElseThrow();
    }

    private UUID supportCase() {
        return neighbours.cases.get(asked());
    }

    private long questions() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM legacy_late_paper_cases")
                .orElseThrow();
    }

    private String states() {
        return String.join(
                " ", sql.list(row -> row.getString(1), "SELECT state FROM legacy_late_papers ORDER BY paper_id"));
    }
}
