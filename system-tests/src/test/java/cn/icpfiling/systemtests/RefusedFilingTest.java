package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertNames;
import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What keeps a website from being filed. The order of this class breaks several rules at once: a paper is missing, and
 * beside its clean domain it names one for each domain rule that does not hold for it.
 */
class RefusedFilingTest {

    private static final String MISSING = "SUBJECT_CERTIFICATE";
    private static final Stack STACK = Stack.fromEnvironment();

    private static FirstFiling filing;
    private static Answer refusal;

    @BeforeAll
    static void an_order_that_breaks_several_rules_is_submitted() {
        var who = Applicant.fresh();
        filing = FirstFiling.of(who, STACK, told -> {}).buysTheDomain();
        var expired = alsoBuys(Applicant.fresh("expired-", ".com").domain(), who);
        var foreign = alsoBuys(Applicant.fresh("other-", ".com").domain(), who);
        var unapproved = alsoBuys(Applicant.fresh("ok-", ".org").domain(), who);
        var unverified = alsoBuys(Applicant.fresh("noreal-", ".com").domain(), who);
        var justVerified = alsoBuys(Applicant.fresh("fresh-", ".com").domain(), who);
        var badRegistrar = alsoBuys(Applicant.fresh("badregistrar-", ".com").domain(), who);
        filing.signsUp()
                .opensADraft()
                .entersTheSubject()
                .obtainsAServiceNumber()
                .entersTheService();

        var service = Forms.service(who, filing.serviceNumber());
        ((ArrayNode) service.get("domains"))
                .add(expired)
                .add(foreign)
                .add(unapproved)
                .add(unverified)
                .add(justVerified)
                .add(badRegistrar);
        filing.changing()
                .put("/api/v1/orders/" + filing.orderId() + "/service", service)
                .expect(200);
        refusal = filing.handsInThePapersExcept(MISSING).readsTheConfirmation().submission();
    }

    @Test
    void while_the_authoritys_queries_are_busy_the_type_of_a_filing_is_not_determined() {
        var check = filing.caller()
                .post("/api/v1/filing-type-checks", Forms.typeQuestion(Applicant.fresh("officedown-", ".com")))
                .expect(201);

        assertThat(check.text("/type")).isEqualTo("UNDETERMINED");
        assertThat(check.text("/missing/0")).isEqualTo("AUTHORITY");
        assertRefused(
                filing.caller().post("/api/v1/orders", Forms.node().put("typeCheckId", check.text("/typeCheckId"))),
                409,
                "TYPE_NOT_OPENABLE");
    }

    @Test
    void everything_broken_is_named_at_once_and_nothing_is_submitted() {
        assertRefused(refusal, 422, "RULES_BROKEN");
        assertThat(filing.order().text("/state")).isEqualTo("DRAFT");
        assertThat(filing.precheck().expect(200).at("/errors")).hasSameSizeAs(refusal.at("/errors"));
    }

    @Test
    void a_missing_paper_is_named() {
        assertNames(refusal, "/materials/" + MISSING, "MATERIAL_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "1, DOMAIN_EXPIRED, D4",
        "2, REGISTRANT_MISMATCH, D1",
        "3, TLD_NOT_APPROVED, D5",
        "4, REAL_NAME_MISSING, D2",
        "5, REAL_NAME_NOT_SYNCED, D3",
        "6, REGISTRAR_NOT_APPROVED, D6"
    })
    void a_domain_for_which_a_rule_does_not_hold_is_named_with_rule_and_remedy(int place, String code, String rule) {
        assertThat(assertNames(refusal, "/service/domains/" + place, code)
                        .path("rule")
                        .asText())
                .isEqualTo(rule);
    }

    @Test
    void a_type_check_under_an_unapproved_tld_is_blocked_and_opens_no_order() {
        var check = filing.caller()
                .post("/api/v1/filing-type-checks", Forms.typeQuestion(Applicant.fresh("ok-", ".org")))
                .expect(201);
        assertThat(check.text("/type")).isEqualTo("BLOCKED");

        var refused =
                filing.caller().post("/api/v1/orders", Forms.node().put("typeCheckId", check.text("/typeCheckId")));

        assertRefused(refused, 409, "TYPE_NOT_OPENABLE");
        assertThat(refused.text("/remedy")).isNotBlank();
    }

    @Test
    void a_type_check_of_a_domain_on_the_blacklist_is_blocked_and_opens_no_order() {
        var check = filing.caller()
                .post("/api/v1/filing-type-checks", Forms.typeQuestion(Applicant.fresh("blacklist-", ".com")))
                .expect(201);

        assertThat(check.text("/type")).isEqualTo("BLOCKED");
        assertRefused(
                filing.caller().post("/api/v1/orders", Forms.node().put("typeCheckId", check.text("/typeCheckId"))),
                409,
                "TYPE_NOT_OPENABLE");
    }

    @Test
    void a_wrong_check_digit_is_refused_at_the_type_check() {
        var who = Applicant.fresh();
        var spoilt = who.withCreditCode(CheckDigits.spoilt(who.creditCode()));

        var refused = filing.caller().post("/api/v1/filing-type-checks", Forms.typeQuestion(spoilt));

        assertRefused(refused, 422, "RULES_BROKEN");
        assertNames(refused, "/certificateNumber", "CHECK_DIGIT");
    }

    @Test
    void a_certificate_type_that_the_nature_does_not_allow_is_refused_at_the_type_check() {
        var who = Applicant.fresh();
        var question = Forms.typeQuestion(who)
                .put("certificateType", Forms.RESIDENT_ID)
                .put("certificateNumber", who.head().idNumber());

        var refused = filing.caller().post("/api/v1/filing-type-checks", question);

        assertRefused(refused, 422, "RULES_BROKEN");
        assertNames(refused, "/certificateType", "CERTIFICATE_TYPE_NOT_ALLOWED");
    }

    @Test
    void nothing_is_answered_without_a_token() {
        var refused = Caller.gateway(STACK).get("/api/v1/orders/" + filing.orderId());

        assertRefused(refused, 401, "UNAUTHENTICATED");
        assertThat(refused.text("/remedy")).isNotBlank();
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    @Test
    void the_order_of_somebody_else_does_not_exist() {
        var stranger = new Accounts(STACK).signUp(Applicant.freshPhone()).caller();

        var refused = stranger.get("/api/v1/orders/" + filing.orderId());

        assertRefused(refused, 404, "NOT_FOUND");
        assertThat(refused.text("/remedy")).isNotBlank();
        assertThat(stranger.get("/api/v1/orders").expect(200).at("/items")).isEmpty();
    }

    @Test
    void the_instance_of_somebody_else_does_not_exist() {
        var neighbour = new Accounts(STACK).signUp(Applicant.freshPhone());
        var theirs = Caller.sandbox(STACK)
                .post("/cloud/accounts/" + neighbour.accountId() + "/instances", Forms.node())
                .expect(201)
                .text("/instanceId");

        var foreign = filing.asksForAServiceNumber(theirs);
        var unknown = filing.asksForAServiceNumber(theirs + "0");

        assertRefused(foreign, 422, "INSTANCE_UNKNOWN");
        assertRefused(unknown, 422, "INSTANCE_UNKNOWN");
        assertThat(unknown.text("/detail").replace(theirs + "0", theirs)).isEqualTo(foreign.text("/detail"));
    }

    @Test
    void an_applicant_may_not_decide() {
        var refused = filing.caller()
                .post(
                        "/api/v1/orders/" + filing.orderId() + "/provider-decision",
                        Forms.node().put("decision", "APPROVE"));

        assertRefused(refused, 403, "FORBIDDEN");
    }

    private static String alsoBuys(String domain, Applicant who) {
        var other = new Applicant(who.company(), who.creditCode(), domain, who.siteName(), who.head(), who.webmaster());
        Caller.sandbox(STACK).post("/registry/domains", Forms.purchase(other)).expect(201);
        return domain;
    }
}
