package cn.icpfiling.inspection.findings;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingFilter;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.FindingWaitTable;
import cn.icpfiling.inspection.store.PaperHoldTable;
import cn.icpfiling.inspection.store.SecondLookTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fault of the whole subject, which a campaign told at one of its two sites. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class SubjectFindingsApiTest {
    private static final String STILL_BROKEN = "{\"result\":\"STILL_BROKEN\",\"statement\":\"名称仍与证件不符\"}";
    private static final String MENDED = "{\"result\":\"MENDED\",\"statement\":\"名称已变更\"}";

    private static final LocalDate TODAY = LegalTime.dayOf(Instant.now());
    private static final LocalDate OVERDUE_ON = TODAY.minusDays(20);

    FilingStub filing;
    VerificationStub verification;

    @Inject
    FindingTable findings;

    @Inject
    FindingProgress progress;

    @Inject
    FindingWaitTable waits;

    @Inject
    SecondLookTable secondLooks;

    @Inject
    PaperHoldTable paperHolds;

    @Inject
    PolicyVersions policies;

    private final LocalDate ownDay =
            LocalDate.of(2001, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(8000));
    private CampaignScene scene;
    private UUID finding;
    private UUID named;
    private UUID other;

    @BeforeEach
    void a_renamed_sponsor_with_two_sites_is_told() {
        scene = new CampaignScene(filing, 2, "33", 4);
        verification.registers(scene.subject.toString(), "BROKEN", "RENAMED");
        verification.finds(CampaignScene.domain(scene.services.getFirst()), "D4", "BROKEN", "DOMAIN_EXPIRED");
        scene.allDone(scene.runs("\"REGISTER\",\"DOMAIN\""));
        var renamed = all("").stream()
                .filter(one -> one.get("reason").equals("SPONSOR_NAME.RENAMED"))
                .toList();
        assertThat(renamed).hasSize(1);
        finding = idOf(renamed.getFirst());
        named = UUID.fromString((String) renamed.getFirst().get("serviceId"));
        other = scene.services.stream()
                .filter(site -> !site.equals(named))
                .findFirst()
                .orElseThrow();
        all("").forEach(one -> acts(idOf(one), "notice", null));
    }

    @Test
    void a_member_of_any_site_sees_it_without_the_site_that_it_names() {
        var atNamed = member(named);
        var atOther = member(other);
        assertThat(reasons(atNamed)).contains("SPONSOR_NAME.RENAMED");
        assertThat(reasons(atOther)).contains("SPONSOR_NAME.RENAMED");
        assertThat(List.of(reasons(member(scene.services.getFirst())), reasons(member(scene.services.getLast()))))
                .as("a fault of one site is its members'")
                .containsExactly(List.of("DOMAIN.EXPIRED", "SPONSOR_NAME.RENAMED"), List.of("SPONSOR_NAME.RENAMED"));
        assertThat(reasons(member(Ids.next()))).as("of no site of the subject").isEmpty();

        var path = "/api/v1/findings/" + finding;
        assertThat(atNamed.get(path).jsonPath().getString("serviceId")).isEqualTo(named.toString());
        var shown = atOther.get(path).then().statusCode(200).extract().jsonPath();
        assertThat(shown.getString("serviceId")).isNull();
        assertThat(shown.getString("serviceNumber")).isNull();
        assertThat(shown.getList("cureLinks.operation")).containsExactly("changeSubject");
        member(Ids.next()).get(path).then().statusCode(404);
    }

    @Test
    void a_member_without_the_right_for_its_site_gets_no_paper_order_check_or_word_of_that_site() {
        var paper = Ids.next();
        filing.knowsPaper(finding, paper);
        acts(finding, "recheck", STILL_BROKEN);
        acts(
                given().auth().oauth2(TestTokens.bearer(scene.holder, "applicant")),
                finding,
                "contest",
                "{\"statement\":\"见附件\",\"evidence\":[\"" + paper + "\"]}");
        waitsForInspectors();
        var path = "/api/v1/findings/" + finding;

        var whole = member(named).get(path).then().statusCode(200).extract().jsonPath();
        assertThat(whole.getList("history.statement")).contains("名称仍与证件不符", "见附件");
        assertThat(whole.<Object>getList("history.evidence")).contains(List.of(paper.toString()));
        assertThat(whole.getString("secondLookSince")).isEqualTo("2001-01-01");
        assertThat(whole.getString("paperReview.since")).isEqualTo("2001-01-01");
        assertThat(whole.getList("handedIn")).hasSize(1);
        assertThat(whole.getList("repeatedChecks")).isNotNull();
        assertThat(whole.getList("changes")).isNotNull();

        var shown = member(other).get(path).then().statusCode(200).extract().jsonPath();
        assertThat(shown.getList("history.act")).isEqualTo(whole.getList("history.act"));
        assertThat(shown.<Object>getList("history.statement")).containsOnlyNulls();
        assertThat(shown.<Object>getList("history.evidence")).containsOnlyNulls();
        for (var hidden : List.of("handedIn", "changes", "repeatedChecks", "secondLookSince", "paperReview")) {
            assertThat(shown.<Object>get(hidden)).as(hidden).isNull();
        }
    }

    @Test
    void a_service_that_asks_about_one_site_is_told_it_too_and_no_fault_of_another_site() {
        var expired = all("").stream()
                .filter(one -> one.get("reason").equals("DOMAIN.EXPIRED"))
                .findFirst()
                .orElseThrow();
        var ofExpired = UUID.fromString((String) expired.get("serviceId"));
        assertThat(grounds(other)).containsEntry(finding, true);
        assertThat(grounds(named)).containsEntry(finding, true);
        assertThat(grounds(ofExpired)).containsEntry(idOf(expired), false);
        assertThat(scene.services)
                .filteredOn(site -> !site.equals(ofExpired))
                .allSatisfy(site -> assertThat(grounds(site)).doesNotContainKey(idOf(expired)));
        assertThat(grounds(null)).containsOnlyKeys(finding, idOf(expired));
    }

    /** What another service is told: the findings, and whether they concern all sites. */
    private Map<UUID, Boolean> grounds(UUID site) {
        return given()
                .auth()
                .oauth2(TestTokens.internal("filing-service"))
                .get("/internal/findings?subjectId=" + scene.subject + (site == null ? "" : "&serviceId=" + site))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .collect(Collectors.toMap(SubjectFindingsApiTest::idOf, one -> (Boolean) one.get("concernsAllSites")));
    }

    @Test
    void once_its_site_has_left_it_waits_until_an_inspector_dismisses_it_and_a_campaign_tells_it_at_another_site() {
        expires();
        assertThat(waiting("SITE_LEFT")).as("its site is served").isEmpty();
        assertThat(overdueWithItsSite()).isEqualTo(1);
        scene.serves(2, other);
        assertThat(waiting("SITE_LEFT")).containsExactly(finding);
        assertThat(waitsSince()).as("from the day on which the site left").isEqualTo(TODAY);
        assertThat(overdueWithItsSite()).as("no site that should have ended").isZero();

        acts(finding, "recheck", STILL_BROKEN);
        assertThat(waiting("SITE_LEFT")).as("a look that mends nothing").containsExactly(finding);
        scene.allDone(scene.runs("\"REGISTER\""));
        assertThat(all("&state=OPENED")).as("it is told already").isEmpty();

        acts(finding, "dismissal", "{\"statement\":\"网站已停止接入\"}");
        assertThat(waiting("SITE_LEFT")).isEmpty();
        scene.allDone(scene.runs("\"REGISTER\""));
        var next = all("&state=OPENED");
        assertThat(next).extracting(one -> one.get("serviceId")).containsExactly(other.toString());
        assertThat(next.getFirst().get("dueOn"))
                .as("no day runs before the notice")
                .isNull();
        scene.serves(3, named, other);
        assertThat(shown(finding).getString("state")).isEqualTo("DISMISSED");
    }

    @Test
    void once_the_record_tells_its_site_no_more_a_look_that_finds_the_fault_mended_ends_the_wait() {
        expires();
        scene.services.remove(named);
        scene.serves(2, other);
        assertThat(waiting("SITE_LEFT")).containsExactly(finding);
        assertThat(waitsSince()).as("from the day on which it was overdue").isEqualTo(OVERDUE_ON);
        assertThat(overdueWithItsSite()).as("no site that should have ended").isZero();
        acts(finding, "recheck", MENDED);

        assertThat(waiting("SITE_LEFT")).isEmpty();
        assertThat(shown(finding).getString("state")).isEqualTo("CURED");
    }

    @Test
    void whose_site_left_before_its_last_day_waits_from_the_day_on_which_it_was_overdue() {
        scene.serves(2, other);
        expires(TODAY.plusDays(1));

        assertThat(waitsSince()).isEqualTo(TODAY.plusDays(1));
        acts(finding, "recheck", MENDED);
    }

    private LocalDate waitsSince() {
        var ofSubject = new FindingFilter(null, null, null, false, scene.subject, null, null, null, null);
        return UnitOfWork.in(() -> findings.waiting(FindingWait.SITE_LEFT, ofSubject, null, null, 2))
                .getFirst()
                .since();
    }

    /** By a day of its policy that no other finding has. */
    private long overdueWithItsSite() {
        return waits.overdue().stream()
                .filter(overdue -> overdue.policy().day().equals(ownDay))
                .mapToLong(FindingWaitTable.Overdue::findings)
                .sum();
    }

    /** Runs again under a policy of its own day, and is overdue. */
    private void expires() {
        expires(OVERDUE_ON);
    }

    private void expires(LocalDate on) {
        UnitOfWork.run(() -> {
            var locked = findings.locked(finding).orElseThrow();
            var terms = policies.of(locked);
            var own = new PolicyReference(locked.policy().version(), ownDay);
            progress.record(locked, locked.end(EndReason.ACCESS_ENDED, Instant.now()));
            progress.record(locked, locked.reopen(own, terms, Instant.now()));
            progress.record(locked, locked.notifyHolder(terms, FindingActor.SYSTEM, Instant.now()));
            progress.record(locked, locked.expire(LegalTime.startOf(on)));
        });
    }

    /** Until the test ends: other classes count what waits. */
    private void waitsForInspectors() {
        var since = LocalDate.of(2001, 1, 1);
        UnitOfWork.run(() -> {
            secondLooks.waits(finding, since);
            paperHolds.begin(finding, new PaperHoldTable.Hold(since.minusDays(1), since, since, null));
        });
    }

    @AfterEach
    void waits_no_more() {
        UnitOfWork.run(() -> {
            secondLooks.ends(finding);
            paperHolds.forget(finding);
        });
    }

    private void acts(UUID id, String act, String body) {
        acts(scene.asInspector(), id, act, body);
    }

    private void acts(RequestSpecification caller, UUID id, String act, String body) {
        var request = CampaignScene.keyed(caller)
                .header(
                        "If-Match",
                        scene.asInspector().get("/api/v1/findings/" + id).header("ETag"));
        (body == null ? request : request.body(body))
                .post("/api/v1/findings/" + id + "/" + act)
                .then()
                .statusCode(200);
    }

    private RequestSpecification member(UUID site) {
        return given().auth().oauth2(TestTokens.bearerOfMember(scene.holder, Ids.next(), site + "=VIEW"));
    }

    private static List<String> reasons(RequestSpecification caller) {
        return caller
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("items.reason")
                .stream()
                .sorted()
                .toList();
    }

    private JsonPath shown(UUID id) {
        return scene.asInspector().get("/api/v1/findings/" + id).jsonPath();
    }

    private List<UUID> waiting(String wait) {
        return all("&waitingFor=" + wait).stream()
                .map(SubjectFindingsApiTest::idOf)
                .toList();
    }

    private List<Map<String, Object>> all(String filter) {
        return scene.asInspector()
                .get("/api/v1/findings?limit=200&subjectId=" + scene.subject + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private static UUID idOf(Map<String, Object> item) {
        return UUID.fromString((String) item.get("findingId"));
    }
}
