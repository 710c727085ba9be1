package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** J22: two partners keep their networks, and report what they served. */
class ProviderNetworksTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Instant SEEN = Instant.now().minus(Duration.ofHours(1));
    private static final String NETWORKS = "/api/v1/provider-networks/";

    private final Partner partner = Partner.letIn(STACK);
    private final Partner other = Partner.letIn(STACK);
    private final Caller inspector = new Staff(STACK).caller("inspector");

    @Test
    void an_address_is_one_partners_until_the_partner_gives_it_back() {
        replaces(partner, "122.224.0.0/16", "2409:8c00::/32").expect(200);
        assertThat(inspector
                        .get("/api/v1/address-owners?address=122.224.1.1")
                        .expect(200)
                        .text("/claims/0/providerId"))
                .isEqualTo(partner.id());

        var refused = replaces(other, "122.224.128.0/17").expect(422);
        assertThat(refused.text("/errors/0/code")).isEqualTo("NETWORK_OF_OTHER_PROVIDER");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/networks/0/cidr");
        assertThat(refused.text("/errors/0/detail")).contains("hoster ").doesNotContain(partner.id());

        var gone = Forms.node();
        gone.putArray("remove").add(Forms.node().put("cidr", "122.224.0.0/16"));
        var list = partner.caller().get(NETWORKS + partner.id()).expect(200);
        partner.caller()
                .having(list)
                .post(NETWORKS + partner.id() + "/changes", gone)
                .expect(200);
        replaces(other, "122.224.128.0/17").expect(200);
        assertThat(inspector
                        .get("/api/v1/address-owners?address=122.224.200.1")
                        .expect(200)
                        .text("/claims/0/providerId"))
                .isEqualTo(other.id());
        partner.caller().get(NETWORKS + other.id()).expect(404);
    }

    @Test
    void networks_that_an_interrupted_run_left_published_are_taken_over_by_the_next() {
        var networks = List.of(new PublishedNetworks.Network("122.226.0.0/16", "33"));
        PublishedNetworks.of(partner, networks);

        try (var _ = PublishedNetworks.takenOver(other, networks)) {
            assertThat(inspector
                            .get("/api/v1/address-owners?address=122.226.1.1")
                            .expect(200)
                            .text("/claims/0/providerId"))
                    .isEqualTo(other.id());
        }
    }

    @Test
    void a_report_of_what_was_served_counts_for_the_partners_own_filings_alone() {
        var customer = partner.opens("C-1");
        var who = Applicant.fresh();
        FirstFiling.of(who, STACK, _ -> {})
                .buysTheDomain()
                .as(partner.actsFor(customer))
                .opensADraft()
                .entersSubjectAndService()
                .fromThePapersToTheGrant();

        await().atMost(LONG).until(() -> stateOf(partner, who.domain()).equals("DONE"));
        assertThat(stateOf(other, who.domain())).isEqualTo("FAILED");
        var records =
                inspector.get("/api/v1/access-records?domain=" + who.domain()).expect(200);
        assertThat(records.at("/items")).hasSize(1);
        assertThat(records.text("/items/0/providerId")).isEqualTo(partner.id());
    }

    private static String stateOf(Partner reporting, String domain) {
        var line = Forms.node()
                .put("domain", domain)
                .put("firstSeen", SEEN.toString())
                .put("lastSeen", SEEN.toString());
        var operation = reporting
                .caller()
                .send(
                        "POST",
                        "/api/v1/access-records",
                        line.toString().getBytes(StandardCharsets.UTF_8),
                        "application/x-ndjson")
                .expect(202)
                .text("/operationId");
        var path = "/api/v1/access-record-operations/" + operation;
        await().atMost(LONG)
                .until(() ->
                        reporting.caller().get(path).expect(200).text("/state").equals("FINISHED"));
        return reporting.caller().get(path + "/results").expect(200).text("/items/0/state");
    }

    private static Answer replaces(Partner partner, String... blocks) {
        var caller = partner.caller().in(Locale.ENGLISH);
        var list = caller.get(NETWORKS + partner.id()).expect(200);
        var wanted = Forms.node();
        var networks = wanted.putArray("networks");
        for (var block : blocks) {
            networks.add(network(block));
        }
        return caller.having(list).put(NETWORKS + partner.id(), wanted);
    }

    private static ObjectNode network(String block) {
        return Forms.node().put("cidr", block).put("region", "33").put("validFrom", "2026-01-01");
    }
}
