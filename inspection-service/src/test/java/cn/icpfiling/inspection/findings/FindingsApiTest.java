package cn.icpfiling.inspection.findings;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holders read and contest their findings, and inspectors decide. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingsApiTest {
    private static final String CONTEST = "{\"statement\":\"号码仍是张三本人的\"}";
    private static final String BECAUSE = "{\"statement\":\"核查有误\"}";

    FilingStub filing;

    @Inject
    BusinessClock clock;

    private FindingScene scene;

    @BeforeEach
    void a_filed_site() {
        scene = new FindingScene(filing);
    }

    @Test
    void a_holder_reads_message_cause_fields_cure_and_the_days_that_are_left() {
        var id = scene.told();
        var dueOn = WorkingDays.bundled()
                .plus(LegalTime.dayOf(clock.instant()), 15)
                .day()
                .toString();

        scene.asHolder()
                .get("/api/v1/findings/" + id)
                .then()
                .statusCode(200)
                .body("source", is("SPOT_CHECK"))
                .body("reason", is("CONTACT.MOBILE"))
                .body("message", is("备案主体/网站负责人手机号不合格"))
                .body("cause", is("负责人或其手机号码已变更。"))
                .body("fields", contains("/subject/principal/mobile", "/service/principal/mobile"))
                .body("cures", contains("CHANGE_SUBJECT", "CHANGE_SERVICE"))
                .body("serviceNumber", is("粤ICP备2026000001号-1"))
                .body("state", is("NOTIFIED"))
                .body("dueOn", is(dueOn))
                .body("daysLeft", is(15))
                .body("consequence", is("CANCEL_ACCESS"))
                .body("allowedActs", contains("CONTEST"))
                .body("history.act", contains("OPEN", "NOTIFY"));
        scene.asHolder()
                .header("Accept-Language", "en")
                .get("/api/v1/findings/" + id)
                .then()
                .body("message", is("A principal's mobile does not hold."));
        scene.asHolder()
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .body("items.findingId", contains(id.toString()))
                .body("items[0].history", equalTo(null));
    }

    @Test
    void another_holder_and_another_partner_see_nothing_and_the_partner_of_the_holder_sees_it() {
        var id = scene.told();
        var stranger = TestTokens.bearer(Ids.next(), "applicant");
        var otherPartner = TestTokens.bearerOfPartner(Ids.next(), "c", "filings:read", "filings:write");

        for (var token : List.of(stranger, otherPartner)) {
            given().auth().oauth2(token).get("/api/v1/findings/" + id).then().statusCode(404);
            given().auth().oauth2(token).get("/api/v1/findings").then().body("items", empty());
            scene.acts(given().auth().oauth2(token), id, "contest", CONTEST).statusCode(404);
            given().auth()
                    .oauth2(token)
                    .contentType("text/plain")
                    .body("x")
                    .post("/api/v1/findings/" + id + "/contest")
                    .then()
                    .statusCode(404);
        }
        scene.asPartner().get("/api/v1/findings/" + id).then().statusCode(200);
        scene.asPartner().get("/api/v1/findings").then().body("items.findingId", contains(id.toString()));
        given().get("/api/v1/findings").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), "reviewer"))
                .get("/api/v1/findings")
                .then()
                .statusCode(403);
        scene.acts(scene.asHolder(), id, "dismissal", BECAUSE).statusCode(403);
    }

    @Test
    void a_finding_that_was_not_told_yet_does_not_exist_for_its_holder() {
        scene.filed("REGISTERED", "LIVE");
        scene.settles(scene.spotCheck(), "DIFFERS", "FITS");
        var id = scene.idOf("CONTACT.MOBILE");
        assertThat(scene.finding(id).getList("history.act")).containsExactly("OPEN");

        scene.asHolder().get("/api/v1/findings/" + id).then().statusCode(404);
        scene.asHolder().get("/api/v1/findings").then().body("items", empty());
        scene.acts(scene.asHolder(), id, "contest", CONTEST).statusCode(404);
        scene.told("CONTACT.MOBILE");
        scene.asHolder().get("/api/v1/findings/" + id).then().statusCode(200);
    }

    @Test
    void an_inspector_lets_a_holder_be_told_before_the_platform_does() {
        scene.filed("REGISTERED", "LIVE");
        scene.settles(scene.spotCheck(), "DIFFERS", "FITS");
        var id = scene.idOf("CONTACT.MOBILE");

        scene.acts(scene.asInspector(), id, "notice", "")
                .statusCode(200)
                .body("state", is("NOTIFIED"))
                .body("history[1].role", is("INSPECTOR"));
        scene.asHolder().get("/api/v1/findings/" + id).then().statusCode(200);
    }

    @Test
    @Tag("long")
    void a_contest_stops_the_deadline_until_an_inspector_has_confirmed_the_finding() {
        var id = scene.told();

        scene.acts(scene.asPartner(), id, "contest", CONTEST)
                .statusCode(200)
                .body("state", is("CONTESTED"))
                .body("daysLeft", is(15))
                .body("allowedActs", empty())
                .body("history[2].statement", is("号码仍是张三本人的"))
                .body("history[2].role", is("HOLDER"));
        scene.acts(scene.asHolder(), id, "contest", CONTEST).statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        scene.acts(scene.asInspector(), id, "extension", "{\"workingDays\":1,\"statement\":\"等待\"}")
                .statusCode(409);
        scene.acts(scene.asInspector(), id, "confirmation", BECAUSE)
                .statusCode(200)
                .body("state", is("NOTIFIED"))
                .body("daysLeft", is(15));
        scene.acts(scene.asHolder(), id, "contest", CONTEST).statusCode(200);
        scene.acts(scene.asInspector(), id, "confirmation", BECAUSE).statusCode(200);
        scene.acts(scene.asHolder(), id, "contest", CONTEST)
                .statusCode(422)
                .body("errors.code", contains("CONTESTED_OFTEN_ENOUGH"))
                .body("errors[0].remedy", is("请按要求整改；复查确认已整改后，核查问题即结束。"));
        scene.asHolder().get("/api/v1/findings/" + id).then().body("allowedActs", empty());

        await().atMost(FindingScene.LONG)
                .until(() -> scene.events(id)
                        .equals(List.of("opened", "notified", "contested", "confirmed", "contested", "confirmed")));
        assertThat(scene.published()).doesNotContain("张三");
    }

    @Test
    void an_inspector_extends_within_the_policy_and_dismisses_for_good() {
        var id = scene.told();

        scene.acts(scene.asInspector(), id, "extension", "{\"workingDays\":16,\"statement\":\"等待变更\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/workingDays"))
                .body("errors.code", contains("EXTENSION_TOO_LONG"));
        scene.acts(scene.asInspector(), id, "extension", "{\"workingDays\":15,\"statement\":\"等待变更\"}")
                .statusCode(200)
                .body("daysLeft", is(30));
        scene.acts(scene.asInspector(), id, "dismissal", BECAUSE)
                .statusCode(200)
                .body("state", is("DISMISSED"))
                .body("allowedActs", empty())
                .body("daysLeft", equalTo(null));
        scene.acts(scene.asHolder(), id, "contest", CONTEST).statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        scene.asHolder().get("/api/v1/findings/" + id).then().body("history.statement", hasItem("核查有误"));
    }

    @Test
    void a_re_check_by_an_inspector_cures_where_the_source_does_not_look_again() {
        var id = scene.told();

        scene.acts(scene.asInspector(), id, "recheck", "{\"result\":\"STILL_BROKEN\",\"statement\":\"仍是空号\"}")
                .statusCode(200)
                .body("state", is("NOTIFIED"));
        scene.acts(scene.asInspector(), id, "recheck", "{\"result\":\"MENDED\",\"statement\":\"本人接听\"}")
                .statusCode(200)
                .body("state", is("CURED"));

        scene.verified("unfit", "D4");
        var concern = scene.told("DOMAIN.EXPIRED");
        scene.acts(scene.asInspector(), concern, "recheck", "{\"result\":\"MENDED\",\"statement\":\"已续费\"}")
                .statusCode(422)
                .body("errors.code", contains("RECHECKED_BY_ITS_SOURCE"));
        assertThat(scene.finding(concern).getList("allowedActs")).containsExactlyInAnyOrder("EXTEND", "DISMISS");
    }

    @Test
    void a_bad_request_is_refused_and_changes_nothing() {
        var id = scene.told();
        var path = "/api/v1/findings/" + id + "/contest";
        var before = scene.tag(id);

        scene.asHolder()
                .contentType("application/json")
                .header("If-Match", before)
                .body(CONTEST)
                .post(path)
                .then()
                .statusCode(400)
                .body("code", is("IDEMPOTENCY_KEY_MISSING"));
        FindingScene.keyed(scene.asHolder()).body(CONTEST).post(path).then().statusCode(428);
        FindingScene.keyed(scene.asHolder())
                .header("If-Match", "\"1-zh\"")
                .body(CONTEST)
                .post(path)
                .then()
                .statusCode(412);
        for (var body :
                List.of("{}", "{\"statement\":\"\"}", "{\"statement\":\" \"}", "{\"statement\":\"a\",\"more\":1}")) {
            scene.acts(scene.asHolder(), id, "contest", body).statusCode(400);
        }
        scene.acts(scene.asInspector(), id, "notice", "").statusCode(409);
        scene.acts(scene.asInspector(), id, "confirmation", BECAUSE).statusCode(409);
        scene.asInspector()
                .get("/api/v1/findings?reason=NO.SUCH")
                .then()
                .statusCode(400)
                .body("errors.code", contains("FINDING_UNKNOWN_REASON"));
        scene.asInspector().get("/api/v1/findings?province=4").then().statusCode(400);
        scene.asInspector().get("/api/v1/findings?state=OTHER").then().statusCode(400);
        scene.asInspector().get("/api/v1/findings/" + Ids.next()).then().statusCode(404);
        assertThat(scene.tag(id)).isEqualTo(before);
    }

    @Test
    void a_repeated_contest_has_its_effect_once() {
        var id = scene.told();
        var key = "\"" + Ids.next() + "\"";
        var tag = scene.tag(id);
        var answers = new ArrayList<String>();
        for (var time = 0; time < 2; time++) {
            answers.add(scene.asHolder()
                    .contentType("application/json")
                    .header("Idempotency-Key", key)
                    .header("If-Match", tag)
                    .body(CONTEST)
                    .post("/api/v1/findings/" + id + "/contest")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
        }

        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(scene.finding(id).getList("history")).hasSize(3);
    }

    @Test
    void of_a_contest_and_a_dismissal_at_once_one_is_heard() throws Exception {
        var id = scene.told();
        var tag = scene.tag(id);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var contested = threads.submit(() -> FindingScene.keyed(scene.asHolder())
                    .header("If-Match", tag)
                    .body(CONTEST)
                    .post("/api/v1/findings/" + id + "/contest")
                    .statusCode());
            var dismissed = threads.submit(() -> FindingScene.keyed(scene.asInspector())
                    .header("If-Match", tag)
                    .body(BECAUSE)
                    .post("/api/v1/findings/" + id + "/dismissal")
                    .statusCode());

            assertThat(List.of(contested.get(), dismissed.get())).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(scene.finding(id).getList("history")).hasSize(3);
    }

    @Test
    void no_member_of_staff_decides_about_their_own_filing() {
        var id = scene.told();
        var own = given().auth().oauth2(TestTokens.bearerOfHolder(Ids.next(), scene.holder, "inspector"));

        scene.acts(own, id, "dismissal", BECAUSE).statusCode(403).body("code", is("FORBIDDEN"));

        var task = scene.spotCheck();
        FindingScene.keyed(own)
                .header(
                        "If-Match",
                        scene.asInspector().get("/api/v1/spot-checks/" + task).header("ETag"))
                .body("""
                        {"answers":[{"item":"PRINCIPAL_REACHABLE","result":"FITS"},{"item":"NUMBER_SHOWN","result":"FITS"}]}""")
                .post("/api/v1/spot-checks/" + task + "/outcome")
                .then()
                .statusCode(403)
                .body("code", is("FORBIDDEN"));
        scene.settles(task, "FITS", "FITS");
    }

    @Test
    void support_reads_every_finding_and_decides_none() {
        var id = scene.told();
        var support = TestTokens.bearer(Ids.next(), "support");

        given().auth()
                .oauth2(support)
                .get("/api/v1/findings/" + id)
                .then()
                .statusCode(200)
                .body("allowedActs", empty());
        scene.acts(given().auth().oauth2(support), id, "dismissal", BECAUSE).statusCode(403);
    }

    @Test
    void statements_stand_encrypted_and_staff_who_read_them_are_on_record() throws SQLException {
        var id = scene.told();
        scene.acts(scene.asHolder(), id, "contest", CONTEST).statusCode(200);
        scene.asInspector().get("/api/v1/findings/" + id).then().statusCode(200);

        try (var connection = LocalStack.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT (SELECT COUNT(*) FROM finding_statements WHERE words LIKE '%张三%'),"
                                + " (SELECT COUNT(*) FROM finding_statements WHERE finding_id = " + binary(id) + "),"
                                + " (SELECT COUNT(*) FROM audit_entries WHERE act = 'FINDING.SHOW' AND object_id = "
                                + binary(id) + ")")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
            assertThat(rows.getInt(2)).isEqualTo(1);
            assertThat(rows.getInt(3)).isPositive();
        }
    }

    @Test
    void a_service_reads_what_the_finding_is_a_ground_for() {
        var id = scene.told();

        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .get("/internal/findings/" + id)
                .then()
                .statusCode(200)
                .body("state", is("NOTIFIED"))
                .body("serviceId", is(scene.service.toString()))
                .body("consequence", is("CANCEL_ACCESS"));
        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .get("/internal/findings/" + Ids.next())
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestTokens.bearer(scene.inspector, "inspector"))
                .get("/internal/findings/" + id)
                .then()
                .statusCode(401);
    }

    static String binary(UUID id) {
        return "UNHEX(REPLACE('" + id + "', '-', ''))";
    }
}
