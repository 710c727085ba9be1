package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What the type check did not ask about, or what the authority bars after it, is found before the authority has the order. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class BarredFilingsApiTest {

    @Inject
    Blacklist blacklist;

    @Inject
    ApplyNews news;

    @Inject
    Verdicts verdicts;

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();

    /** A draft may have any text in place of a domain. */
    @Test
    void what_is_no_domain_in_an_access_filing_is_told_by_the_precheck() {
        var domain = Applicant.domain("ok");
        var number = "京ICP备2040%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        FiledAtTheAuthority.under(applicant.certificateNumber, number, number + "-1");
        FiledAtTheAuthority.under(domain, number, number + "-1");
        var order = applicant.drafts(domain);
        applicant.shows(order).then().body("type", is("ACCESS_FILING"));
        applicant
                .entersService(order, Applicant.service("a_b", applicant.obtainsNumber()))
                .then()
                .statusCode(200);

        applicant.prechecks(order).then().statusCode(200).body("errors.code", hasItem("DOMAIN_MALFORMED"));
    }

    @Test
    void a_further_domain_that_is_barred_is_told_before_the_submission_and_refused_by_it() {
        var first = Applicant.domain("ok");
        var second = Applicant.domain("ok");
        var order = applicant.completesDraft(first);
        var both = new HashMap<>(Applicant.service(first, applicant.obtainsNumber()));
        both.put("domains", List.of(first, second));
        applicant.entersService(order, both).then().statusCode(200);
        applicant.prechecks(order).then().body("passed", is(true));

        bars(0, second);

        applicant
                .prechecks(order)
                .then()
                .body("passed", is(false))
                .body("errors.code", contains("BLACKLISTED"))
                .body("errors.pointer", contains("/service/domains/1"));
        applicant.submits(order).then().statusCode(422).body("errors.pointer", contains("/service/domains/1"));
    }

    @Test
    void an_entry_between_draft_and_submission_refuses_the_submission_and_a_removed_one_does_not() {
        var domain = Applicant.domain("ok");
        var order = applicant.completesDraft(domain);
        bars(1, applicant.certificateNumber);

        applicant
                .submits(order)
                .then()
                .statusCode(422)
                .body("errors.code", contains("BLACKLISTED"))
                .body("errors.pointer", contains("/certificateNumber"))
                .body("errors[0].remedy", containsString("咨询管局"));

        takes(1, applicant.certificateNumber, false);
        applicant.submits(order).then().statusCode(200);
    }

    @Test
    void an_entry_after_the_submission_keeps_the_order_from_its_approval_and_a_reviewer_returns_it_for_that_reason() {
        var domain = Applicant.domain("ok");
        var order = applicant.submitsDraft(domain);
        verdicts.passed(order, 1);
        bars(0, domain);

        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("BLACKLISTED"))
                .body("errors.pointer", contains("/service/domains/0"));
        isReturned(order, "/service/domains/0");
    }

    @Test
    void an_entry_that_arrives_flags_the_order_for_its_reviewer_once_and_a_verdict_does_not_end_that() {
        var domain = Applicant.domain("ok");
        var order = applicant.submitsDraft(domain);
        applicant.shows(order).then().body("needsPerson", is(false));

        arrives(0, domain);
        arrives(0, domain);

        applicant.shows(order).then().body("needsPerson", is(true));
        assertThat(flags(order)).containsExactly("/service/domains/0");
        verdicts.passed(order, 1);
        applicant.shows(order).then().body("needsPerson", is(true));
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(422);
    }

    @Test
    void a_lifted_entry_ends_the_flag_unless_another_entry_stands() {
        var domain = Applicant.domain("ok");
        var order = applicant.submitsDraft(domain);
        verdicts.passed(order, 1);
        arrives(0, domain);
        arrives(1, applicant.certificateNumber);

        lifts(0, domain);
        applicant.shows(order).then().body("needsPerson", is(true));
        lifts(1, applicant.certificateNumber);

        applicant.shows(order).then().body("needsPerson", is(false));
        assertThat(liftsInTheAudit(order)).containsExactly("AUTHORITY DOMAIN STILL_HELD", "AUTHORITY SUBJECT FREE");
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
    }

    @Test
    void a_lifted_entry_leaves_the_flag_of_a_rule_without_an_answer() {
        var domain = Applicant.domain("ok");
        var order = applicant.submitsDraft(domain);
        verdicts.unknownForGood(order, 1, "D1");
        arrives(0, domain);

        lifts(0, domain);

        applicant.shows(order).then().body("needsPerson", is(true));
        assertThat(liftsInTheAudit(order)).containsExactly("AUTHORITY DOMAIN STILL_FLAGGED");
    }

    @Test
    void a_settled_rule_leaves_the_flag_of_a_barred_order() {
        var domain = Applicant.domain("ok");
        var order = applicant.submitsDraft(domain);
        verdicts.unknownForGood(order, 1, "D4");
        arrives(0, domain);

        var rule = Map.of("rule", "D4", "pointer", "/service/domains/0", "result", "HOLDS", "source", "REGISTRY_PAGE");
        Applicant.reviews(Ids.next(), order, "rule-settlements", Map.of("rules", List.of(rule)))
                .then()
                .statusCode(200)
                .body("openRules", empty())
                .body("needsPerson", is(true));
        lifts(0, domain);

        applicant.shows(order).then().body("needsPerson", is(false));
    }

    @Test
    void an_entry_of_the_certificate_leaves_an_approved_order_to_a_reviewer_who_returns_it() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);

        arrives(1, applicant.certificateNumber);

        applicant.shows(order).then().body("state", is("AWAITING_SUBMISSION")).body("waitingFor", is("REVIEWER"));
        assertThat(flags(order)).containsExactly("/certificateNumber");
        isReturned(order, "/certificateNumber");
    }

    @Test
    void an_entry_of_what_no_submitted_order_names_flags_none() {
        var domain = Applicant.domain("ok");
        var draft = applicant.completesDraft(domain);

        arrives(0, domain);
        arrives(1, applicant.certificateNumber);

        applicant.shows(draft).then().body("needsPerson", is(false));
        assertThat(flags(draft)).isEmpty();
    }

    /** The pointers of the flags that say BLACKLISTED. */
    private List<String> flags(String order) {
        return applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .path(
                        "items.findAll { it.act == 'FLAG' }.reasons.flatten().findAll { it.code == 'BLACKLISTED' }.pointer");
    }

    private void arrives(int type, String value) {
        UnitOfWork.run(() -> news.handle(new AuthorityResult.Barred(type, value, true, Instant.now())));
    }

    /** The moment is the authority's, so it is that of the entry in seconds and never empty. */
    private List<String> liftsInTheAudit(String order) {
        return sql.list(
                row -> row.getString(1),
                "SELECT CONCAT(JSON_VALUE(details, '$.role'), ' ', JSON_VALUE(details, '$.entry'), ' ',"
                        + " JSON_VALUE(details, '$.outcome')) FROM audit_entries WHERE act = 'BLACKLIST.LIFT'"
                        + " AND object_id = ? AND JSON_VALUE(details, '$.said') LIKE '____-__-__T%Z' ORDER BY id",
                UUID.fromString(order));
    }

    private void lifts(int type, String value) {
        UnitOfWork.run(() -> news.handle(new AuthorityResult.Barred(type, value, false, Instant.now())));
    }

    private void bars(int type, String value) {
        takes(type, value, true);
    }

    private void takes(int type, String value, boolean barred) {
        var now = Instant.now();
        UnitOfWork.run(() -> blacklist.take(new AuthorityResult.Barred(type, value, barred, now), now));
    }

    /** A reviewer can return a barred order in each state in which it is ours. */
    private static void isReturned(String order, String pointer) {
        Applicant.decides(
                        order,
                        Map.of(
                                "decision",
                                "REQUEST_CORRECTION",
                                "reasons",
                                List.of(Map.of("code", "BLACKLISTED", "pointer", pointer))))
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_CORRECTION"));
    }
}
