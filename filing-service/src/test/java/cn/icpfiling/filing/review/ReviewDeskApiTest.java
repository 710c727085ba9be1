package cn.icpfiling.filing.review;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.filing.store.ReviewQueueTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits for reviewers, and in whose hands it is. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ReviewDeskApiTest {

    private static final Map<String, Object> REJECT = Map.of(
            "decision",
            "REJECT",
            "reasons",
            List.of(Map.of("code", "MATERIAL.UNTRUE", "pointer", "/materials/SUBJECT_CERTIFICATE")));

    @Inject
    Verdicts verdicts;

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();
    private final UUID one = Ids.next();
    private final UUID other = Ids.next();

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void who_takes_an_order_in_hand_has_it_alone_until_they_let_it_go() {
        var order = submitted();

        claims(one, order)
                .then()
                .statusCode(200)
                .body("claim.reviewer", is(one.toString()))
                .body("allowedActs", hasItem("RELEASE"));
        claims(other, order).then().statusCode(409).body("code", is("ORDER_CLAIMED"));
        Applicant.reviews(other, order, "provider-decision", REJECT)
                .then()
                .statusCode(409)
                .body("code", is("ORDER_CLAIMED"));
        releases(reviewer(other), order).then().statusCode(409).body("code", is("ORDER_CLAIMED"));
        applicant.shows(order).then().body("claim", nullValue());

        claims(one, order).then().statusCode(200);
        releases(reviewer(one), order).then().statusCode(204);
        releases(reviewer(one), order).then().statusCode(409).body("code", is("ORDER_NOT_CLAIMED"));
        Applicant.reviews(other, order, "provider-decision", REJECT).then().statusCode(200);
        reviewer(other)
                .get("/api/v1/orders/" + order)
                .then()
                .body("claim", nullValue())
                .body("allowedActs", empty());
        assertThat(acts(order)).containsExactly("DRAFT", "SUBMIT", "CLAIM", "RELEASE", "REJECT");
    }

    @Test
    void on_an_order_that_nobody_has_acts_need_no_claim_and_leave_none() {
        var order = applicant.submitsDraft(Applicant.domain("rdapdown"));
        verdicts.unknownForGood(order, 1, "D4", "D6");

        settles(one, order, "D4").then().statusCode(200).body("claim", nullValue());
        claims(other, order).then().statusCode(200);
        settles(one, order, "D6").then().statusCode(409).body("code", is("ORDER_CLAIMED"));
        clock.moveTo(Duration.ofMinutes(20));
        settles(other, order, "D6").then().statusCode(200);
        clock.moveTo(Duration.ofMinutes(49));
        approves(one, order).then().statusCode(409).body("code", is("ORDER_CLAIMED"));
        clock.moveTo(Duration.ofMinutes(51));
        approves(one, order).then().statusCode(200).body("state", is("AWAITING_SUBMISSION"));
        assertThat(acts(order))
                .containsExactly("DRAFT", "SUBMIT", "FLAG", "SETTLE_RULES", "CLAIM", "SETTLE_RULES", "APPROVE");
    }

    private static Response settles(UUID reviewer, String order, String rule) {
        var settled =
                Map.of("pointer", "/service/domains/0", "rule", rule, "result", "HOLDS", "source", "REGISTRY_PAGE");
        return Applicant.reviews(reviewer, order, "rule-settlements", Map.of("rules", List.of(settled)));
    }

    @Test
    void a_claim_lapses_when_its_reviewer_does_nothing() {
        var order = submitted();
        claims(one, order).then().statusCode(200);

        clock.moveTo(Duration.ofMinutes(29));
        claims(other, order).then().statusCode(409);
        claims(one, order).then().statusCode(200);
        clock.moveTo(Duration.ofMinutes(58));
        claims(other, order).then().statusCode(409);
        clock.moveTo(Duration.ofMinutes(60));
        releases(reviewer(one), order).then().statusCode(409).body("code", is("ORDER_NOT_CLAIMED"));
        claims(other, order).then().statusCode(200).body("claim.reviewer", is(other.toString()));
        assertThat(acts(order)).containsExactly("DRAFT", "SUBMIT", "CLAIM", "CLAIM");
    }

    @Test
    void of_eight_reviewers_who_reach_for_it_at_once_one_has_it() throws Exception {
        var order = submitted();

        var answers = AtOnce.call(8, _ -> untilHeard(Ids.next(), order));

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(acts(order)).containsExactly("DRAFT", "SUBMIT", "CLAIM");
    }

    /** Who sees an older version looks again, as a person would. */
    private int untilHeard(UUID reviewer, String order) {
        while (true) {
            var status = claims(reviewer, order).statusCode();
            if (status != 412) {
                return status;
            }
        }
    }

    @Test
    void an_administrator_takes_it_out_of_somebodys_hands_and_nobody_an_order_of_their_own() {
        var order = submitted();
        claims(one, order).then().statusCode(200);
        var mine = TestTokens.bearerOfHolder(Ids.next(), applicant.account, Roles.ADMINISTRATOR);

        releases(caller(mine), order).then().statusCode(403).body("code", is("OWN_ORDER"));
        releases(caller(TestTokens.bearer(Ids.next(), Roles.ADMINISTRATOR)), order)
                .then()
                .statusCode(204);
        claims(TestTokens.bearerOfHolder(Ids.next(), applicant.account, Roles.REVIEWER), order)
                .then()
                .statusCode(403)
                .body("code", is("OWN_ORDER"));

        assertThat(acts(order)).containsExactly("DRAFT", "SUBMIT", "CLAIM", "RELEASE");
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT JSON_VALUE(details, '$.role') FROM audit_entries"
                                + " WHERE object_id = ? AND act IN ('ORDER.CLAIM', 'ORDER.RELEASE') ORDER BY id",
                        UUID.fromString(order)))
                .containsExactly("REVIEWER", "ADMINISTRATOR");
    }

    @Test
    void the_queue_shows_what_waits_oldest_first_with_its_day_and_whose_it_is() {
        var first = submitted();
        var second = Applicant.inZhejiang().submitsDraft(Applicant.domain("ok"));
        var draft = new Applicant().drafts(Applicant.domain("ok"));
        claims(one, second).then().statusCode(200);
        var due =
                WorkingDays.bundled().plus(LegalTime.dayOf(clock.instant()), 2).day();

        var all = queue("");
        assertThat(all).containsSubsequence(first, second).doesNotContain(draft);
        assertThat(queue("?province=33")).contains(second).doesNotContain(first);
        assertThat(queue("?type=CHANGE_SUBJECT")).doesNotContain(first, second);
        assertThat(queue("?claim=FREE")).contains(first).doesNotContain(second);
        assertThat(queue("?claim=MINE")).containsExactly(second);
        var line = reviewer(one).get("/api/v1/review-queue?claim=MINE");
        line.then()
                .body("items[0].dueOn", is(due.toString()))
                .body("items[0].overdue", is(false))
                .body("items[0].workingDaysWaited", is(0))
                .body("items[0].claim.reviewer", is(one.toString()))
                .body("items[0].etag", is(Applicant.tag(reviewer(one), second)));

        clock.moveTo(Duration.ofDays(15));
        reviewer(one)
                .get("/api/v1/review-queue?limit=1")
                .then()
                .body("items.overdue", contains(true))
                .body("items.claim", contains(nullValue()));
        assertThat(queue("?claim=MINE")).isEmpty();
        var own = TestTokens.bearerOfHolder(Ids.next(), applicant.account, Roles.REVIEWER);
        caller(own).get("/api/v1/review-queue?limit=200").then().body("items.orderId", not(hasItem(first)));
        applicant.call().get("/api/v1/review-queue").then().statusCode(403);
    }

    @Test
    void a_cursor_is_good_for_its_filter_alone() {
        submitted();
        new Applicant().submitsDraft(Applicant.domain("ok"));
        var next = reviewer(one).get("/api/v1/review-queue?limit=1").<String>path("next");

        reviewer(one)
                .queryParam("cursor", next)
                .get("/api/v1/review-queue?limit=1&claim=FREE")
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
    }

    /** A planner that has ten rows to choose from reads them all; told to use the key, it says what that would be. */
    @Test
    void a_page_is_a_range_of_the_key_that_has_only_what_is_under_review_and_is_sorted_by_nobody() {
        var wanted = new ReviewQueueTable.Wanted(
                "11", null, ReviewQueueTable.Claimed.FREE, null, one, null, clock.instant());
        for (var after : new ReviewQueueTable.Place[] {null, new ReviewQueueTable.Place(clock.instant(), one)}) {
            var query = ReviewQueueTable.query(wanted, after);
            var values = new ArrayList<>(query.values());
            values.add(51);
            var plan = sql.list(
                            row -> row.getString("key") + " " + row.getString("type") + " " + row.getString("Extra"),
                            "EXPLAIN " + query.text().replace("FROM orders", "FROM orders FORCE INDEX (orders_review)"),
                            values.toArray())
                    .getFirst();
            assertThat(plan).startsWith("orders_review range").doesNotContain("filesort");
        }
        assertThat(sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM orders WHERE (review_since IS NULL) = (state LIKE 'PROVIDER_RE%'"
                                + " AND state <> 'PROVIDER_REJECTED')"))
                .contains(0L);
    }

    private String submitted() {
        return applicant.submitsDraft(Applicant.domain("ok"));
    }

    private Response claims(UUID reviewer, String order) {
        return Applicant.reviews(reviewer, order, "claim", null);
    }

    private Response claims(String token, String order) {
        return caller(token)
                .header("If-Match", Applicant.tag(reviewer(one), order))
                .header("Idempotency-Key", Applicant.freshKey())
                .post("/api/v1/orders/" + order + "/claim");
    }

    private Response releases(RequestSpecification caller, String order) {
        return caller.header("If-Match", Applicant.tag(reviewer(one), order))
                .delete("/api/v1/orders/" + order + "/claim");
    }

    private static Response approves(UUID reviewer, String order) {
        return Applicant.reviews(reviewer, order, "provider-decision", Map.of("decision", "APPROVE"));
    }

    private List<String> queue(String filter) {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = reviewer(one).queryParam("limit", 200);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/review-queue" + filter);
            page.then().statusCode(200);
            seen.addAll(page.path("items.orderId"));
            cursor = page.path("next");
        } while (cursor != null);
        return seen;
    }

    private List<String> acts(String order) {
        return reviewer(one).get("/api/v1/orders/" + order + "/history").path("items.act");
    }

    private static RequestSpecification reviewer(UUID account) {
        return Applicant.reviewer(account);
    }

    private static RequestSpecification caller(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
