package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After completion nobody is done with a domain: one that lapses is the inspectors' until it is renewed. */
@Tag("long")
class ReverifiedDomainTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    private final Caller inspector = new Staff(STACK).caller("inspector");

    @Test
    void a_filed_domain_that_lapses_becomes_a_concern_of_the_inspectors_and_ends_when_it_is_renewed() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).toTheNumber();
        var domain = filing.who().domain();
        var verification = "/api/v1/filed-domains/" + domain + "/verification";
        await().atMost(LONG).until(() -> inspector.get(verification).status() == 200);
        assertThat(inspector.get(verification).expect(200).text("/fitness")).isEqualTo("NOT_JUDGED");

        SANDBOX.post(
                        "/registry/domains",
                        Forms.purchase(filing.who())
                                .put("registeredOn", "2019-01-01")
                                .put("expiresOn", "2020-01-01"))
                .expect(201);
        inspector.post(verification).expect(202);

        await().atMost(LONG).until(() -> concern("OPEN", domain).isPresent());
        var concern = concern("OPEN", domain).orElseThrow();
        assertThat(concern.at("/reasons/0/code").asText()).isEqualTo("DOMAIN.EXPIRED");
        assertThat(concern.path("reasons")).hasSize(1);
        assertThat(concern.path("serviceNumber").asText()).isEqualTo(filing.subjectNumber() + "-1");
        holderReadsTheVerdict(filing);
        await().atMost(LONG).until(() -> finding(domain).isPresent());
        var finding = finding(domain).orElseThrow();
        assertThat(finding.path("message").asText()).isEqualTo("域名过期");
        assertThat(finding.at("/cures/0").asText()).isEqualTo("RENEW_DOMAIN");
        assertThat(finding.path("state").asText()).isIn("OPENED", "NOTIFIED");

        filing.buysTheDomain();
        inspector.post(verification).expect(202);

        await().atMost(LONG).until(() -> concern("FIT_AGAIN", domain).isPresent());
        assertThat(concern("OPEN", domain)).isEmpty();
        assertThat(inspector.get(verification).expect(200).text("/fitness")).isEqualTo("FIT");
        assertThat(finding(domain).orElseThrow().path("state").asText()).isEqualTo("CURED");
    }

    /** By the id that the event names; another account finds nothing there. */
    private static void holderReadsTheVerdict(FirstFiling filing) {
        var holder = filing.caller();
        var events = "/api/v1/events?types=verification.domain.unfit";
        await().atMost(LONG)
                .until(() -> holder.get(events).expect(200).at("/items").size() == 1);
        var id = holder.get(events).expect(200).text("/items/0/about/filedDomainId");
        var verdict = "/api/v1/filed-domains/" + id + "/verification";
        assertThat(holder.get(verdict).expect(200).text("/faults/0/code")).isEqualTo("DOMAIN_EXPIRED");
        var stranger = new Accounts(STACK).signUp(Applicant.freshPhone(), Optional.empty());
        stranger.caller().get(verdict).expect(404);
    }

    private Optional<JsonNode> finding(String domain) {
        return StreamSupport.stream(
                        inspector
                                .get("/api/v1/findings?source=CONCERN&reason=DOMAIN.EXPIRED")
                                .expect(200)
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("domain").asText().equals(domain))
                .findFirst();
    }

    private Optional<JsonNode> concern(String state, String domain) {
        return StreamSupport.stream(
                        inspector
                                .get("/api/v1/domain-concerns?state=" + state)
                                .expect(200)
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("domain").asText().equals(domain))
                .findFirst();
    }
}
