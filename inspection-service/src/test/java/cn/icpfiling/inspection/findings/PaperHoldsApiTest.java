package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A paper that was handed in by the last day costs no site its access before an inspector has decided about it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class PaperHoldsApiTest {
    private static final int LATE = 60;

    FilingStub filing;

    @Inject
    Sql sql;

    private FindingScene scene;

    @BeforeEach
    void a_filed_site() {
        scene = new FindingScene(filing);
    }

    @AfterEach
    void it_is_today_again() {
        FindingScene.runsJobs(Duration.ZERO);
    }

    @Test
    void a_paper_holds_the_last_day_up_however_long_no_inspector_decides() {
        var id = scene.told();
        var before = scene.tag(id);
        filing.knowsPaper(id, Ids.next(), inDays(2));

        day(LATE);
        day(LATE);
        var held = scene.finding(id);
        var since = LegalTime.dayOf(inDays(LATE));
        assertThat(held.getString("state")).isEqualTo("NOTIFIED");
        assertThat(held.getString("paperReview.since")).isEqualTo(since.toString());
        assertThat(held.getString("paperReview.reviewBy"))
                .isEqualTo(WorkingDays.bundled().plus(since, 5).day().toString());
        assertThat(scene.tag(id))
                .as("an inspector who read it before reads it again")
                .isNotEqualTo(before);
        assertThat(waiting()).containsExactly(id);
        assertThat(held.getList("handedIn")).as("the inspector sees it").hasSize(1);
        assertThat(holdsOnRecord(id)).isEqualTo(1);

        day(3 * LATE);
        assertThat(state(id)).as("the days of the policy are the inspectors'").isEqualTo("NOTIFIED");

        decides(id, "STILL_BROKEN");
        assertThat(waiting()).isEmpty();
        assertThat(scene.finding(id).getString("paperReview.since")).isNull();
        day(3 * LATE);
        assertThat(state(id)).isEqualTo("OVERDUE");
        await().atMost(FindingScene.LONG)
                .until(() -> scene.events(id).equals(List.of("opened", "notified", "rechecked", "overdue")));
    }

    @Test
    void a_second_paper_gains_no_time() {
        var id = scene.told();
        filing.knowsPaper(id, Ids.next(), inDays(2));
        day(LATE);
        filing.knowsPaper(id, Ids.next(), inDays(3));
        decides(id, "STILL_BROKEN");

        day(LATE);

        assertThat(state(id)).isEqualTo("OVERDUE");
    }

    @Test
    @Tag("long")
    void a_paper_that_comes_after_the_last_day_holds_nothing_up() {
        var id = scene.told();
        filing.knowsPaper(id, Ids.next(), inDays(LATE - 1));

        day(LATE);

        assertThat(state(id)).isEqualTo("OVERDUE");
    }

    /** A decision of the paper's day may have come before the paper. */
    @Test
    void an_inspector_who_decided_on_a_later_day_than_the_papers_has_decided_about_them() {
        var early = scene.told();
        filing.knowsPaper(early, Ids.next(), inDays(4));
        var other = new FindingScene(filing);
        var sameDay = other.told();
        filing.knowsPaper(sameDay, Ids.next(), inDays(5));
        day(5);
        decides(early, "STILL_BROKEN");
        other.acts(other.asInspector(), sameDay, "recheck", statement("STILL_BROKEN"))
                .statusCode(200);

        day(LATE);

        assertThat(state(early)).isEqualTo("OVERDUE");
        assertThat(state(sameDay)).isEqualTo("NOTIFIED");
    }

    @Test
    void another_last_day_can_be_held_up_and_only_an_inspector_gives_one() {
        var id = scene.told();
        filing.knowsPaper(id, Ids.next(), inDays(2));
        day(LATE);
        scene.acts(scene.asInspector(), id, "extension", "{\"workingDays\":5,\"statement\":\"请补交清晰的证书\"}")
                .statusCode(200);
        assertThat(waiting()).isEmpty();
        filing.knowsPaper(id, Ids.next(), inDays(LATE + 2));

        day(2 * LATE);
        assertThat(waiting()).containsExactly(id);
        decides(id, "STILL_BROKEN");
        day(2 * LATE);

        assertThat(state(id)).isEqualTo("OVERDUE");
    }

    @Test
    void without_an_answer_of_filing_service_no_last_day_passes() {
        var id = scene.told();
        filing.isSilentAboutPapers(id);

        day(LATE);
        day(LATE + 1);
        assertThat(state(id)).isEqualTo("NOTIFIED");
        assertThat(waiting()).isEmpty();

        filing.knowsNoPaper(id);
        day(LATE + 1);
        assertThat(state(id)).isEqualTo("OVERDUE");
    }

    @Test
    void a_finding_from_which_nothing_follows_is_overdue_without_a_question() {
        scene.filed("REGISTERED", "LIVE");
        scene.settles(scene.spotCheck(), "FITS", "DIFFERS");
        var id = scene.told("NUMBER.NOT_SHOWN");
        filing.isSilentAboutPapers(id);

        day(2 * LATE);

        assertThat(state(id)).isEqualTo("OVERDUE");
    }

    @Test
    void a_finding_that_ends_waits_for_no_inspector() {
        var mended = scene.told();
        filing.knowsPaper(mended, Ids.next(), inDays(2));
        day(LATE);
        assertThat(waiting()).containsExactly(mended);

        decides(mended, "MENDED");

        assertThat(waiting()).isEmpty();
        assertThat(state(mended)).isEqualTo("CURED");
        day(LATE);
        assertThat(state(mended)).isEqualTo("CURED");
    }

    private void decides(UUID finding, String result) {
        scene.acts(scene.asInspector(), finding, "recheck", statement(result)).statusCode(200);
    }

    private static String statement(String result) {
        return "{\"result\":\"" + result + "\",\"statement\":\"材料已核对\"}";
    }

    /** All jobs run on this day, counted from today. */
    private static void day(int days) {
        FindingScene.runsJobs(Duration.ofDays(days));
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private String state(UUID finding) {
        return scene.finding(finding).getString("state");
    }

    /** The findings of the subject that wait for an inspector to decide about papers. */
    private List<UUID> waiting() {
        return scene
                .asInspector()
                .get("/api/v1/findings?waitingFor=PAPER_REVIEW&subjectId=" + scene.subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findingId", String.class)
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private long holdsOnRecord(UUID finding) {
        return UnitOfWork.in(() -> sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM audit_entries WHERE act = 'FINDING.HOLD' AND object_id = ?",
                        finding)
                .orElse(0L));
    }
}
