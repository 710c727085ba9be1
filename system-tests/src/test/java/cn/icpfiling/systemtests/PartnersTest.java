package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A partner at the gateway: its customers, its scopes, and how fast it loses its access. */
class PartnersTest {

    private static final Stack STACK = Stack.fromEnvironment();
    /** One second to be known at account-service, five until everybody has asked, and some for the machine. */
    private static final Duration SECONDS = Duration.ofSeconds(12);

    @Test
    void a_partner_opens_customers_and_sees_its_own_only() {
        var partner = Partner.letIn(STACK);
        var other = Partner.letIn(STACK);
        var customer = partner.opens("C-10042");

        var shown = partner.caller().get(partner.path("/customers/" + customer.id()));
        assertThat(shown.expect(200).text("/reference")).isEqualTo("C-10042");
        var hidden = other.caller().get(partner.path("/customers/" + customer.id()));
        assertThat(hidden.expect(404).text("/code")).isEqualTo("NOT_FOUND");
        assertThat(other.caller().get(other.path("/customers")).expect(200).at("/items"))
                .isEmpty();
    }

    @Test
    void a_token_opens_what_its_scopes_name() {
        var partner = Partner.letIn(STACK);
        var narrow = partner.caller("customers:read");

        narrow.get(partner.path("/customers")).expect(200);
        var refused = narrow.post(partner.path("/customers"), Forms.node().put("reference", "C-1"));
        assertThat(refused.expect(403).text("/code")).isEqualTo("SCOPE_MISSING");
        var beyond = Partner.letIn(STACK, List.of("domains:read")).asksForToken("filings:write");
        assertThat(beyond.expect(400).text("/code")).isEqualTo("INVALID_SCOPE");
    }

    @Test
    void a_revoked_credential_opens_nothing_within_seconds() {
        var partner = Partner.letIn(STACK);
        var inHand = partner.caller();
        inHand.get(partner.path("/customers")).expect(200);

        partner.losesItsCredential();

        partner.asksForToken().expect(401);
        await().atMost(SECONDS).untilAsserted(() -> {
            var answer = inHand.get(partner.path("/customers"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("/code")).isEqualTo("TOKEN_REVOKED");
        });
    }

    @Test
    void a_client_that_is_bound_to_networks_is_served_in_them_only() {
        var partner = Partner.letIn(STACK);
        var client = partner.path("/clients/" + partner.client());
        allows(partner.caller(), client, List.of("127.0.0.0/8", "::1/128"));

        var bound = partner.caller();
        bound.get(partner.path("/customers")).expect(200);
        bound.get("/api/v1/orders").expect(200);
        allows(bound, client, List.of("192.0.2.0/24"));

        await().atMost(SECONDS).untilAsserted(() -> {
            var answer = bound.get("/api/v1/orders");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("/code")).isEqualTo("TOKEN_REVOKED");
        });
        assertThat(partner.asksForToken().expect(403).text("/code")).isEqualTo("NETWORK_NOT_ALLOWED");
    }

    private static void allows(Caller caller, String client, List<String> networks) {
        var wanted = Forms.node().put("confirm", true);
        networks.forEach(wanted.putArray("networks")::add);
        var shown = caller.get(client).expect(200);
        caller.having(shown).put(client + "/networks", wanted).expect(200);
    }
}
