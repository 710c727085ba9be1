package cn.icpfiling.inspection.findings;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a finding to its cure: the act is linked, a granted change is noted and cures nothing by itself. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingCuresApiTest {
    private static final Duration LATE = Duration.ofDays(60);

    FilingStub filing;

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
    void the_acts_that_cure_a_finding_are_linked_with_their_ids_until_it_is_settled() {
        var id = scene.told();

        var links = scene.finding(id);
        assertThat(links.getList("cureLinks.operation")).isEqualTo(List.of("changeSubject", "changeService"));
        assertThat(links.getList("cureLinks.path"))
                .isEqualTo(List.of(
                        "/api/v1/subjects/" + scene.subject + "/change?findingId=" + id,
                        "/api/v1/services/" + scene.service + "/change?findingId=" + id));

        scene.acts(scene.asInspector(), id, "recheck", "{\"result\":\"MENDED\",\"statement\":\"本人接听\"}")
                .body("state", is("CURED"))
                .body("cureLinks", empty());
    }

    @Test
    @Tag("long")
    void a_granted_change_is_noted_at_the_findings_that_it_may_mend_and_cures_none() {
        var id = scene.told();
        var before = scene.tag(id);
        var order = Ids.next();

        // a legal day begins at 16:00 UTC
        scene.changed(order, scene.service, id, "2026-12-01T16:30:00Z");
        noted(id, order);

        var finding = scene.finding(id);
        assertThat(finding.getString("state")).isEqualTo("NOTIFIED");
        assertThat(finding.getList("changes.changedOn")).isEqualTo(List.of("2026-12-02"));
        assertThat(scene.tag(id)).isNotEqualTo(before);
        assertThat(scene.events(id)).isEqualTo(List.of("opened", "notified"));
    }

    /** The authority has looked at the change; access must not end because no inspector had the time to look again. */
    @Test
    void a_finding_with_a_granted_change_is_overdue_only_after_an_inspector_has_looked_again() {
        var id = scene.told();
        var order = Ids.next();
        scene.changed(order, scene.service, id, "2026-12-01T16:30:00Z");
        noted(id, order);

        FindingScene.runsJobs(LATE);
        FindingScene.runsJobs(LATE.plusDays(1));
        assertThat(scene.finding(id).getString("state")).isEqualTo("NOTIFIED");

        scene.acts(scene.asInspector(), id, "recheck", "{\"result\":\"STILL_BROKEN\",\"statement\":\"无人接听\"}")
                .statusCode(200);
        FindingScene.runsJobs(LATE.plusDays(1));

        assertThat(scene.finding(id).getString("state")).isEqualTo("OVERDUE");
        assertThat(scene.finding(id).getList("history.act")).endsWith("RECHECK", "EXPIRE");
    }

    /** The grant may reach this service after the last day, and filing-service asks before it ends an access. */
    @Test
    void an_overdue_finding_whose_change_was_granted_ends_nothing_until_an_inspector_has_looked_again() {
        var id = scene.told();
        FindingScene.runsJobs(LATE);
        ground(id).body("state", is("OVERDUE")).body("consequence", is("CANCEL_ACCESS"));

        var order = Ids.next();
        scene.changed(order, scene.service, id, Instant.now().plus(LATE).toString());
        noted(id, order);
        // Filing-service takes a change that it is not told of here for one that no inspector has looked at since.
        ground(id).body("state", is("OVERDUE")).body("consequence", is("NONE")).body("changes", empty());

        FindingScene.runsJobs(LATE.plusDays(2));
        scene.acts(scene.asInspector(), id, "recheck", "{\"result\":\"STILL_BROKEN\",\"statement\":\"无人接听\"}")
                .statusCode(200);
        ground(id).body("consequence", is("CANCEL_ACCESS")).body("changes", contains(order.toString()));
    }

    @Test
    @Tag("long")
    void inspectors_find_what_waits_for_a_second_look_the_longest_first_and_page_by_page() {
        var newer = scene.told();
        scene.changed(Ids.next(), scene.service, newer, inDays(4).toString());
        var other = new FindingScene(filing);
        var older = other.told();
        var order = Ids.next();
        other.changed(order, other.service, older, inDays(2).toString());
        await().atMost(FindingScene.LONG).until(() -> workList("").containsAll(List.of(older, newer)));

        assertThat(workList("").indexOf(older)).isLessThan(workList("").indexOf(newer));
        assertThat(workList("&subjectId=" + other.subject)).containsExactly(older);
        assertThat(workList("&source=CAMPAIGN")).doesNotContain(older, newer);
        assertThat(other.finding(older).getString("secondLookSince"))
                .isEqualTo(LegalTime.dayOf(inDays(2)).toString());
        other.asHolder()
                .get("/api/v1/findings?waitingFor=SECOND_LOOK")
                .then()
                .statusCode(200)
                .body("items.findingId", contains(older.toString()));
        scene.asInspector().get("/api/v1/findings?waitingFor=GODOT").then().statusCode(400);

        // Before the day of the grant: the look may have come before it.
        other.acts(other.asInspector(), older, "recheck", "{\"result\":\"STILL_BROKEN\",\"statement\":\"无人接听\"}")
                .statusCode(200);
        assertThat(workList("&subjectId=" + other.subject)).containsExactly(older);
        FindingScene.runsJobs(Duration.ofDays(10));
        other.acts(other.asInspector(), older, "recheck", "{\"result\":\"STILL_BROKEN\",\"statement\":\"无人接听\"}")
                .statusCode(200);
        assertThat(workList("&subjectId=" + other.subject)).isEmpty();
        assertThat(other.finding(older).getString("secondLookSince")).isNull();
        scene.acts(scene.asInspector(), newer, "recheck", "{\"result\":\"MENDED\",\"statement\":\"本人接听\"}")
                .body("state", is("CURED"));
        assertThat(workList("&subjectId=" + scene.subject)).isEmpty();
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    /** All pages of one finding. */
    private List<UUID> workList(String more) {
        var found = new ArrayList<UUID>();
        for (var cursor = ""; cursor != null; ) {
            var page = scene.asInspector()
                    .get("/api/v1/findings?waitingFor=SECOND_LOOK&limit=1" + more + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.getList("items.findingId", String.class).forEach(id -> found.add(UUID.fromString(id)));
            var next = page.getString("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return found;
    }

    @Test
    void a_change_that_cures_another_kind_of_fault_is_not_noted_and_one_without_a_finding_is() {
        scene.filed("REGISTERED", "LIVE");
        scene.settles(scene.spotCheck(), "DIFFERS", "DIFFERS");
        var mobile = scene.told("CONTACT.MOBILE");
        var page = scene.told("NUMBER.NOT_SHOWN");
        var ofAnother = Ids.next();
        var ofSubject = Ids.next();

        scene.changed(ofAnother, Ids.next(), null, "2026-12-01T09:00:00Z");
        scene.changed(ofSubject, null, null, "2026-12-02T09:00:00Z");
        noted(mobile, ofSubject);

        assertThat(scene.finding(mobile).getList("changes.orderId")).isEqualTo(List.of(ofSubject.toString()));
        assertThat(scene.finding(page).getList("changes")).isEmpty();
        ground(mobile).body("changes", contains(ofSubject.toString())).body("openedAt", notNullValue());
        ground(page).body("changes", empty());
    }

    @Test
    void a_service_lists_the_unsettled_findings_that_the_holder_was_told() {
        scene.filed("REGISTERED", "LIVE");
        scene.settles(scene.spotCheck(), "DIFFERS", "DIFFERS");
        unsettled(scene.subject).body("items", empty());
        var mobile = scene.told("CONTACT.MOBILE");
        var page = scene.told("NUMBER.NOT_SHOWN");
        scene.acts(scene.asInspector(), page, "recheck", "{\"result\":\"MENDED\",\"statement\":\"首页已显示备案号\"}")
                .statusCode(200);

        unsettled(scene.subject)
                .body("items.findingId", contains(mobile.toString()))
                .body("items[0].holder", is(scene.holder.toString()))
                .body("items[0].cures", contains("CHANGE_SUBJECT", "CHANGE_SERVICE"))
                .body("items[0].fields", contains("/subject/principal/mobile", "/service/principal/mobile"));

        scene.filed("REGISTERED", "CANCELLED");
        await().atMost(FindingScene.LONG)
                .until(() -> scene.states().get("CONTACT.MOBILE").equals("ENDED"));
        unsettled(scene.subject).body("items.state", contains("ENDED"));
        unsettled(Ids.next()).body("items", empty());
        internal().get("/internal/findings").then().statusCode(400);
        scene.asInspector()
                .get("/internal/findings?subjectId=" + scene.subject)
                .then()
                .statusCode(401);
    }

    @Test
    void a_contest_names_papers_that_were_handed_in_and_an_inspector_sees_them() {
        var id = scene.told();
        var paper = Ids.next();
        assertThat(scene.finding(id).getList("handedIn"))
                .as("no paper mends it")
                .isNull();

        scene.acts(scene.asHolder(), id, "contest", "{\"statement\":\"见附件\",\"evidence\":[\"" + paper + "\"]}")
                .statusCode(422)
                .body("errors.code", contains("EVIDENCE_NOT_HANDED_IN"))
                .body("errors.pointer", contains("/evidence/0"));
        assertThat(scene.finding(id).getString("state")).isEqualTo("NOTIFIED");

        filing.knowsPaper(id, paper);
        scene.acts(scene.asHolder(), id, "contest", "{\"statement\":\"见附件\",\"evidence\":[\"" + paper + "\"]}")
                .statusCode(200)
                .body("state", is("CONTESTED"));

        var seen = scene.finding(id);
        assertThat(seen.getList("handedIn.paperId")).isEqualTo(List.of(paper.toString()));
        assertThat(seen.getList("handedIn.kind")).isEqualTo(List.of("DOMAIN_CERTIFICATE"));
        assertThat(seen.getList("history[-1].evidence")).isEqualTo(List.of(paper.toString()));
    }

    private void noted(UUID finding, UUID order) {
        await().atMost(FindingScene.LONG)
                .until(() -> scene.finding(finding).getList("changes.orderId").contains(order.toString()));
    }

    private static ValidatableResponse ground(UUID finding) {
        return internal().get("/internal/findings/" + finding).then().statusCode(200);
    }

    private static ValidatableResponse unsettled(UUID subject) {
        return internal().get("/internal/findings?subjectId=" + subject).then().statusCode(200);
    }

    private static RequestSpecification internal() {
        return given().auth().oauth2(TestTokens.internal("filing-service"));
    }
}
