package cn.icpfiling.inspection.statistics;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.FindingScene;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Open findings by age, and all that happened by day, are those of a count of all findings and of all their steps. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingAgesApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String OPEN = " WHERE state IN ('OPENED', 'NOTIFIED', 'CONTESTED', 'OVERDUE')";
    private static final String NAIVE_AGES =
            "SELECT CASE WHEN days > 90 THEN 'OLDER' WHEN days > 30 THEN 'UP_TO_90_DAYS' WHEN days > 7 THEN 'UP_TO_30_DAYS'"
                    + " ELSE 'UP_TO_7_DAYS' END, COUNT(*) FROM (SELECT DATEDIFF(?, DATE(opened_at + INTERVAL 8 HOUR)) AS days"
                    + " FROM findings" + OPEN + ") f GROUP BY 1";
    private static final String NAIVE_DAYS =
            "SELECT CONCAT(DATE(happened_at + INTERVAL 8 HOUR), ' ', act), COUNT(*) FROM finding_history"
                    + " WHERE act IN ('OPEN', 'REOPEN', 'CURE', 'DISMISS', 'EXPIRE', 'END')"
                    + " AND DATE(happened_at + INTERVAL 8 HOUR) BETWEEN ? AND ? GROUP BY 1";

    /** The act of each series. */
    private static final Map<String, String> SERIES = Map.of(
            "opened",
            "OPEN",
            "reopened",
            "REOPEN",
            "cured",
            "CURE",
            "dismissed",
            "DISMISS",
            "overdue",
            "EXPIRE",
            "ended",
            "END");

    FilingStub filing;

    @Inject
    SourceFindings findings;

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void open_findings_are_counted_by_the_days_since_they_were_opened() {
        var keys = new ArrayList<FindingKey>();
        for (var days : List.of(0, 7, 8, 30, 31, 90, 91)) {
            clock.moveTo(Duration.ofDays(-days));
            var key = key();
            keys.add(key);
            UnitOfWork.run(() -> findings.found(key, FindingActor.SYSTEM));
        }
        clock.moveTo(Duration.ZERO);
        assertThat(agesThatAreRight()).containsOnlyKeys("UP_TO_7_DAYS", "UP_TO_30_DAYS", "UP_TO_90_DAYS", "OLDER");

        keys.forEach(key -> UnitOfWork.run(() -> findings.mended(key, FindingActor.SYSTEM)));
        agesThatAreRight();
    }

    @Test
    void dismissed_and_overdue_findings_are_counted_on_the_day_on_which_that_happened() {
        var scene = new FindingScene(filing);
        var dismissed = scene.told();
        scene.acts(scene.asInspector(), dismissed, "dismissal", "{\"statement\":\"已核实\"}")
                .statusCode(200);
        var overdue = new FindingScene(filing).told();
        FindingScene.runsJobs(Duration.ofDays(40));

        assertThat(stepsThatAreRight()).containsKeys(step(dismissed, "DISMISS"), step(overdue, "EXPIRE"));
    }

    private static FindingKey key() {
        var service = Ids.next();
        var domain = service + ".com";
        return new FindingKey(FindingSource.SCAN, domain, "SITE.SHELL", Ids.next(), service, domain);
    }

    /** The findings of each bucket, and of all, as shown. A consumer may still work off the events of another class. */
    private Map<String, Long> agesThatAreRight() {
        var ages = new TreeMap<String, Long>();
        await().atMost(LONG).untilAsserted(() -> {
            var shown = numbers("");
            ages.clear();
            shown.<Map<String, Object>>getList("ages").forEach(age -> {
                assertThat(age.get("open")).isEqualTo(age.get("findings"));
                ages.put((String) age.get("key"), number(age, "findings"));
            });
            assertThat(ages).isEqualTo(naive(NAIVE_AGES, LocalDate.parse(shown.getString("on"))));
            assertThat(shown.getLong("open"))
                    .isEqualTo(ages.values().stream().mapToLong(Long::longValue).sum());
        });
        return ages;
    }

    /** The steps of each day and kind around the day of the clock, as shown. */
    private Map<String, Long> stepsThatAreRight() {
        var today = LegalTime.dayOf(clock.instant());
        var from = today.minusDays(60);
        var to = today.plusDays(60);
        var steps = new TreeMap<String, Long>();
        await().atMost(LONG).untilAsserted(() -> {
            steps.clear();
            numbers("?from=" + from + "&to=" + to)
                    .<Map<String, Object>>getList("days")
                    .forEach(day -> SERIES.forEach((series, act) -> {
                        if (number(day, series) != 0) {
                            steps.put(day.get("day") + " " + act, number(day, series));
                        }
                    }));
            assertThat(steps).isEqualTo(naive(NAIVE_DAYS, from, to));
        });
        return steps;
    }

    private static long number(Map<String, Object> row, String member) {
        return ((Number) row.get(member)).longValue();
    }

    private static JsonPath numbers(String query) {
        return given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), "inspector"))
                .get("/api/v1/finding-statistics" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, Long> naive(String query, Object... values) {
        var counts = new TreeMap<String, Long>();
        sql.list(row -> counts.put(row.getString(1), row.getLong(2)), query, values);
        return counts;
    }

    /** The legal day and the kind of the only such step of the finding. */
    private String step(UUID finding, String act) {
        return sql.first(
                        row -> row.getString(1),
                        "SELECT CONCAT(DATE(happened_at + INTERVAL 8 HOUR), ' ', act) FROM finding_history"
                                + " WHERE finding_id = ? AND act = ?",
                        finding,
                        act)
                .orElseThrow();
    }
}
