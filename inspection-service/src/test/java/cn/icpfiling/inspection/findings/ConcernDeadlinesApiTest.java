package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A domain that became unfit costs the site its access only if it is still unfit after the last day. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class ConcernDeadlinesApiTest {
    private static final String REASON = "DOMAIN.EXPIRED";
    private static final Duration LATE = Duration.ofDays(60);

    FilingStub filing;
    VerificationStub verification;

    @Inject
    KeyedHash hash;

    @Inject
    FindingTable findings;

    @Inject
    RescanTable rescans;

    @Inject
    SiteScanTable states;

    @Inject
    FrozenProviderTable frozenProviders;

    @Inject
    RepeatedCheckTable repeats;

    @Inject
    SecondLooks secondLooks;

    @Inject
    PaperHolds paperHolds;

    @Inject
    PolicyVersions policies;

    private FindingScene scene;

    @AfterEach
    void it_is_today_again() {
        FindingScene.runsJobs(Duration.ZERO);
    }

    @Test
    void a_domain_that_is_found_unfit_again_lets_the_finding_pass_its_last_day() {
        var finding = told();
        verification.finds(scene.domain, "D4", "BROKEN", "DOMAIN_EXPIRED");

        FindingScene.runsJobs(LATE);
        assertThat(state(finding)).as("a look was asked for").isEqualTo("NOTIFIED");
        looked(finding, LATE);
        FindingScene.runsJobs(LATE);

        assertThat(state(finding)).isEqualTo("OVERDUE");
        assertThat(scene.finding(finding).getString("repeatedChecks[0].check")).isEqualTo("DOMAIN");
        assertThat(scene.finding(finding).getBoolean("repeatedChecks[0].stillBroken"))
                .isTrue();
    }

    /** A holder who knew the moment would mend the fault for just these minutes. */
    @Test
    void no_look_is_asked_for_before_its_moment_which_is_another_one_each_day_and_for_each_finding() {
        var moments = new LookMoment(hash, Duration.ofHours(23));
        var finding = findings.find(told()).orElseThrow();
        var ofScan = Finding.stored(
                Ids.next(),
                new FindingKey(FindingSource.SCAN, "x", "SITE.SHELL", scene.subject, scene.service, scene.domain, null),
                null,
                finding.owner(),
                finding.stand());
        var day = LegalTime.dayOf(Instant.now().plus(LATE));
        assertThat(Stream.concat(
                                IntStream.range(0, 20)
                                        .mapToObj(day::plusDays)
                                        .map(one -> Duration.between(
                                                LegalTime.startOf(one), moments.of(finding.id(), one))),
                                IntStream.range(0, 20)
                                        .mapToObj(_ ->
                                                Duration.between(LegalTime.startOf(day), moments.of(Ids.next(), day))))
                        .distinct())
                .as("of 82,800 moments")
                .hasSizeGreaterThan(35)
                .allMatch(moment -> !moment.isNegative() && moment.compareTo(Duration.ofHours(23)) < 0);

        for (var one : List.of(finding, ofScan)) {
            var moment = moments.of(one.id(), day);
            assertThat(moments.of(one.id(), day)).isEqualTo(moment);
            assertThat(outcome(moments, one, moment.minusSeconds(1))).isEqualTo(LookBeforeExpiry.Outcome.WAITS);
            assertThat(outcome(moments, one, moment)).isEqualTo(LookBeforeExpiry.Outcome.ASKED);
        }
    }

    /** Its holder chooses the time of its own look, and so neither ends nor puts off anything by it. */
    @Test
    void a_look_of_the_holder_does_not_stand_for_the_platforms_look_of_that_day() {
        var finding = findings.find(told()).orElseThrow();
        var ofCampaign = Finding.stored(
                Ids.next(),
                new FindingKey(FindingSource.CAMPAIGN, "x", REASON, scene.subject, scene.service, scene.domain, null),
                null,
                finding.owner(),
                finding.stand());
        var moments = new LookMoment(hash, Duration.ofSeconds(1));
        var at = Instant.now().plus(LATE);
        var requested = RepeatedCheck.requested(Ids.next(), ofCampaign.id(), scene.service, CheckKind.DOMAIN, at);
        var unknown = requested.finished(new CheckOutcome.Unknown("SOURCE_AWAY", true), REASON, scene.domain, at);

        assertThat(outcome(moments, ofCampaign, at, () -> repeats.insert(unknown, false)))
                .isEqualTo(LookBeforeExpiry.Outcome.ASKED);
        assertThat(outcome(moments, ofCampaign, at, () -> repeats.insert(unknown, true)))
                .as("the platform's own")
                .isEqualTo(LookBeforeExpiry.Outcome.WAITS);
        assertThat(outcome(moments, ofCampaign, at, () -> repeats.insert(requested, false)))
                .as("one waits at a time")
                .isEqualTo(LookBeforeExpiry.Outcome.WAITS);
    }

    private LookBeforeExpiry.Outcome outcome(LookMoment moments, Finding finding, Instant at) {
        return outcome(moments, finding, at, () -> {});
    }

    /** What was before, and the look that was asked for, is undone. */
    private LookBeforeExpiry.Outcome outcome(LookMoment moments, Finding finding, Instant at, Runnable before) {
        var look = new LookBeforeExpiry(
                rescans, states, frozenProviders, repeats, secondLooks, paperHolds, policies, moments);
        var outcome = new AtomicReference<LookBeforeExpiry.Outcome>();
        assertThatThrownBy(() -> UnitOfWork.run(() -> {
                    before.run();
                    outcome.set(look.handle(finding, at));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        return outcome.get();
    }

    /** The look of that day may have come before the grant. */
    @Test
    void on_the_day_of_a_granted_change_no_look_ends_anything_and_on_the_next_day_one_does() {
        var finding = told();
        verification.finds(scene.domain, "D4", "BROKEN", "DOMAIN_EXPIRED");
        scene.changed(Ids.next(), null, finding, Instant.now().plus(LATE).toString());
        await().atMost(FindingScene.LONG)
                .until(() -> !scene.finding(finding).getList("changes").isEmpty());

        FindingScene.runsJobs(LATE);
        looked(finding, LATE);
        FindingScene.runsJobs(LATE);
        assertThat(state(finding)).isEqualTo("NOTIFIED");
        assertThat(scene.finding(finding).getBoolean("repeatedChecks[0].stillBroken"))
                .isTrue();

        var nextDay = LATE.plusDays(1);
        await().atMost(FindingScene.LONG).until(() -> {
            FindingScene.runsJobs(nextDay);
            return state(finding).equals("OVERDUE");
        });
        assertThat(scene.finding(finding).getList("repeatedChecks")).hasSize(2);
    }

    /** Its registry may not have answered for weeks, so that verification-service could tell nothing. */
    @Test
    void a_domain_that_cannot_be_judged_ends_nothing_however_often() {
        var finding = told();
        verification.finds(scene.domain, "D4", "UNKNOWN", "TERM_NOT_SHOWN");

        for (var days = 60; days < 63; days++) {
            FindingScene.runsJobs(Duration.ofDays(days));
            looked(finding, Duration.ofDays(days));
            FindingScene.runsJobs(Duration.ofDays(days));
            assertThat(state(finding)).isEqualTo("NOTIFIED");
        }

        assertThat(scene.finding(finding).getList("repeatedChecks")).hasSize(3);
        assertThat(scene.asInspector()
                        .get("/api/v1/findings?waitingFor=LOOK_UNDECIDED&subjectId=" + scene.subject)
                        .jsonPath()
                        .getList("items.findingId"))
                .as("what inspectors can list")
                .containsExactly(finding.toString());
        assertThat(tasks(finding)).as("the looks of the source go on").isZero();
    }

    @Test
    void a_renewed_domain_ends_nothing_and_is_cured_by_the_look_of_its_source() {
        var finding = told();
        FindingScene.runsJobs(LATE);
        looked(finding, LATE);
        FindingScene.runsJobs(LATE);
        assertThat(state(finding)).isEqualTo("NOTIFIED");
        assertThat(scene.finding(finding).getBoolean("repeatedChecks[0].cured")).isFalse();

        scene.verified("fit-again");

        await().atMost(FindingScene.LONG).until(() -> state(finding).equals("CURED"));
    }

    /** An inspector judges the paper; whether the domain is mended only the look of its source can say. */
    @Test
    @Tag("long")
    void a_certificate_holds_the_last_day_up_and_a_new_look_follows_the_inspectors_decision() {
        var finding = told();
        verification.finds(scene.domain, "D4", "BROKEN", "DOMAIN_EXPIRED");
        filing.knowsPaper(finding, Ids.next(), Instant.now());
        decides(finding, "STILL_BROKEN").statusCode(422).body("errors.code", contains("RECHECKED_BY_ITS_SOURCE"));

        FindingScene.runsJobs(LATE);
        looked(finding, LATE);
        FindingScene.runsJobs(LATE);
        assertThat(state(finding)).isEqualTo("NOTIFIED");
        assertThat(scene.finding(finding).getString("paperReview.since")).isNotNull();
        assertThat(scene.finding(finding).getList("allowedActs"))
                .contains("RECHECK")
                .doesNotContain("CURE");

        decides(finding, "MENDED").statusCode(422).body("errors.code", contains("RECHECKED_BY_ITS_SOURCE"));
        decides(finding, "STILL_BROKEN").statusCode(200);
        FindingScene.runsJobs(LATE);
        assertThat(state(finding)).as("the look is older than the decision").isEqualTo("NOTIFIED");
        looked(finding, LATE);
        FindingScene.runsJobs(LATE);

        assertThat(state(finding)).isEqualTo("OVERDUE");
        assertThat(scene.finding(finding).getList("repeatedChecks")).hasSize(2);
    }

    private ValidatableResponse decides(UUID finding, String result) {
        return scene.acts(
                scene.asInspector(), finding, "recheck", "{\"result\":\"" + result + "\",\"statement\":\"域名证书已过期\"}");
    }

    private UUID told() {
        scene = new FindingScene(filing).filed("REGISTERED", "LIVE");
        scene.verified("unfit", "D4");
        return scene.told(REASON);
    }

    /** Returns once the newest look has ended. */
    private void looked(UUID finding, Duration offset) {
        await().atMost(FindingScene.LONG).until(() -> {
            FindingScene.runsJobs(offset);
            return scene.finding(finding).get("repeatedChecks[0].finishedAt") != null;
        });
    }

    private String state(UUID finding) {
        return scene.finding(finding).getString("state");
    }

    private int tasks(UUID finding) {
        return scene.asInspector()
                .get("/api/v1/inspection-tasks?kind=REVIEW_UNKNOWN&findingId=" + finding)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }
}
