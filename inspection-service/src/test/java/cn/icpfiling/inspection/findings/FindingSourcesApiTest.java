package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fault is one finding, which its source cures, and which follows the record of its site. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingSourcesApiTest {

    FilingStub filing;

    private FindingScene scene;

    @BeforeEach
    void a_filed_site() {
        scene = new FindingScene(filing);
    }

    @Test
    void each_reason_of_a_concern_is_one_finding_and_one_that_is_missing_later_was_mended() {
        scene.filed("REGISTERED", "LIVE");
        scene.verified("unfit", "D4");
        var expired = scene.told("DOMAIN.EXPIRED");
        scene.verified("unfit", "D4", "D2");
        scene.told("DOMAIN.REAL_NAME_MISSING");

        assertThat(scene.states())
                .isEqualTo(Map.of("DOMAIN.EXPIRED", "NOTIFIED", "DOMAIN.REAL_NAME_MISSING", "NOTIFIED"));
        assertThat(scene.findings()).hasSize(2);

        scene.verified("unfit", "D2");
        await().atMost(FindingScene.LONG)
                .until(() -> scene.states().get("DOMAIN.EXPIRED").equals("CURED"));
        scene.verified("fit-again");
        await().atMost(FindingScene.LONG)
                .until(() -> scene.states().get("DOMAIN.REAL_NAME_MISSING").equals("CURED"));
        await().atMost(FindingScene.LONG)
                .until(() -> scene.events(expired).equals(List.of("opened", "notified", "cured")));

        scene.verified("unfit", "D4");
        await().atMost(FindingScene.LONG).until(() -> scene.findings().size() == 3);
    }

    @Test
    void a_domain_that_is_no_longer_judged_ends_its_finding_and_a_new_look_reopens_it() {
        scene.filed("REGISTERED", "LIVE");
        scene.verified("unfit", "D4");
        var id = scene.told("DOMAIN.EXPIRED");

        scene.verified("no-longer-judged");
        await().atMost(FindingScene.LONG)
                .until(() -> scene.states().get("DOMAIN.EXPIRED").equals("ENDED"));
        assertThat(scene.finding(id).getString("history[2].endReason")).isEqualTo("NO_LONGER_JUDGED");

        scene.verified("unfit", "D4");
        assertThat(scene.told("DOMAIN.EXPIRED")).isEqualTo(id);
        assertThat(scene.findings()).hasSize(1);
    }

    @Test
    void news_of_one_service_leave_the_finding_of_another_service_at_the_same_registrable_domain() {
        var blog = Ids.next();
        var blogsDomain = Ids.next();
        scene.filed("REGISTERED", "LIVE");
        scene.verified("unfit", "D4");
        scene.told("DOMAIN.EXPIRED");

        scene.verified(blogsDomain, blog, "unfit", "D2");
        await().atMost(FindingScene.LONG).until(() -> scene.states().containsKey("DOMAIN.REAL_NAME_MISSING"));
        assertThat(scene.states()).containsEntry("DOMAIN.EXPIRED", "NOTIFIED");

        scene.verified(blogsDomain, blog, "no-longer-judged");
        await().atMost(FindingScene.LONG)
                .until(() -> "ENDED".equals(scene.states().get("DOMAIN.REAL_NAME_MISSING")));
        assertThat(scene.states()).containsEntry("DOMAIN.EXPIRED", "NOTIFIED");

        scene.verified(blogsDomain, blog, "fit-again");
        await().atMost(FindingScene.LONG)
                .until(() -> "CURED".equals(scene.states().get("DOMAIN.REAL_NAME_MISSING")));
        assertThat(scene.states()).containsEntry("DOMAIN.EXPIRED", "NOTIFIED");
    }

    @Test
    void an_item_of_a_spot_check_that_fits_in_a_later_round_is_cured() {
        scene.filed("REGISTERED", "LIVE");
        var task = scene.spotCheck();
        scene.settles(task, "DIFFERS", "DIFFERS");
        scene.refuses(task, 1);
        scene.settles(task, "FITS", "DIFFERS");

        assertThat(scene.states()).containsEntry("CONTACT.MOBILE", "CURED");
        assertThat(scene.states()).containsEntry("NUMBER.NOT_SHOWN", "OPENED");
        assertThat(scene.findings()).hasSize(2);
    }

    @Test
    void the_end_of_access_ends_a_finding_that_stays_readable_and_new_access_reopens_it() {
        var id = scene.told();
        scene.filed("REGISTERED", "CANCELLED");

        assertThat(scene.states()).containsEntry("CONTACT.MOBILE", "ENDED");
        assertThat(scene.asHolder().get("/api/v1/findings/" + id).jsonPath().getString("history[2].endReason"))
                .isEqualTo("ACCESS_ENDED");

        scene.filed("REGISTERED", "LIVE");
        assertThat(scene.told("CONTACT.MOBILE")).isEqualTo(id);
        assertThat(scene.finding(id).getList("history.act"))
                .containsExactly("OPEN", "NOTIFY", "END", "REOPEN", "NOTIFY");
    }

    @Test
    void a_fault_that_is_found_again_without_access_waits_for_new_access() {
        scene.filed("REGISTERED", "LIVE");
        var task = scene.spotCheck();
        scene.settles(task, "DIFFERS", "FITS");
        scene.filed("REGISTERED", "CANCELLED");
        scene.refuses(task, 1);
        scene.settles(task, "DIFFERS", "FITS");
        assertThat(scene.states()).containsEntry("CONTACT.MOBILE", "ENDED");

        scene.filed("REGISTERED", "LIVE");
        assertThat(scene.states()).containsEntry("CONTACT.MOBILE", "OPENED");
    }

    @Test
    void new_access_alone_reopens_no_finding_whose_source_looks_again() {
        scene.filed("REGISTERED", "LIVE");
        scene.verified("unfit", "D4");
        var id = scene.told("DOMAIN.EXPIRED");
        scene.filed("REGISTERED", "CANCELLED");
        assertThat(scene.states()).containsEntry("DOMAIN.EXPIRED", "ENDED");
        scene.filed("REGISTERED", "LIVE");
        assertThat(scene.states()).containsEntry("DOMAIN.EXPIRED", "ENDED");

        scene.verified("no-longer-judged");
        scene.verified("unfit", "D4");
        assertThat(scene.told("DOMAIN.EXPIRED")).isEqualTo(id);
    }

    @Test
    void a_look_of_verification_that_overtakes_the_copy_of_new_access_reopens_the_finding() {
        scene.filed("REGISTERED", "LIVE");
        scene.verified("unfit", "D4");
        scene.told("DOMAIN.EXPIRED");
        scene.filed("REGISTERED", "CANCELLED");
        scene.verified("no-longer-judged");
        scene.verified("unfit", "D4");

        await().atMost(FindingScene.LONG)
                .until(() -> scene.states().get("DOMAIN.EXPIRED").equals("OPENED"));
    }

    @Test
    void an_ended_finding_whose_item_fits_later_is_cured_and_new_access_does_not_bring_it_back() {
        scene.filed("REGISTERED", "LIVE");
        var task = scene.spotCheck();
        scene.settles(task, "DIFFERS", "DIFFERS");
        scene.filed("REGISTERED", "CANCELLED");
        scene.refuses(task, 1);
        scene.settles(task, "FITS", "DIFFERS");
        assertThat(scene.states()).isEqualTo(Map.of("CONTACT.MOBILE", "CURED", "NUMBER.NOT_SHOWN", "ENDED"));

        scene.acts(
                        scene.asInspector(),
                        scene.idOf("NUMBER.NOT_SHOWN"),
                        "recheck",
                        "{\"result\":\"MENDED\",\"statement\":\"已悬挂\"}")
                .statusCode(200);
        scene.filed("REGISTERED", "LIVE");
        assertThat(scene.states()).isEqualTo(Map.of("CONTACT.MOBILE", "CURED", "NUMBER.NOT_SHOWN", "CURED"));
    }

    @Test
    void a_fault_of_a_site_without_access_is_a_finding_that_has_ended_until_access_is_granted_again() {
        scene.filed("REGISTERED", "CANCELLED");
        scene.settles(scene.spotCheck(), "DIFFERS", "FITS");
        var id = scene.idOf("CONTACT.MOBILE");
        assertThat(scene.finding(id).getList("history.act")).containsExactly("OPEN", "END");
        assertThat(scene.finding(id).getString("history[1].endReason")).isEqualTo("ACCESS_ENDED");

        scene.filed("REGISTERED", "LIVE");
        assertThat(scene.states()).containsEntry("CONTACT.MOBILE", "OPENED");
    }

    @Test
    void a_dismissed_finding_stays_dismissed_while_its_concern_changes_for_another_reason() {
        scene.filed("REGISTERED", "LIVE");
        scene.verified("unfit", "D4");
        var id = scene.told("DOMAIN.EXPIRED");
        scene.acts(scene.asInspector(), id, "dismissal", "{\"statement\":\"注册局已确认续费\"}")
                .statusCode(200);
        scene.verified("unfit", "D4", "D2");
        scene.told("DOMAIN.REAL_NAME_MISSING");
        assertThat(scene.findings()).hasSize(2);
        assertThat(scene.states()).containsEntry("DOMAIN.EXPIRED", "DISMISSED");

        scene.verified("fit-again");
        scene.verified("unfit", "D4");
        await().atMost(FindingScene.LONG).until(() -> scene.findings().size() == 3);
    }

    @Test
    void a_holder_who_was_told_once_sees_a_reopened_finding_before_the_next_notice() {
        var id = scene.told();
        scene.filed("REGISTERED", "CANCELLED");
        scene.filed("REGISTERED", "LIVE");
        assertThat(scene.states()).containsEntry("CONTACT.MOBILE", "OPENED");

        scene.asHolder().get("/api/v1/findings/" + id).then().statusCode(200);
        assertThat(scene.asHolder().get("/api/v1/findings").jsonPath().getList("items.findingId"))
                .containsExactly(id.toString());
    }

    @Test
    void what_follows_from_a_finding_about_the_whole_subject_is_never_the_end_of_one_site() {
        scene.filed("REGISTERED", "LIVE");
        scene.settles(scene.spotCheckOfSubject(), "DIFFERS", "FITS");
        var id = scene.told("CONTACT.MOBILE");

        assertThat(scene.finding(id).getString("consequence")).isEqualTo("NONE");
        assertThat(Rest.given()
                        .auth()
                        .oauth2(TestTokens.internal("filing-service"))
                        .get("/internal/findings/" + id)
                        .jsonPath()
                        .getString("consequence"))
                .isEqualTo("NONE");
    }

    @Test
    void a_cured_finding_is_not_reopened_by_new_access() {
        var id = scene.told();
        scene.acts(scene.asInspector(), id, "recheck", "{\"result\":\"MENDED\",\"statement\":\"本人接听\"}")
                .statusCode(200);
        scene.filed("REGISTERED", "CANCELLED");
        scene.filed("REGISTERED", "LIVE");

        assertThat(scene.states()).containsEntry("CONTACT.MOBILE", "CURED");
    }

    @Test
    void a_deregistration_ends_a_finding() {
        var id = scene.told();
        scene.filed("DEREGISTERED", "CANCELLED");

        assertThat(scene.finding(id).getString("state")).isEqualTo("ENDED");
        assertThat(scene.finding(id).getString("history[2].endReason")).isEqualTo("RECORD_ENDED");
        scene.asHolder().get("/api/v1/findings/" + id).then().statusCode(200);
    }

    @Test
    @Tag("long")
    void a_finding_follows_the_filing_to_another_holder() {
        var id = scene.told();
        var buyer = Ids.next();
        scene.filed(buyer, "REGISTERED", "LIVE");

        await().atMost(FindingScene.LONG)
                .until(() -> Rest.given()
                                .auth()
                                .oauth2(TestTokens.bearer(buyer, "applicant"))
                                .get("/api/v1/findings/" + id)
                                .statusCode()
                        == 200);
        scene.asHolder().get("/api/v1/findings/" + id).then().statusCode(404);
        assertThat(scene.finding(id).getList("history.act")).containsExactly("OPEN", "NOTIFY", "REMIND");
        assertThat(scene.finding(id).getString("history[2].dueOn"))
                .isEqualTo(scene.finding(id).getString("history[1].dueOn"));
        await().atMost(FindingScene.LONG)
                .until(() -> scene.events(id).equals(List.of("opened", "notified", "reminded")));
        assertThat(scene.published()).contains("\"act\":\"REMIND\"", "\"holder\":\"" + buyer + "\"");
    }

    @Test
    void a_change_of_the_record_that_keeps_its_holder_reminds_nobody() {
        var id = scene.told();
        scene.filed("REGISTERED", "LIVE");

        assertThat(scene.finding(id).getList("history.act")).containsExactly("OPEN", "NOTIFY");
    }

    @Test
    void an_ended_finding_is_cured_when_its_concern_ends() {
        scene.filed("REGISTERED", "LIVE");
        scene.verified("unfit", "D4");
        scene.told("DOMAIN.EXPIRED");
        scene.filed("REGISTERED", "CANCELLED");
        assertThat(scene.states()).containsEntry("DOMAIN.EXPIRED", "ENDED");

        scene.verified("fit-again");
        await().atMost(FindingScene.LONG)
                .until(() -> "CURED".equals(scene.states().get("DOMAIN.EXPIRED")));
    }

    @Test
    void a_finding_about_a_site_that_is_not_copied_yet_is_told_once_it_is() {
        scene.verified("unfit", "D4");
        await().atMost(FindingScene.LONG)
                .until(() -> "OPENED".equals(scene.states().get("DOMAIN.EXPIRED")));
        scene.acts(scene.asInspector(), scene.idOf("DOMAIN.EXPIRED"), "notice", "")
                .statusCode(409);
        assertThat(scene.finding(scene.idOf("DOMAIN.EXPIRED")).getList("allowedActs"))
                .containsExactly("DISMISS");
        FindingScene.runsJobs(Duration.ZERO);
        assertThat(scene.states()).containsEntry("DOMAIN.EXPIRED", "OPENED");

        scene.filed("REGISTERED", "LIVE");
        var id = scene.told("DOMAIN.EXPIRED");
        scene.asHolder().get("/api/v1/findings/" + id).then().statusCode(200);
    }
}
