package cn.icpfiling.account.policies;

import static cn.icpfiling.account.Rows.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators replace the rules of the support as a whole; a case keeps the rules under which it was opened. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SupportPoliciesApiTest {

    private static final String POLICIES = "/api/v1/support-policies";
    private static final SupportDesk DESK = new SupportDesk();

    private final Caller caller = new Caller();
    private String administrator;
    private ObjectNode content;

    @BeforeEach
    void the_shipped_content() throws JsonProcessingException {
        administrator = new Caller().entersAs("administrator").getString("accessToken");
        var body = caller.as(administrator)
                .get(POLICIES + "/0")
                .then()
                .statusCode(200)
                .extract();
        content = (ObjectNode) new ObjectMapper().readTree(body.asString()).path("policies");
    }

    /** Other classes count on the shipped rules. */
    @AfterEach
    void the_shipped_rules_hold_again() throws SQLException {
        execute("update support_policies set effective_from = '9999-12-31', decided_at = made_at");
        execute("delete from limit_events");
    }

    @Test
    void a_new_case_follows_the_new_version_and_an_open_one_keeps_its_own() throws SQLException {
        var before = opened();
        wantsTheIdToo();

        var made = replaces(newest(), "")
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .body("inForce", equalTo(false))
                .extract();
        assertThat(made.header("Location")).endsWith(POLICIES + "/" + made.path("version"));
        DESK.shows("desk", opened()).then().body("papers", contains("SUBJECT_CERTIFICATE", "HAND_HELD_PHOTO"));
        decides(administrator, made.path("version"), "confirmation")
                .statusCode(409)
                .body("code", equalTo("SUPPORT_POLICIES_SECOND_PERSON_NEEDED"));
        decides(second(), made.path("version"), "confirmation")
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("inForce", equalTo(true));

        DESK.shows("desk", before).then().body("papers", contains("SUBJECT_CERTIFICATE", "HAND_HELD_PHOTO"));
        DESK.shows("desk", opened())
                .then()
                .body("papers", contains("SUBJECT_CERTIFICATE", "HAND_HELD_PHOTO", "APPLICANT_ID_FRONT"));
        assertThat(unaudited()).isZero();
    }

    @Test
    void a_version_that_begins_later_is_not_in_force_yet() {
        wantsTheIdToo();
        int version = replaces(newest(), "&effectiveFrom=2098-01-01T00:00:00Z")
                .statusCode(201)
                .extract()
                .path("version");
        decides(second(), version, "confirmation")
                .statusCode(200)
                .body("inForce", equalTo(false))
                .body("effectiveFrom", equalTo("2098-01-01T00:00:00.000000Z"));

        DESK.shows("desk", opened()).then().body("papers", contains("SUBJECT_CERTIFICATE", "HAND_HELD_PHOTO"));
    }

    @Test
    void of_two_administrators_who_replace_the_same_version_at_once_one_is_refused() throws Exception {
        var newest = newest();
        Callable<Integer> replace = () -> replaces(newest, "&effectiveFrom=2098-01-01T00:00:00Z")
                .extract()
                .statusCode();
        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(List.of(replace, replace)).stream().map(one -> one.resultNow()))
                    .containsExactlyInAnyOrder(201, 409);
        }
        replaces(newest, "").statusCode(409).body("code", equalTo("SUPPORT_POLICIES_SUPERSEDED"));
        replaces(newest(), "").statusCode(409).body("code", equalTo("SUPPORT_POLICIES_PROPOSED"));
    }

    @Test
    void a_confirmation_and_a_withdrawal_at_once_leave_one_result_and_a_withdrawn_version_never_holds()
            throws Exception {
        wantsTheIdToo();
        int version = replaces(newest(), "").statusCode(201).extract().path("version");
        var other = second();
        List<Callable<Integer>> acts = List.of(
                () -> decides(other, version, "confirmation").extract().statusCode(),
                () -> decides(administrator, version, "withdrawal").extract().statusCode());
        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(acts).stream().map(one -> one.resultNow()))
                    .containsExactlyInAnyOrder(200, 409);
        }
        int next = replaces(newest(), "").statusCode(201).extract().path("version");
        decides(administrator, next, "withdrawal")
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("inForce", equalTo(false));
        decides(other, next, "confirmation").statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        decides(other, 999_999, "confirmation").statusCode(404);
        assertThat(replaces(next, "").extract().statusCode()).isEqualTo(201);
    }

    /** A replica of before there were two steps names no second person, and its version would hold at once. */
    @Test
    void the_database_refuses_a_version_of_one_person_whichever_release_writes_it() throws SQLException {
        int version = replaces(newest(), "").statusCode(201).extract().path("version");
        assertThatThrownBy(() -> ofEarlierRelease(version, "", ""))
                .hasMessageContaining("support_policies_held_by_two");
        // One that was written before the database refused it: it holds, and a proposal that it replaced is not
        // confirmed.
        ofEarlierRelease(version, ", of_one_person", ", true");
        decides(second(), version, "confirmation").statusCode(409).body("code", equalTo("SUPPORT_POLICIES_SUPERSEDED"));
        decides(second(), version, "withdrawal").statusCode(200).body("state", equalTo("WITHDRAWN"));
        execute("delete from support_policies where replaces = " + version);
    }

    private static void ofEarlierRelease(int replaced, String column, String value) throws SQLException {
        execute("insert into support_policies (id, effective_from, replaces, body, made_by, made_at" + column + ")"
                + " select x'" + UUID.randomUUID().toString().replace("-", "")
                + "', '2098-01-01', version, body, made_by, made_at" + value
                + " from support_policies where version = " + replaced);
    }

    @Test
    void of_two_confirmations_at_once_one_is_stored() throws Exception {
        int version = replaces(newest(), "&effectiveFrom=2098-01-01T00:00:00Z")
                .statusCode(201)
                .extract()
                .path("version");
        var other = second();
        Callable<Integer> confirms =
                () -> decides(other, version, "confirmation").extract().statusCode();
        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(List.of(confirms, confirms)).stream().map(one -> one.resultNow()))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void no_time_is_taken_for_never_and_the_database_holds_that_two_persons_decided() throws SQLException {
        replaces(newest(), "&effectiveFrom=9999-12-31T00:00:00Z")
                .statusCode(400)
                .body("errors.code", contains("DATE_OUT_OF_RANGE"));
        int version = replaces(newest(), "").statusCode(201).extract().path("version");
        for (var who : List.of("null", "made_by")) {
            assertThatThrownBy(() -> execute("update support_policies set effective_from = '2098-01-01', decided_at ="
                            + " made_at, decided_by = " + who + " where version = " + version))
                    .as(who)
                    .hasCauseInstanceOf(SQLException.class);
        }
        execute("update support_policies set effective_from = '2098-01-01', decided_at = made_at,"
                + " decided_by = x'00000000000000000000000000000001' where version = " + version);
    }

    @Test
    void the_audit_has_the_old_and_the_new_values() throws SQLException {
        ruleOf("LEGACY_CLAIM").put("workingDays", 9);
        int version = replaces(newest(), "").statusCode(201).extract().path("version");
        decides(second(), version, "confirmation").statusCode(200);

        for (var act : List.of("REPLACE", "CONFIRM")) {
            assertThat(detailsOf(version, act)).contains("LEGACY_CLAIM.2000-01-01.WORKING_DAYS.1-9");
        }
    }

    @Test
    void content_with_faults_is_refused_with_all_of_them() {
        ruleOf("LOST_PHONE").put("persons", 1);
        replaces(newest(), "&effectiveFrom=2020-01-01T00:00:00Z")
                .statusCode(422)
                .body("errors.code", contains("SUPPORT_RULE_TWO_PERSONS", "SUPPORT_POLICIES_EFFECTIVE_IN_THE_PAST"));
        ruleOf("LOST_PHONE").put("persons", 3);
        replaces(newest(), "").statusCode(400).body("errors.pointer", contains("/cases/2/persons"));
    }

    @Test
    void administrators_alone_replace_and_the_support_reads() {
        var desk = new Caller().entersAs("desk").getString("accessToken");
        caller.as(desk).get(POLICIES).then().statusCode(200);
        posts(desk, 0, "").then().statusCode(403);
        var reviewer = new Caller().entersAs("reviewer").getString("accessToken");
        caller.as(reviewer).get(POLICIES).then().statusCode(403);
        caller.as(administrator).get(POLICIES + "/999999").then().statusCode(404);
    }

    private static String detailsOf(int version, String act) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement();
                var rows =
                        statement.executeQuery("select audit_entries.details from audit_entries join support_policies"
                                + " on audit_entries.object_id = support_policies.id where support_policies.version = "
                                + version
                                + " and act = 'SUPPORT_POLICIES." + act + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String second() {
        return new Caller().entersAs("second-administrator").getString("accessToken");
    }

    private ValidatableResponse decides(String token, int version, String how) {
        return caller.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .post(POLICIES + "/" + version + "/" + how)
                .then();
    }

    /** How many versions the audit does not name exactly once. */
    private static long unaudited() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from support_policies where 1 <> (select count(*) from audit_entries where"
                                + " audit_entries.object_id = support_policies.id and act ="
                                + " 'SUPPORT_POLICIES.REPLACE')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private ObjectNode ruleOf(String kind) {
        for (var rule : content.path("cases")) {
            if (rule.path("kind").asText().equals(kind)) {
                return (ObjectNode) rule;
            }
        }
        throw new AssertionError("no rule of " + kind);
    }

    private String opened() {
        var applicant = new Caller();
        return applicant
                .as(applicant.signedUp().getString("session.accessToken"))
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("filing", "d-" + UUID.randomUUID() + ".cn", "holderKind", "PERSON", "name", "王小明"))
                .post("/api/v1/transfer-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    private int newest() {
        var versions = caller.as(administrator)
                .get(POLICIES)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.version", Integer.class);
        return versions.isEmpty() ? 0 : versions.getFirst();
    }

    private ValidatableResponse replaces(int version, String more) {
        return posts(administrator, version, more).then();
    }

    private Response posts(String token, int version, String more) {
        return caller.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .body(content.toString())
                .post(POLICIES + "?replaces=" + version + more);
    }

    private void wantsTheIdToo() {
        ruleOf("OFFLINE_TRANSFER").withObject("/papers").withArray("person").add("APPLICANT_ID_FRONT");
    }
}
