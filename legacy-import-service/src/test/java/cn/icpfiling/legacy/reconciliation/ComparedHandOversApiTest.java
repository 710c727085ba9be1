package cn.icpfiling.legacy.reconciliation;

import static cn.icpfiling.legacy.reconciliation.ComparisonScene.PATH;
import static cn.icpfiling.legacy.reconciliation.ComparisonScene.calls;
import static cn.icpfiling.legacy.reconciliation.ComparisonScene.differences;
import static cn.icpfiling.legacy.reconciliation.ComparisonScene.handsOverAgain;
import static cn.icpfiling.legacy.reconciliation.ComparisonScene.settles;
import static cn.icpfiling.legacy.reconciliation.ComparisonScene.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.legacy.reconciliation.ComparisonScene.Given;
import cn.icpfiling.legacy.reconciliation.ComparisonScene.Held;
import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was handed over is compared with what filing-service has registered, filing by filing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class ComparedHandOversApiTest {

    Neighbours neighbours;

    @Inject
    ComparisonScene scene;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    @Inject
    CompareHandOvers compare;

    @Inject
    ComparisonTable comparisons;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @BeforeEach
    void nothing_but_the_filings_of_this_test_was_handed_over_long_ago() {
        scene.begins(neighbours);
    }

    @Test
    void filings_that_filing_service_has_as_they_were_handed_over_are_no_difference() {
        for (var i = 0; i < 5; i++) {
            isHeld(handedOver());
        }

        compare.run();

        var told = told().getMap("comparison");
        assertThat(told.get("handedOver")).isEqualTo(told.get("held"));
        assertThat(told).containsEntry("differences", 0);
        assertThat((Map<?, ?>) told.get("held"))
                .extracting(side -> side.get("filings"))
                .isEqualTo(5);
        assertThat(differences().getList("items")).isEmpty();
    }

    @Test
    void each_kind_of_difference_is_told_with_its_way_on_until_it_is_gone() {
        var lost = handedOver();
        var other = handedOver();
        scene.isHeld(other, Held.as(other).under(UUID.randomUUID()));
        var account = handedOver();
        scene.isHeld(account, Held.as(account).of(UUID.randomUUID()));
        var site = handedOver();
        scene.isHeld(site, Held.as(site).with(0, 0));
        var domain = handedOver();
        scene.isHeld(domain, Held.as(domain).named("00000000000000ff"));
        var paper = handedOver();
        scene.isHeld(paper, Held.as(paper).with(1, 3));
        var waiting = scene.waiting();
        isHeld(waiting);
        isHeld(handedOver());

        compare.run();

        assertThat(of(lost)).isEqualTo("NOT_HELD HAND_OVER_AGAIN");
        assertThat(of(other)).isEqualTo("SUBJECT_DIFFERS LOOK_AT_BOTH");
        assertThat(of(account)).isEqualTo("ACCOUNT_DIFFERS LOOK_AT_BOTH");
        assertThat(of(site)).isEqualTo("SITES_DIFFER LOOK_AT_BOTH");
        assertThat(of(domain)).isEqualTo("SITES_DIFFER LOOK_AT_BOTH");
        assertThat(of(paper)).isEqualTo("PAPERS_DIFFER LOOK_AT_BOTH");
        assertThat(of(waiting)).isEqualTo("NOT_HANDED_OVER LOOK_AT_BOTH");
        assertThat(told().getInt("comparison.differences")).isEqualTo(7);
        assertThat(gauge("icp.legacy.differences")).isEqualTo(7);

        neighbours.held.rows.clear();
        compare.run();
        assertThat(of(site)).isEqualTo("NOT_HELD HAND_OVER_AGAIN");
        assertThat(of(waiting)).isNull();
    }

    @Test
    void a_hand_over_that_is_under_way_is_no_difference() {
        var fresh = handedOver();
        sql.update(
                "UPDATE legacy_filings SET handed_over_at = ? WHERE id = ?",
                clock.instant(),
                fresh.row().id());
        var unanswered = scene.waiting();
        neighbours.registrations.put(unanswered.row().legacyId(), new Neighbours.Answer(0, ""));
        handOver.handle(unanswered.row().id(), unanswered.account(), HandOverWay.CLAIM, Ids.next());
        isHeld(unanswered);

        compare.run();

        assertThat(told().getInt("comparison.differences")).isZero();
        assertThat(told().getInt("comparison.held.filings")).isZero();
    }

    @Test
    void a_filing_that_filing_service_lost_is_registered_once_more_for_the_same_account() {
        var lost = handedOver();
        compare.run();

        handsOverAgain(lost).then().statusCode(200).body("difference", is("NOT_HELD"));

        assertThat(rows.stateOf(lost.row())).isEqualTo("HANDING_OVER");
        assertThat(of(lost)).isNull();
        handsOverAgain(lost).then().statusCode(404);
        neighbours.subjects.put(lost.row().legacyId(), UUID.randomUUID());
        assertThat(handOver.handle(lost.row().id(), lost.account(), HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Done(neighbours.subjects.get(lost.row().legacyId())));
        assertThat(rows.stateOf(lost.row())).isEqualTo("CLAIMED");
    }

    @Test
    void a_filing_that_filing_service_has_otherwise_is_not_handed_over_again() {
        var site = handedOver();
        scene.isHeld(site, Held.as(site).with(0, 0));
        compare.run();

        handsOverAgain(site).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        assertThat(rows.stateOf(site.row())).isEqualTo("CLAIMED");
    }

    /** A filing that came another way, a site that joined by an access filing, a paper that is not taken any more: nothing mends them. */
    @Test
    void a_difference_that_an_administrator_settles_counts_no_more_until_a_service_says_something_else() {
        var waiting = scene.waiting();
        isHeld(waiting);
        var site = handedOver();
        scene.isHeld(site, Held.as(site).with(0, 0));
        var paper = handedOver();
        scene.isHeld(paper, Held.as(paper).with(1, 3));
        compare.run();
        settles(waiting, "CAME_ANOTHER_WAY").then().statusCode(200);
        settles(site, "SITE_ADDED_BY_ORDER").then().statusCode(200);
        settles(paper, "PAPER_NOT_TAKEN")
                .then()
                .statusCode(200)
                .body("state", is("SETTLED"))
                .body("settlement.reason", is("PAPER_NOT_TAKEN"));

        compare.run();
        assertThat(told().getMap("comparison")).containsEntry("differences", 0).containsEntry("settled", 3);
        assertThat(gauge("icp.legacy.differences")).isZero();
        assertThat(stateOf(site)).isEqualTo("SETTLED");

        scene.isHeld(site, Held.as(site).with(0, 1));
        compare.run();
        assertThat(told().getMap("comparison")).containsEntry("differences", 1).containsEntry("settled", 2);
        assertThat(stateOf(site)).isEqualTo("OPEN");
        assertThat(gauge("icp.legacy.differences")).isEqualTo(1);
    }

    @Test
    void a_difference_is_settled_once_and_a_lost_filing_is_handed_over_instead() {
        var lost = handedOver();
        var site = handedOver();
        scene.isHeld(site, Held.as(site).with(0, 0));
        compare.run();

        settles(lost, "EXPLAINED_BY_AUDITS").then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        settles(site, "EXPLAINED_BY_AUDITS").then().statusCode(200);
        settles(site, "EXPLAINED_BY_AUDITS").then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        settles(handedOver(), "EXPLAINED_BY_AUDITS").then().statusCode(404);
        assertThat(calls("auditor")
                        .get("/api/v1/audit/legacy/entries?objectId="
                                + site.row().id())
                        .jsonPath()
                        .getList("items.act", String.class))
                .contains("LEGACY_DIFFERENCE.SETTLE");
    }

    private static Object stateOf(Given given) {
        return ComparisonScene.differenceOf(given).get("state");
    }

    /** Its list so far would accuse every filing behind it. */
    @Test
    void a_filing_service_that_falls_silent_ends_the_comparison_without_a_word() {
        for (var i = 0; i < 4; i++) {
            isHeld(handedOver());
        }
        compare.run();
        var last = UnitOfWork.in(comparisons::last).orElseThrow();
        neighbours.held.silentAfter.set(1);

        compare.run();

        assertThat(UnitOfWork.in(comparisons::last).orElseThrow()).isEqualTo(last);
        assertThat(differences().getList("items")).isEmpty();
    }

    @Test
    void the_comparison_is_in_the_export() {
        isHeld(handedOver());
        compare.run();

        assertThat(calls("auditor").get(PATH + "/export.csv").asString())
                .contains(
                        "COMPARED,HANDED_OVER,1,",
                        "COMPARED,HELD,1,",
                        "COMPARED,DIFFERENT,0,",
                        "COMPARED,SETTLED,0,",
                        "COMPARED,NOT_COMPARABLE,0,");
    }

    private Given handedOver() {
        return scene.handedOver();
    }

    private void isHeld(Given given) {
        scene.isHeld(given, Held.as(given));
    }

    private double gauge(String name) {
        var metrics = new SimpleMeterRegistry();
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new ComparisonMetrics(comparisons, clock, gauges).start(new StartupEvent());
        gauges.sample();
        return metrics.get(name).gauge().value();
    }

    private static String of(Given given) {
        var found = ComparisonScene.differenceOf(given);
        return found == null ? null : found.get("difference") + " " + found.get("wayOn");
    }
}
