package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertNames;
import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the machine cannot answer, and papers in place of a rule: a person decides, by evidence. */
@Tag("long")
class HandedToAPersonTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final int PERSON = 5;

    @Test
    void a_registry_that_stays_silent_hands_the_order_to_a_person_who_settles_it_and_it_completes() {
        var filing = filing("rdapdown-");
        filing.confirmsAndSubmits();

        var flagged = awaitPerson(filing);
        assertThat(flagged.text("/verdict/outcome")).isEqualTo("UNKNOWN");
        assertThat(flagged.at("/verdict/finalRound").asBoolean()).isTrue();
        assertThat(flagged.text("/waitingFor")).isEqualTo("REVIEWER");
        assertThat(rules(flagged.at("/openRules"))).containsExactly("D4", "D6");
        assertRefused(approval(filing), 409, "VERDICT_OUTSTANDING");
        var queue = filing.reviewing().get("/api/v1/orders?attention=true").expect(200);
        assertThat(StreamSupport.stream(queue.at("/items").spliterator(), false))
                .anyMatch(order -> order.path("orderId").asText().equals(filing.orderId()));

        assertAskedAgain(filing);
        var settlement = Forms.node();
        var settled = settlement.putArray("rules");
        settled.add(byRegistryPage("D4"));
        settled.add(byRegistryPage("D6"));
        filing.reviewing()
                .post("/api/v1/orders/" + filing.orderId() + "/rule-settlements", settlement)
                .expect(200);

        completes(filing);
        assertThat(acts(filing))
                .containsExactly(
                        "DRAFT",
                        "SUBMIT",
                        "FLAG",
                        "ASK_VERIFICATION",
                        "FLAG",
                        "SETTLE_RULES",
                        "APPROVE",
                        "UPLOAD",
                        "SMS_VERIFIED",
                        "GRANT");
    }

    @Test
    void a_suffix_that_our_incomplete_list_does_not_name_is_a_persons_at_once_and_completes() {
        var filing =
                FirstFiling.of(Applicant.fresh("ok-", ".io"), STACK, _ -> {}).filledIn();
        filing.confirmsAndSubmits();

        var flagged = awaitPerson(filing);
        assertThat(flagged.at("/verdict/finalRound").asBoolean()).isTrue();
        assertThat(flagged.at("/openRules")).hasSize(1);
        assertThat(flagged.text("/openRules/0/code")).isEqualTo("TLD_NOT_LISTED");
        assertThat(flagged.at("/openRules/0/sources"))
                .extracting(JsonNode::asText)
                .containsExactly("MINISTRY_LIST");
        var settlement = Forms.node();
        settlement
                .putArray("rules")
                .addObject()
                .put("pointer", "/service/domains/0")
                .put("rule", "D5")
                .put("result", "HOLDS")
                .put("source", "MINISTRY_LIST");
        filing.reviewing()
                .post("/api/v1/orders/" + filing.orderId() + "/rule-settlements", settlement)
                .expect(200);

        completes(filing);
    }

    @ParameterizedTest
    @ValueSource(strings = {".cn", ".中国", ".中國"})
    void a_domain_of_the_registry_without_rdap_is_verified_by_its_whois(String ending) {
        var filing =
                FirstFiling.of(Applicant.fresh("ok-", ending), STACK, _ -> {}).filledIn();

        var found = filing.precheck().expect(200);

        assertThat(rules(found.at("/unknowns"))).doesNotContain("D4", "D6");
        assertThat(rules(found.at("/errors"))).doesNotContain("D4", "D5", "D6");
    }

    @Test
    void an_organisation_whose_head_holds_the_domain_brings_papers_that_a_reviewer_accepts_and_it_completes() {
        var filing = filing("other-");
        filing.readsTheConfirmation();
        var refused = filing.submission();
        assertNames(refused, "/service/domains/0", "REGISTRANT_MISMATCH");
        assertNames(refused, "/materials/DOMAIN_PROOF", "DOMAIN_PROOF_MISSING");

        filing.changing()
                .send(
                        "PUT",
                        "/api/v1/orders/" + filing.orderId() + "/materials/DOMAIN_PROOF",
                        Picture.png("proof"),
                        "image/png")
                .expect(200);
        assertThat(rules(filing.precheck().expect(200).at("/papersToJudge"))).containsExactly("D1");
        filing.confirmsAndSubmits();
        assertThat(rules(awaitPerson(filing).at("/openRules"))).containsExactly("D1");
        assertRefused(approval(filing), 409, "VERDICT_OUTSTANDING");
        filing.reviewing()
                .post(
                        "/api/v1/orders/" + filing.orderId() + "/domain-papers-decision",
                        Forms.node().put("decision", "ACCEPT").put("ground", "HELD_BY_HEAD"))
                .expect(200);

        completes(filing);
    }

    @Test
    void a_person_whose_domain_somebody_else_holds_is_refused_and_told_that_papers_do_not_help() {
        var who = Applicant.fresh("other-", ".com");
        var filing = FirstFiling.of(who, STACK, _ -> {}).buysTheDomain().signsUp();
        var check = filing.caller()
                .post("/api/v1/filing-type-checks", asPerson(who))
                .expect(201);
        var order = filing.caller()
                .post("/api/v1/orders", Forms.node().put("typeCheckId", check.text("/typeCheckId")))
                .expect(201);
        var path = "/api/v1/orders/" + order.text("/orderId");
        var named = filing.caller()
                .having(order)
                .put(
                        path + "/subject",
                        Forms.subject(who).put("name", who.head().name()))
                .expect(200);
        var service = Forms.service(who, "none");
        service.remove("serviceNumber");
        filing.caller().having(named).put(path + "/service", service).expect(200);

        var found = filing.caller()
                .post("/api/v1/filing-prechecks", Forms.node().put("orderId", order.text("/orderId")))
                .expect(200);

        assertNames(found, "/service/domains/0", "REGISTRANT_MISMATCH");
        assertNames(found, "/materials/DOMAIN_PROOF", "DOMAIN_PROOF_NOT_FOR_PERSONS");
        assertThat(found.at("/papersToJudge")).isEmpty();
    }

    private static FirstFiling filing(String label) {
        return FirstFiling.of(Applicant.fresh(label, ".com"), STACK, _ -> {}).filledIn();
    }

    private static Answer awaitPerson(FirstFiling filing) {
        return FirstFiling.await("a person for order " + filing.orderId(), () -> {
            var seen = filing.order();
            return seen.at("/needsPerson").asBoolean() ? Optional.of(seen) : Optional.empty();
        });
    }

    /** The look is made and told, although it finds nothing new; then it is the person's again. */
    private static void assertAskedAgain(FirstFiling filing) {
        var path = "/api/v1/orders/" + filing.orderId() + "/verification-requests";
        filing.reviewing().post(path).expect(200);
        FirstFiling.await("the answer to the question", () -> {
            var flags = acts(filing).stream().filter("FLAG"::equals).count();
            return flags == 2 ? Optional.of(filing.order()) : Optional.empty();
        });
        assertRefused(filing.reviewing().post(path), 429, "TOO_MANY_REQUESTS");
    }

    private static void completes(FirstFiling filing) {
        filing.isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted();
    }

    private static Answer approval(FirstFiling filing) {
        return filing.reviewing()
                .post(
                        "/api/v1/orders/" + filing.orderId() + "/provider-decision",
                        Forms.node().put("decision", "APPROVE"));
    }

    private static ObjectNode byRegistryPage(String rule) {
        return Forms.node()
                .put("pointer", "/service/domains/0")
                .put("rule", rule)
                .put("result", "HOLDS")
                .put("source", "REGISTRY_PAGE");
    }

    private static ObjectNode asPerson(Applicant who) {
        return Forms.typeQuestion(who)
                .put("nature", PERSON)
                .put("certificateType", Forms.RESIDENT_ID)
                .put("certificateNumber", who.head().idNumber());
    }

    /** Without those of principals on their phones, which move it nowhere. */
    private static List<String> acts(FirstFiling filing) {
        var history = filing.caller()
                .get("/api/v1/orders/" + filing.orderId() + "/history")
                .expect(200);
        return StreamSupport.stream(history.at("/items").spliterator(), false)
                .map(step -> step.path("act").asText())
                .filter(act -> !act.equals(Phones.ACT))
                .toList();
    }

    private static List<String> rules(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("rule").asText())
                .toList();
    }
}
