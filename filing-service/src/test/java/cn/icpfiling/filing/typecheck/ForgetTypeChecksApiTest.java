package cn.icpfiling.filing.typecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.filing.OtherReplica;
import cn.icpfiling.filing.store.OldTypeCheckTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A type check that came to nothing is deleted after 180 days. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ForgetTypeChecksApiTest {

    private static final int YOUNG = 300;
    private static final String COLUMNS = "owner, partner, province, city, nature, certificate_type,"
            + " certificate_number, certificate_index, certificate_index_b, domain, answer, facts, missing, checked_at";
    private static final String CHECKS = "/api/v1/filing-type-checks/";

    @Inject
    OldTypeCheckTable table;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private final Applicant applicant = new Applicant();

    @Test
    void a_check_that_came_to_nothing_goes_after_its_period_and_others_stay() {
        var young = checked(applicant.question(Applicant.domain("ok")));
        var old = checked(applicant.question(Applicant.domain("ok")));
        var ofOrder = checked(applicant.question(Applicant.domain("ok")));
        applicant
                .creates()
                .body(Map.of("typeCheckId", ofOrder))
                .post("/api/v1/orders")
                .then()
                .statusCode(201);
        isOld(young, 179);
        isOld(old, 181);
        isOld(ofOrder, 182);

        OtherReplica.holds(sql, "old-type-checks", this::forgotten);
        shows(applicant, old, 200);
        forgotten();

        shows(applicant, old, 404);
        shows(applicant, young, 200);
        shows(applicant, ofOrder, 200);
    }

    @Test
    void a_check_of_a_status_inquiry_and_one_of_an_offline_case_are_named() {
        var foundation = new HashMap<>(applicant.question(Applicant.domain("ok")));
        foundation.putAll(Map.of(
                "nature",
                10,
                "certificateType",
                19,
                "certificateNumber",
                "JJ" + Ids.next().toString().substring(24)));
        var ofInquiry = checked(foundation);
        applicant.creates().post(CHECKS + ofInquiry + "/status-inquiry").then().statusCode(201);
        var ofCase = OfflineCase.typeCheck(applicant, Applicant.domain("filed-elsewhere"));
        OfflineCase.opens(applicant, ofCase).then().statusCode(201);
        isOld(ofInquiry, 183);
        isOld(ofCase, 183);

        forgotten();

        shows(applicant, ofInquiry, 200);
        shows(applicant, ofCase, 200);
    }

    @Test
    void a_run_goes_on_after_a_full_batch_and_the_next_run_after_the_last_check() {
        var ofOrder = checked(applicant.question(Applicant.domain("ok")));
        applicant
                .creates()
                .body(Map.of("typeCheckId", ofOrder))
                .post("/api/v1/orders")
                .then()
                .statusCode(201);
        var second = checked(applicant.question(Applicant.domain("ok")));
        var third = checked(applicant.question(Applicant.domain("ok")));
        var later = checked(applicant.question(Applicant.domain("ok")));
        isOld(ofOrder, 193);
        isOld(second, 192);
        isOld(third, 191);
        var replica = replica(clock);

        replica.runDue();

        shows(applicant, ofOrder, 200);
        shows(applicant, second, 404);
        shows(applicant, third, 404);
        isOld(later, 181);
        replica.runDue();
        shows(applicant, later, 404);
    }

    @Test
    void a_clock_that_was_turned_back_begins_anew() {
        var first = checked(applicant.question(Applicant.domain("ok")));
        var earlier = checked(applicant.question(Applicant.domain("ok")));
        isOld(first, 181);
        var turnedBack = new AtomicReference<>(Duration.ZERO);
        InstantSource turned = () -> clock.instant().minus(turnedBack.get());
        var replica = replica(turned.withZone(ZoneOffset.UTC));
        replica.runDue();
        shows(applicant, first, 404);

        isOld(earlier, 191);
        turnedBack.set(Duration.ofDays(10));
        replica.runDue();

        shows(applicant, earlier, 404);
    }

    @Test
    void the_next_checks_are_found_by_their_age_alone() throws SQLException {
        var check = UUID.fromString(checked(applicant.question(Applicant.domain("ok"))));
        for (var count = 0; count < YOUNG; count++) {
            copy(check);
        }
        analyzed();
        var planned = plan(OldTypeCheckTable.NEXT);
        var sorted = plan(OldTypeCheckTable.NEXT.replace(
                "FROM filing_type_checks c", "FROM filing_type_checks c IGNORE INDEX (filing_type_checks_age)"));
        sql.update("DELETE FROM filing_type_checks WHERE repeats = ?", check);

        assertThat(planned)
                .anyMatch(line -> line.contains("filing_type_checks_age") && line.contains("Using index"))
                .noneMatch(line -> line.contains("filesort"));
        assertThat(sorted).as("a plan that sorts all checks is noticed").anyMatch(line -> line.contains("filesort"));
    }

    /** Copies what may not be empty; the column `repeats` names the copies. */
    private void copy(UUID check) {
        sql.update(
                "INSERT INTO filing_type_checks (id, repeats, " + COLUMNS + ") SELECT ?, ?, " + COLUMNS
                        + " FROM filing_type_checks WHERE id = ?",
                Ids.next(),
                check,
                check);
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE filing_type_checks");
        }
    }

    private List<String> plan(String statement) {
        var before = clock.instant().minus(Duration.ofDays(180));
        return sql.list(
                row -> row.getString("table") + " " + row.getString("key") + " " + row.getString("Extra"),
                "EXPLAIN " + statement,
                Instant.EPOCH,
                before,
                Instant.EPOCH,
                new UUID(0, 0),
                1_000);
    }

    private ForgetTypeChecks replica(Clock itsClock) {
        return new ForgetTypeChecks(table, sql, itsClock, Duration.ofDays(180), 1);
    }

    @Test
    void a_page_goes_on_after_the_one_before_it() {
        var one = checked(applicant.question(Applicant.domain("ok")));
        var other = checked(applicant.question(Applicant.domain("ok")));
        isOld(one, 90);
        sql.update(
                "UPDATE filing_type_checks SET checked_at = (SELECT at FROM (SELECT checked_at AS at FROM filing_type_checks"
                        + " WHERE id = ?) o) WHERE id = ?",
                UUID.fromString(one),
                UUID.fromString(other));
        var from = new OldTypeCheckTable.Position(clock.instant().minus(Duration.ofDays(91)), new UUID(0, 0));
        var before = clock.instant().minus(Duration.ofDays(89));

        var first = table.next(from, before, 1).getFirst();
        var second = table.next(first.position(), before, 1).getFirst();

        assertThat(first.position().checkedAt()).isEqualTo(second.position().checkedAt());
        assertThat(first.position().id()).hasToString(one);
        assertThat(second.position().id()).hasToString(other);
        assertThat(table.next(second.position(), before, 1)).isEmpty();
    }

    @Test
    void a_period_in_which_a_check_is_still_good_is_refused() {
        assertThatThrownBy(() -> new ForgetTypeChecks(table, sql, clock, Duration.ofHours(47)))
                .hasMessageContaining("icp.type-checks.keep");
    }

    /** By a replica that has just started. */
    private void forgotten() {
        new ForgetTypeChecks(table, sql, clock, Duration.ofDays(180)).runDue();
    }

    private String checked(Map<String, Object> question) {
        return applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(201)
                .extract()
                .path("typeCheckId");
    }

    private void isOld(String check, int days) {
        sql.update(
                "UPDATE filing_type_checks SET checked_at = ? WHERE id = ?",
                clock.instant().minus(Duration.ofDays(days)),
                UUID.fromString(check));
    }

    private static void shows(Applicant applicant, String check, int status) {
        applicant.call().get(CHECKS + check).then().statusCode(status);
    }
}
