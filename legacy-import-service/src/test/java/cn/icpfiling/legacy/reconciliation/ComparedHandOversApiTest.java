package cn.icpfiling.legacy.reconciliation;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was handed over is compared with what filing-service has registered, filing by filing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class ComparedHandOversApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final String PATH = "/api/v1/legacy-reconciliation";

    Neighbours neighbours;

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

    /** Hand-overs of other tests are under way as long as this test runs, so they count on neither side. */
    @BeforeEach
    void nothing_but_the_filings_of_this_test_was_handed_over_long_ago() {
        sql.update("UPDATE legacy_filings SET handed_over_at = ? WHERE handed_over_at IS NOT NULL", clock.instant());
        neighbours.held.rows.clear();
        neighbours.held.silentAfter.set(Integer.MAX_VALUE);
    }

    private record Given(OldFilingRows.Row row, UUID account, UUID subject) {}

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
        held(other, UUID.randomUUID(), other.account(), 1, 0, sum(other));
        var account = handedOver();
        held(account, account.subject(), UUID.randomUUID(), 1, 0, sum(account));
        var site = handedOver();
        held(site, site.subject(), site.account(), 0, 0, sum(site));
        var domain = handedOver();
        held(domain, domain.subject(), domain.account(), 1, 0, "00000000000000ff");
        var paper = handedOver();
        held(paper, paper.subject(), paper.account(), 1, 3, sum(paper));
        var waiting = new Given(rows.filing(OF_2009, false), UUID.randomUUID(), UUID.randomUUID());
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
        var unanswered = new Given(rows.filing(OF_2009, false), UUID.randomUUID(), UUID.randomUUID());
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
        var path = PATH + "/differences/" + lost.row().id() + "/hand-over";

        repeats(path).then().statusCode(200).body("difference", is("NOT_HELD"));

        assertThat(rows.stateOf(lost.row())).isEqualTo("HANDING_OVER");
        assertThat(of(lost)).isNull();
        repeats(path).then().statusCode(404);
        neighbours.subjects.put(lost.row().legacyId(), UUID.randomUUID());
        assertThat(handOver.handle(lost.row().id(), lost.account(), HandOverWay.CLAIM, Ids.next()))
                .isEqualTo(new HandOver.Done(neighbours.subjects.get(lost.row().legacyId())));
        assertThat(rows.stateOf(lost.row())).isEqualTo("CLAIMED");
    }

    @Test
    void a_filing_that_filing_service_has_otherwise_is_not_handed_over_again() {
        var site = handedOver();
        held(site, site.subject(), site.account(), 0, 0, sum(site));
        compare.run();

        repeats(PATH + "/differences/" + site.row().id() + "/hand-over")
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));
        assertThat(rows.stateOf(site.row())).isEqualTo("CLAIMED");
    }

    /** A filing that came another way, a site that joined by an access filing, a paper that is not taken any more: nothing mends them. */
    @Test
    void a_difference_that_an_administrator_settles_counts_no_more_until_a_service_says_something_else() {
        var waiting = new Given(rows.filing(OF_2009, false), UUID.randomUUID(), UUID.randomUUID());
        isHeld(waiting);
        var site = handedOver();
        held(site, site.subject(), site.account(), 0, 0, sum(site));
        var paper = handedOver();
        held(paper, paper.subject(), paper.account(), 1, 3, sum(paper));
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

        held(site, site.subject(), site.account(), 0, 1, sum(site));
        compare.run();
        assertThat(told().getMap("comparison")).containsEntry("differences", 1).containsEntry("settled", 2);
        assertThat(stateOf(site)).isEqualTo("OPEN");
        assertThat(gauge("icp.legacy.differences")).isEqualTo(1);
    }

    @Test
    void a_difference_is_settled_once_and_a_lost_filing_is_handed_over_instead() {
        var lost = handedOver();
        var site = handedOver();
        held(site, site.subject(), site.account(), 0, 0, sum(site));
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

    private static Response settles(Given given, String reason) {
        return calls("administrator")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post(PATH + "/differences/" + given.row().id() + "/settlement");
    }

    private static String stateOf(Given given) {
        return differences()
                .getString("items.find { it.legacyId == '" + given.row().legacyId() + "' }.state");
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
                        "COMPARED,HANDED_OVER,1,", "COMPARED,HELD,1,", "COMPARED,DIFFERENT,0,", "COMPARED,SETTLED,0,");
    }

    private Given handedOver() {
        var account = Ids.next();
        var row = rows.filing(OF_2009, false);
        assertThat(handOver.handle(row.id(), account, HandOverWay.CLAIM, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
        sql.update(
                "UPDATE legacy_filings SET handed_over_at = ? WHERE id = ?",
                clock.instant().minus(Duration.ofHours(1)),
                row.id());
        return new Given(row, account, neighbours.subjects.get(row.legacyId()));
    }

    private void isHeld(Given given) {
        held(given, given.subject(), given.account(), 1, 0, sum(given));
    }

    private void held(Given given, UUID subject, UUID account, int services, int papers, String checksum) {
        neighbours.held.rows.put(given.row().legacyId(), """
                {"legacyId":"%s","subjectId":"%s","account":"%s","way":"CLAIM","importedAt":"2026-11-20T00:00:00Z",
                 "subjectNumber":"%s","services":%d,"papers":%d,"checksum":"%s"}""".formatted(
                        given.row().legacyId(), subject, account, given.row().number(), services, papers, checksum));
    }

    private static String sum(Given given) {
        var text = given.row().legacyId() + "\n" + given.row().number() + "\n"
                + given.row().number() + "-1 " + given.row().domain() + "\n";
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private double gauge(String name) {
        var metrics = new SimpleMeterRegistry();
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new ComparisonMetrics(comparisons, clock, gauges).start(new StartupEvent());
        gauges.sample();
        return metrics.get(name).gauge().value();
    }

    private static String of(Given given) {
        Map<String, Object> found = differences()
                .getMap("items.find { it.legacyId == '" + given.row().legacyId() + "' }");
        return found == null ? null : found.get("difference") + " " + found.get("wayOn");
    }

    private static Response repeats(String path) {
        return calls("administrator")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(path);
    }

    private static JsonPath differences() {
        return read(PATH + "/differences?limit=200");
    }

    private static JsonPath told() {
        return read(PATH);
    }

    private static JsonPath read(String path) {
        return calls("auditor").get(path).then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification calls(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(UUID.randomUUID(), role));
    }
}
