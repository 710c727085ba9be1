package cn.icpfiling.inspection.statistics;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.FindingCountTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The numbers of the dashboard are those of a count of all findings, before and after the job has added them up. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingStatisticsApiTest {
    private static final String NAIVE_DAYS =
            "SELECT DATE(happened_at + INTERVAL 8 HOUR), act, COUNT(*) FROM finding_history GROUP BY 1, 2";

    @Inject
    SourceFindings findings;

    @Inject
    FindingCountTable counts;

    @Inject
    Sql sql;

    @Inject
    Scheduler scheduler;

    @Test
    void numbers_are_exact_whether_the_job_has_added_them_or_not() {
        var keys = new ArrayList<FindingKey>();
        for (var i = 0; i < 40; i++) {
            var key = key(i % 2 == 0 ? "SITE.SHELL" : "DOMAIN.EXPIRED");
            keys.add(key);
            UnitOfWork.run(() -> findings.found(key, FindingActor.SYSTEM));
            same();
        }
        keys.subList(0, 15).forEach(key -> UnitOfWork.run(() -> findings.mended(key, FindingActor.SYSTEM)));
        keys.subList(15, 20)
                .forEach(key ->
                        UnitOfWork.run(() -> findings.noLongerJudged(key.site(), key.source(), key.sourceKey())));
        same();
        await().until(() -> changes() == 0);
        same();
        keys.subList(15, 17).forEach(key -> UnitOfWork.run(() -> findings.stillFound(key)));
        same();
    }

    @Test
    void the_first_run_of_a_process_counts_again_what_a_release_before_has_not_counted() {
        UnitOfWork.run(() -> findings.found(key("SITE.SHELL"), FindingActor.SYSTEM));
        sql.update("UPDATE finding_counts SET findings = findings + 3 WHERE kind = 'STATE' ORDER BY findings LIMIT 1");
        sql.update("INSERT INTO finding_counts (kind, day, measure, source, reason, province, findings)"
                + " VALUES ('STATE', '2020-01-01', 'OPENED', 'SCAN', 'SITE.SHELL', '98', 5)");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            new AddFindingCounts(counts, sql, Clock.systemUTC()).run();
            isSame();
        });
    }

    /** A sum that is wrong by more than a change can hold stands for a table that is too large to be counted in a transaction. */
    @Test
    void changes_are_added_although_the_recount_fails() {
        scheduler.pause("finding-counts");
        try {
            sql.update("INSERT INTO finding_counts (kind, day, measure, source, reason, province, findings)"
                    + " VALUES ('STATE', '2020-01-01', 'OPENED', 'SCAN', 'SITE.SHELL', '97', 5000000000)");
            UnitOfWork.run(() -> findings.found(key("SITE.SHELL"), FindingActor.SYSTEM));

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThatThrownBy(() -> new AddFindingCounts(counts, sql, Clock.systemUTC()).run())
                        .hasMessageContaining("difference");
                assertThat(changes()).isZero();
            });
        } finally {
            sql.update("DELETE FROM finding_counts WHERE province = '97'");
            scheduler.resume("finding-counts");
        }
    }

    @Test
    void a_step_that_is_rolled_back_counts_nothing() {
        var before = numbers().getLong("findings");
        try {
            UnitOfWork.run(() -> {
                findings.found(key("SITE.SHELL"), FindingActor.SYSTEM);
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }
        assertThat(numbers().getLong("findings")).isEqualTo(before);
        same();
    }

    @Test
    void filters_select_a_source_and_a_province() {
        UnitOfWork.run(() -> findings.found(key("SITE.SHELL"), FindingActor.SYSTEM));
        staff("inspector")
                .get("/api/v1/finding-statistics?source=SCAN")
                .then()
                .statusCode(200)
                .body("sources.key", contains("SCAN"));
        staff("auditor")
                .get("/api/v1/finding-statistics?province=99")
                .then()
                .statusCode(200)
                .body("states", hasSize(0), "days", hasSize(30));
    }

    @Test
    void a_period_is_at_most_a_year_and_not_reversed() {
        staff("administrator")
                .get("/api/v1/finding-statistics?from=2026-11-02&to=2026-11-01")
                .then()
                .statusCode(400)
                .body("errors.code", contains("PERIOD_REVERSED"), "errors.pointer", contains("/query/from"));
        staff("administrator")
                .get("/api/v1/finding-statistics?from=2025-01-01&to=2026-01-02")
                .then()
                .statusCode(400)
                .body("errors.code", contains("PERIOD_TOO_LONG"));
        staff("administrator")
                .get("/api/v1/finding-statistics?from=2025-01-01&to=2026-01-01")
                .then()
                .statusCode(200)
                .body("days", hasSize(366));
        staff("applicant").get("/api/v1/finding-statistics").then().statusCode(403);
    }

    @Test
    void the_numbers_and_the_list_are_files_for_spreadsheets() {
        UnitOfWork.run(() -> findings.found(key("SITE.SHELL"), FindingActor.SYSTEM));
        staff("auditor")
                .get("/api/v1/finding-statistics.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(containsString("source,SCAN,all,"), containsString(",opened,"));
        var subject = Ids.next();
        var key = new FindingKey(FindingSource.SCAN, "csv.com", "SITE.SHELL", subject, Ids.next(), "csv.com");
        UnitOfWork.run(() -> findings.found(key, FindingActor.SYSTEM));
        var file = staff("inspector")
                .get("/api/v1/findings.csv?subjectId=" + subject)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        assertThat(file.lines()).hasSize(2).last().asString().contains(",SITE.SHELL,", subject.toString(), ",OPENED,");
        staff("auditor").get("/api/v1/findings.csv").then().statusCode(403);
    }

    /** Ten thousand days of sums: a month of them is a range of the key, and the states are none of them. */
    @Test
    void the_database_reads_the_sums_by_their_key() {
        sql.update(
                "INSERT INTO finding_counts SELECT 'ACT', DATE('1990-01-01') + INTERVAL seq DAY, 'OPEN', 'SCAN', 'SITE.SHELL', '', 1"
                        + " FROM seq_1_to_10000");
        try {
            assertThat(plan("kind = 'ACT' AND day BETWEEN '1999-01-01' AND '1999-01-30'"))
                    .isEqualTo("PRIMARY range 30");
            assertThat(plan("kind = 'STATE' AND day BETWEEN '1970-01-01' AND '9999-12-31'"))
                    .startsWith("PRIMARY range ")
                    .hasSizeLessThan("PRIMARY range 1000".length());
        } finally {
            sql.update("DELETE FROM finding_counts WHERE kind = 'ACT' AND day < '2018-01-01'");
        }
    }

    private String plan(String condition) {
        return sql.first(
                        row -> row.getString("key") + " " + row.getString("type") + " " + row.getString("rows"),
                        "EXPLAIN SELECT day, measure, source, reason, province, findings FROM finding_counts WHERE "
                                + condition)
                .orElseThrow();
    }

    private static FindingKey key(String reason) {
        var service = Ids.next();
        var domain = service + ".com";
        return new FindingKey(FindingSource.SCAN, domain, reason, Ids.next(), service, domain);
    }

    private long changes() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM finding_count_changes")
                .orElseThrow();
    }

    /** A consumer may still work off the events of another class. */
    private void same() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(this::isSame);
    }

    private void isSame() {
        var shown = numbers();
        assertThat(counts(shown.getList("states"))).isEqualTo(naive("state"));
        assertThat(counts(shown.getList("reasons"))).isEqualTo(naive("reason"));
        assertThat(counts(shown.getList("sources"))).isEqualTo(naive("source"));
        assertThat(counts(shown.getList("provinces"))).isEqualTo(naive("COALESCE(province, 'UNKNOWN')"));
        assertThat(opened(shown.getList("days"))).isEqualTo(naiveOpened());
    }

    private JsonPath numbers() {
        return staff("inspector")
                .get("/api/v1/finding-statistics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Long> counts(List<Map<String, Object>> shown) {
        var counts = new TreeMap<String, Long>();
        shown.forEach(count -> counts.put((String) count.get("key"), ((Number) count.get("findings")).longValue()));
        return counts;
    }

    private Map<String, Long> naive(String column) {
        var counts = new TreeMap<String, Long>();
        sql.list(
                row -> counts.put(row.getString(1), row.getLong(2)),
                "SELECT " + column + ", COUNT(*) FROM findings GROUP BY " + column);
        return counts;
    }

    private static Map<String, Long> opened(List<Map<String, Object>> days) {
        var counts = new TreeMap<String, Long>();
        days.forEach(day -> {
            add(counts, day, "opened", "OPEN");
            add(counts, day, "reopened", "REOPEN");
            add(counts, day, "cured", "CURE");
            add(counts, day, "ended", "END");
        });
        return counts;
    }

    private static void add(Map<String, Long> counts, Map<String, Object> day, String shown, String act) {
        var number = ((Number) day.get(shown)).longValue();
        if (number > 0) {
            counts.put(day.get("day") + " " + act, number);
        }
    }

    private Map<String, Long> naiveOpened() {
        var acts = List.of("OPEN", "REOPEN", "CURE", "END");
        var today = LegalTime.dayOf(Instant.now());
        var counts = new TreeMap<String, Long>();
        sql.list(
                row -> acts.contains(row.getString(2))
                                && row.getObject(1, LocalDate.class).isAfter(today.minusDays(30))
                                && !row.getObject(1, LocalDate.class).isAfter(today)
                        ? counts.put(row.getString(1) + " " + row.getString(2), row.getLong(3))
                        : null,
                NAIVE_DAYS);
        return counts;
    }

    private static RequestSpecification staff(String role) {
        return given().auth().oauth2(TestTokens.bearer(Ids.next(), role));
    }
}
