package cn.icpfiling.account.transfercases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** J14, offline: the login of the source is lost, two persons of the support decide, and the source can stop it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TransferCasesApiTest {

    private static final SupportDesk DESK = new SupportDesk();
    private static final Pattern LINK = Pattern.compile("/api/v1/case-stops/([A-Za-z0-9_-]{43})");

    private final Caller target = new Caller();
    private final Caller source = new Caller();
    private TransferScene scene;
    private String targetAccount;
    private String token;
    private String sourceToken;

    @Inject
    FindTransferSources findSources;

    @Inject
    HandOverTransfers handOvers;

    @BeforeEach
    void a_filing_is_held_by_another_account() {
        var signedUp = target.signedUp();
        targetAccount = signedUp.getString("account.accountId");
        token = signedUp.getString("session.accessToken");
        var other = source.signedUp();
        sourceToken = other.getString("session.accessToken");
        scene = new TransferScene(target, token);
        scene.isFiledFor(other.getString("account.accountId"));
    }

    @AfterEach
    void forgetLimits() {
        TransferScene.forgetLimits();
    }

    @Test
    void two_persons_grant_it_and_the_filing_moves_to_the_account_that_asked() {
        var id = handedIn();
        DESK.shows("desk", id).then().body("sourceKnown", equalTo(true)).body("dueOn", containsString("-"));
        DESK.grants(id);
        handOvers.runDue();

        await().atMost(TransferScene.SOON)
                .until(() -> scene.own(id).path("state").equals("DONE"));
        var order = Caller.outside("/hand-overs/to/" + targetAccount);
        assertThat(order.getList("items")).hasSize(1);
        assertThat(order.getString("items[0].transferId")).isEqualTo(id);
        assertThat(Audited.acts(id))
                .containsExactlyInAnyOrder(
                        "SUPPORT_CASE.OPEN",
                        "SUPPORT_CASE.FIND_SOURCE",
                        "SUPPORT_CASE.HAND_IN",
                        "SUPPORT_CASE.CLAIM",
                        "SUPPORT_CASE.PROPOSE PAPERS_PROVE_IT",
                        "SUPPORT_CASE.GRANT PAPERS_PROVE_IT",
                        "SUPPORT_CASE.COMPLETE");
        await().atMost(TransferScene.SOON)
                .until(() -> target.texts().stream().anyMatch(text -> text.contains("已办理完成")));
        await().atMost(TransferScene.SOON)
                .until(() -> source.texts().stream().anyMatch(text -> text.contains("已转移给绑定手机为")));
    }

    @Test
    void the_answer_is_the_same_whether_the_filing_is_here_or_not() {
        var known = scene.opens(token, scene.domain())
                .then()
                .statusCode(201)
                .extract()
                .response();
        var other = new Caller();
        var unknown = scene.opens(other.signedUp().getString("session.accessToken"), "d-" + UUID.randomUUID() + ".cn")
                .then()
                .statusCode(201)
                .extract()
                .response();
        findSources.findDue();

        assertThat(known.asString()).hasSameSizeAs(unknown.asString());
        var shown = scene.own(known.path("caseId")).asString();
        var hidden = other.as(token(other)).get("/api/v1/own-cases/" + unknown.path("caseId"));
        hidden.then().statusCode(200);
        assertThat(shown).hasSameSizeAs(hidden.asString()).doesNotContain("source", "subject");
    }

    @Test
    void an_unknown_filing_cannot_be_granted_and_is_refused_with_its_reason() {
        var id = scene.opens(token, "京ICP备2026999999号")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("caseId");
        findSources.findDue();
        submits(id);
        DESK.shows("desk", id).then().body("sourceKnown", equalTo(false));
        DESK.claims("desk", id).then().statusCode(200);

        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_SOURCE_UNKNOWN"));
        DESK.decides("desk", id, "REFUSED", "NOT_FILED_HERE").then().statusCode(200);
        DESK.decides("second-desk", id, "REFUSED", "NOT_FILED_HERE").then().statusCode(200);
        scene.own(id)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("reason", equalTo("NOT_FILED_HERE"))
                .body("reasonText.detail", containsString("请核对"));
    }

    @Test
    void a_subject_number_names_the_filing_too_in_any_form() {
        var number = "京ICP备" + (2026000000L + (System.nanoTime() % 900_000)) + "号";
        Caller.isFiled(number, signedUpElsewhere(), source.phone(), "NONE");
        var id = scene.opens(token, number.replace("号", "号-1").replace("ICP", "ｉｃｐ"))
                .then()
                .statusCode(201)
                .body("filedAs", equalTo(number))
                .extract()
                .<String>path("caseId");
        new Caller()
                .as(Caller.serviceToken())
                .get("/internal/support-cases/" + id)
                .then()
                .body("filedAs", equalTo(number));
        findSources.findDue();

        await().atMost(TransferScene.SOON)
                .until(() -> Boolean.TRUE.equals(DESK.shows("desk", id).path("sourceKnown")));
        scene.opens(token, "no filing at all").then().statusCode(400);
    }

    @Test
    void the_source_is_told_at_once_and_stops_it_by_the_link_without_a_login() {
        var id = opened();
        var secret = secretOfTheLink();
        source.request()
                .get("/api/v1/case-stops/" + secret)
                .then()
                .statusCode(200)
                .body("kind", equalTo("OFFLINE_TRANSFER"))
                .body("state", equalTo("WAITING_FOR_YOU"));
        scene.own(id).then().body("state", equalTo("WAITING_FOR_YOU"));

        for (var again : List.of(false, true)) {
            source.request()
                    .post("/api/v1/case-stops/" + secret)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("STOPPED"));
        }
        scene.own(id).then().body("state", equalTo("STOPPED")).body("reason", equalTo("STOPPED_BY_OWNER"));
        source.request().post("/api/v1/case-stops/" + "a".repeat(43)).then().statusCode(404);
        source.request().get("/api/v1/case-stops/short").then().statusCode(404);
    }

    @Test
    void a_token_does_not_hinder_the_link_be_it_good_or_bad() {
        var id = opened();
        var link = "/api/v1/case-stops/" + secretOfTheLink();

        source.as("no-token").get(link).then().statusCode(200);
        target.as(token).get(link).then().statusCode(200);
        source.as(sourceToken).post(link).then().statusCode(200).body("state", equalTo("STOPPED"));
        scene.own(id).then().body("state", equalTo("STOPPED"));
    }

    @Test
    void a_browser_opens_the_link_and_only_the_button_stops_the_case() {
        var id = opened();
        var link = "/api/v1/case-stops/" + secretOfTheLink();
        var accepted = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        source.request()
                .accept(accepted)
                .get(link)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("form-action 'self'"))
                .body(containsString("<form method=\"post\">"));
        scene.own(id).then().body("state", equalTo("WAITING_FOR_YOU"));

        source.request()
                .accept(accepted)
                .contentType("application/x-www-form-urlencoded")
                .post(link)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(not(containsString("<form")));
        scene.own(id).then().body("state", equalTo("STOPPED"));
    }

    @Test
    void the_source_stops_it_signed_in_and_nobody_else_can() {
        var id = opened();
        source.as(sourceToken).get("/api/v1/own-cases?against=true").then().body("items.caseId", equalTo(List.of(id)));
        stops(token, id).then().statusCode(404);
        stops(sourceToken, id).then().statusCode(200).body("state", equalTo("STOPPED"));
        source.as(sourceToken).get("/api/v1/own-cases?against=true").then().body("items", hasSize(0));
    }

    @Test
    void of_a_stop_and_the_second_decision_at_once_one_wins() throws Exception {
        var id = handedIn();
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT").then().body("state", equalTo("PROPOSED"));
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_SECOND_PERSON_NEEDED"));
        var seen = DESK.shows("second-desk", id).header("ETag");
        try (var pool = Executors.newFixedThreadPool(2)) {
            var calls = List.<Callable<Integer>>of(
                    () -> stops(sourceToken, id).statusCode(),
                    () -> DESK.decides("second-desk", id, seen, "GRANTED", "PAPERS_PROVE_IT")
                            .statusCode());
            var answers =
                    pool.invokeAll(calls).stream().map(call -> call.resultNow()).toList();

            assertThat(answers).containsOnlyOnce(200);
            handOvers.runDue();
            var wanted = answers.get(1) == 200 ? "DONE" : "STOPPED";
            await().atMost(TransferScene.SOON)
                    .until(() -> scene.own(id).path("state").equals(wanted));
            assertThat(Caller.outside("/hand-overs/to/" + targetAccount).getList("items"))
                    .hasSize(wanted.equals("DONE") ? 1 : 0);
        }
    }

    @Test
    void of_two_proposals_at_once_one_is_stored_and_no_person_decides_twice() throws Exception {
        var id = handedIn();
        DESK.claims("desk", id).then().statusCode(200);
        var seen = DESK.shows("desk", id).header("ETag");
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> proposes = () ->
                    DESK.decides("desk", id, seen, "GRANTED", "PAPERS_PROVE_IT").statusCode();

            assertThat(pool.invokeAll(List.of(proposes, proposes)).stream().map(call -> call.resultNow()))
                    .containsExactlyInAnyOrder(200, 412);
        }
        DESK.shows("desk", id).then().body("state", equalTo("PROPOSED"));
        assertThatThrownBy(() -> TransferScene.change(
                        id, "state = 'DECIDED_GRANTED', decided_by = proposed_by, decided_at = utc_timestamp(6)"))
                .hasMessageContaining("support_cases_two_persons");
    }

    @Test
    void a_hand_over_that_is_refused_fails_with_its_code_and_one_without_an_answer_is_tried_again() {
        var id = handedIn();
        Caller.outside("/hand-overs/refuse/" + targetAccount + "/SILENT");
        DESK.grants(id);
        handOvers.runDue();
        scene.own(id).then().body("state", equalTo("GRANTED"));

        Caller.outside("/hand-overs/refuse/" + targetAccount + "/TRANSFER_TARGET_HAS_SUBJECT");
        leaseEnds(id);
        handOvers.runDue();

        await().atMost(TransferScene.SOON)
                .until(() -> scene.own(id).path("state").equals("FAILED"));
        scene.own(id)
                .then()
                .body("reason", equalTo("TRANSFER_TARGET_HAS_SUBJECT"))
                .body("reasonText.detail", containsString("目标账号已有主体"))
                .body("reasonText.remedy", containsString("没有备案的账号"));
        target.as(token)
                .header("Accept-Language", "en")
                .get("/api/v1/own-cases")
                .then()
                .body("items[0].reasonText.remedy", containsString("an account without a filing"));
    }

    @Test
    void an_account_has_one_open_case_and_prints_its_letter() {
        var id = opened();
        scene.opens(token, "other.cn").then().statusCode(409).body("code", equalTo("CASE_OPEN_ALREADY"));

        target.as(token)
                .get("/api/v1/transfer-cases/" + id + "/letter-of-authority")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .body(containsString(scene.domain()))
                .body(containsString(targetAccount));
        source.as(sourceToken)
                .get("/api/v1/transfer-cases/" + id + "/letter-of-authority")
                .then()
                .statusCode(404);
    }

    private String signedUpElsewhere() {
        return new Caller().signedUp().getString("account.accountId");
    }

    private static String token(Caller caller) {
        return caller.signsIn(caller.code("SIGN_IN")).then().extract().path("accessToken");
    }

    private String opened() {
        var id = scene.opened();
        findSources.findDue();
        return id;
    }

    private String handedIn() {
        var id = opened();
        submits(id);
        return id;
    }

    private void submits(String id) {
        scene.handsIn(id);
        scene.awaitsTheLookUp(id);
    }

    private Response stops(String as, String id) {
        return source.as(as).header("Idempotency-Key", SupportDesk.key()).post("/api/v1/own-cases/" + id + "/stop");
    }

    private String secretOfTheLink() {
        await().atMost(TransferScene.SOON)
                .until(() -> source.texts().stream()
                        .anyMatch(text -> LINK.matcher(text).find()));
        var link = LINK.matcher(String.join(" ", source.texts()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static void leaseEnds(String id) {
        TransferScene.change(id, "next_try_at = utc_timestamp(6)");
    }
}
