package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.chaos.Backstage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A hosting provider files for its customer by machine, from a made customer to the filing number. */
class PartnerFilesTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Map<String, String> PATH_OF = Map.of(
            "filing",
            "/api/v1/orders",
            "verification",
            "/api/v1/approved-tlds",
            "account",
            "/api/v1/partners/019a0000-0000-7000-8000-000000000001/customers");
    private static final Duration SECONDS = Duration.ofSeconds(15);

    private static Partner partner;
    private static Partner.Customer customer;
    private static FirstFiling filing;

    @BeforeAll
    static void a_partner_makes_a_customer_and_files_for_it_to_the_number() {
        partner = Partner.letIn(STACK);
        customer = partner.opens("C-1");
        filing = FirstFiling.of(Applicant.fresh(), STACK, told -> {})
                .buysTheDomain()
                .as(partner.actsFor(customer))
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers()
                .principalsShowTheirFaces()
                .prechecks()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted()
                .isFoundInThePublicQuery()
                .hasItsWholeTimeline();
    }

    private static String order() {
        return "/api/v1/orders/" + filing.orderId();
    }

    private static List<String> texts(Answer list, String field) {
        return StreamSupport.stream(list.at("/items").spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    @Test
    void the_customer_holds_what_its_partner_filed_and_the_history_names_partner_and_client() {
        var shown = filing.order();
        var history = filing.caller().get(order() + "/history").expect(200);

        assertThat(shown.text("/holder")).isEqualTo(customer.id());
        assertThat(shown.text("/partner")).isEqualTo(partner.id());
        assertThat(texts(history, "partner")).startsWith(partner.id(), "", "", partner.id(), "");
        assertThat(texts(history, "client")).startsWith(partner.client(), "", "", partner.client(), "");
        assertThat(texts(history, "actorRole")).startsWith("APPLICANT", "SYSTEM", "SYSTEM", "APPLICANT", "REVIEWER");
    }

    @Test
    void each_event_names_the_partner_and_nothing_personal() {
        assertThat(OrderEvents.of(filing.orderId(), STACK))
                .hasSize(8)
                .allSatisfy(event -> assertThat(event.data())
                        .contains(partner.id())
                        .doesNotContain(
                                filing.who().head().name(),
                                filing.who().head().idNumber(),
                                filing.who().webmaster().phone()));
    }

    @Test
    void its_list_is_of_all_its_customers_and_of_one_where_it_names_one() {
        var second = partner.actsFor(partner.opens("C-2"));

        assertThat(texts(partner.caller().get("/api/v1/subjects").expect(200), "holder"))
                .containsExactly(customer.id());
        assertThat(texts(filing.caller().get("/api/v1/orders").expect(200), "orderId"))
                .containsExactly(filing.orderId());
        assertThat(texts(second.caller().get("/api/v1/orders").expect(200), "orderId"))
                .isEmpty();
        Problems.assertRefused(second.caller().get(order()), 404, "NOT_FOUND");
    }

    @Test
    void another_partner_sees_nothing() {
        var caller = Partner.letIn(STACK).caller();

        for (var path : List.of(order(), order() + "/history", order() + "/materials/SUBJECT_CERTIFICATE")) {
            Problems.assertRefused(caller.get(path), 404, "NOT_FOUND");
            Problems.assertRefused(caller.onBehalfOf(customer.id()).get(path), 404, "NOT_FOUND");
        }
        for (var list : List.of("/api/v1/orders", "/api/v1/subjects", "/api/v1/services", "/api/v1/service-numbers")) {
            assertThat(texts(caller.get(list).expect(200), "holder")).isEmpty();
            Problems.assertRefused(caller.onBehalfOf(customer.id()).get(list), 404, "NOT_FOUND");
        }
        Problems.assertRefused(
                caller.onBehalfOf(customer.id()).post("/api/v1/filing-type-checks", Forms.typeQuestion(filing.who())),
                404,
                "NOT_FOUND");
    }

    @Test
    void an_applicant_acts_for_nobody_else() {
        var applicant = new Accounts(STACK).signUp(Applicant.freshPhone()).caller();

        Problems.assertRefused(applicant.get(order()), 404, "NOT_FOUND");
        Problems.assertRefused(applicant.onBehalfOf(customer.id()).get("/api/v1/orders"), 400, "INVALID_FIELD");
    }

    @Test
    void a_client_does_what_its_scopes_open() {
        var reader = partner.caller("filings:read");

        reader.get(order()).expect(200);
        var refused = reader.post(order() + "/withdrawal");

        Problems.assertRefused(refused, 403, "SCOPE_MISSING");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_scope\", scope=\"filings:write\"");
        Problems.assertRefused(reader.get("/api/v1/approved-tlds"), 403, "SCOPE_MISSING");
    }

    @Test
    void a_revoked_credential_is_over_within_seconds_at_the_gateway_and_behind_it_while_another_goes_on() {
        var lost = partner.byAnother(Partner.SCOPES);
        var before = lost.caller();
        var goingOn = partner.caller();
        before.get("/api/v1/orders").expect(200);

        goingOn.delete(partner.path("/clients/" + lost.client() + "/credentials/" + lost.credential()))
                .expect(204);

        Awaitility.await().atMost(SECONDS).untilAsserted(() -> {
            Problems.assertRefused(before.get("/api/v1/orders"), 401, "TOKEN_REVOKED");
            PATH_OF.forEach((service, path) -> Problems.assertRefused(
                    Caller.at(Backstage.address(service)).with(before.token()).get(path), 401, "TOKEN_REVOKED"));
        });
        Problems.assertRefused(lost.asksForToken(), 401, "INVALID_CLIENT");
        goingOn.get("/api/v1/orders").expect(200);
        partner.asksForToken().expect(200);
    }
}
