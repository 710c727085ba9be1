package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J14 offline, through the gateway: papers, two persons of the support, and an owner who may stop it. */
@Tag("long")
class OfflineTransferTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Staff STAFF = new Staff(STACK);
    private static final String CASES = "/api/v1/support-cases/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String sourcePhone = Applicant.freshPhone();
    private final Inbox inbox = new Inbox(STACK);
    private FirstFiling filing;
    private Accounts.SignedIn target;

    @BeforeEach
    void a_website_is_filed_in_an_account_that_is_lost() {
        var accounts = new Accounts(STACK);
        filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(accounts.signUp(sourcePhone, Optional.empty()))
                .opensADraft()
                .entersSubjectAndService()
                .fromThePapersToTheGrant();
        target = accounts.signUp(Applicant.freshPhone());
    }

    @Test
    void the_filing_moves_to_the_account_that_asked_after_two_persons_granted_it() {
        var id = handedIn();
        decides("support", id);
        assertRefused(decide("support", id), 409, "CASE_SECOND_PERSON_NEEDED");
        decides("second-support", id);

        Awaitility.await().atMost(PATIENCE).until(() -> own(id).text("/state").equals("DONE"));

        assertThat(target.caller().get("/api/v1/subjects").expect(200).at("/items"))
                .hasSize(1);
        assertThat(filing.caller().get("/api/v1/subjects").expect(200).at("/items"))
                .isEmpty();
    }

    @Test
    void a_holder_opens_no_case_and_an_open_order_of_the_lost_account_keeps_the_desk_from_the_grant() {
        assertRefused(
                filing.caller().post("/api/v1/transfer-cases", wanted(Applicant.fresh())),
                409,
                "TRANSFER_TARGET_HAS_SUBJECT");
        var id = handedIn();
        var source = filing.caller();
        var service = source.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var order = "/api/v1/orders/"
                + source.post("/api/v1/services/" + service + "/change")
                        .expect(201)
                        .text("/orderId");
        var support = STAFF.caller("support");
        assertThat(support.get(CASES + id).expect(200).text("/hindrances/0"))
                .isEqualTo("TRANSFER_SOURCE_HAS_OPEN_ORDER");
        support.post(CASES + id + "/claim").expect(200);
        assertRefused(decide("support", id), 409, "TRANSFER_SOURCE_HAS_OPEN_ORDER");

        source.having(source.get(order).expect(200))
                .post(order + "/abandonment")
                .expect(200);

        decide("support", id).expect(200);
        decides("second-support", id);
        Awaitility.await().atMost(PATIENCE).until(() -> own(id).text("/state").equals("DONE"));
    }

    @Test
    void the_owner_is_told_at_once_and_stops_it_without_a_login() {
        var id = handedIn();
        var link = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> inbox.texts("+86" + sourcePhone, "SMS").stream()
                                .filter(text -> text.contains("/api/v1/case-stops/"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        var path = link.replaceAll("(?s).*(/api/v1/case-stops/[A-Za-z0-9_-]{43}).*", "$1");
        var anyone = Caller.gateway(STACK);
        assertThat(anyone.get(path).expect(200).text("/kind")).isEqualTo("OFFLINE_TRANSFER");

        anyone.post(path).expect(200);

        assertThat(own(id).text("/state")).isEqualTo("STOPPED");
        assertRefused(STAFF.caller("support").post(CASES + id + "/claim"), 409, "ACT_NOT_ALLOWED");
        assertThat(filing.caller().get("/api/v1/subjects").expect(200).at("/items"))
                .hasSize(1);
    }

    private String handedIn() {
        var opened = target.caller()
                .post("/api/v1/transfer-cases", wanted(filing.who()))
                .expect(201);
        var id = opened.text("/caseId");
        for (var kind : List.of("SUBJECT_CERTIFICATE", "HAND_HELD_PHOTO")) {
            target.caller()
                    .send("PUT", "/api/v1/case-papers/" + id + "/" + kind, Picture.png(kind), "image/png")
                    .expect(200);
        }
        target.caller().post("/api/v1/own-cases/" + id + "/handing-in").expect(200);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> STAFF.caller("support")
                        .get(CASES + id)
                        .expect(200)
                        .at("/sourceKnown")
                        .asBoolean());
        return id;
    }

    private static ObjectNode wanted(Applicant filed) {
        return Forms.node()
                .put("filing", filed.domain())
                .put("holderKind", "PERSON")
                .put("name", filed.head().name());
    }

    /** The first person claims the case before. */
    private void decides(String login, String id) {
        if (login.equals("support")) {
            STAFF.caller(login).post(CASES + id + "/claim").expect(200);
        }
        decide(login, id).expect(200);
    }

    private static Answer decide(String login, String id) {
        var support = STAFF.caller(login);
        return support.having(support.get(CASES + id).expect(200))
                .post(
                        CASES + id + "/decision",
                        Forms.node().put("decision", "GRANTED").put("reason", "PAPERS_PROVE_IT"));
    }

    private Answer own(String id) {
        return target.caller().get("/api/v1/own-cases/" + id).expect(200);
    }
}
