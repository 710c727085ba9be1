package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J31: the sandbox plays a submitted filing to its number, and takes what a developer filed back, so that the same is filed again. */
@Tag("long")
class PlayedFilingTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Caller sandbox = Caller.sandbox(STACK);

    @Test
    void a_submitted_filing_is_played_to_its_number_and_reset_and_filed_again() {
        var who = Applicant.fresh();
        var filing = FirstFiling.of(who, STACK, _ -> {}).filledIn().prechecks().confirmsAndSubmits();

        var played = sandbox.post("/play", Forms.node().put("orderId", filing.orderId()))
                .expect(200);

        assertThat(played.text("/outcome")).as(played.toString()).isEqualTo("ENDED");
        assertThat(played.text("/state")).isEqualTo("COMPLETED");
        assertThat(filing.caller()
                        .get("/api/v1/orders/" + filing.orderId())
                        .expect(200)
                        .text("/subjectNumber"))
                .contains("ICP备");
        assertThat(found(who)).isEqualTo(1);

        var reset = sandbox.post(
                        "/reset",
                        Forms.node().put("accessToken", filing.caller().token()))
                .expect(200);

        assertThat(reset.at("/steps")).as(reset.toString()).isNotEmpty();
        assertThat(found(who)).isZero();
        Awaitility.await("the platform has ended the record")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(filing.caller()
                                .get("/api/v1/subjects?limit=10")
                                .expect(200)
                                .at("/items"))
                        .allMatch(subject -> !subject.path("status").asText().equals("REGISTERED")));

        // The domain is bought again, and the type check of the same company is that of a first filing.
        filing.goesOnWith(who, "FIRST_FILING", 1).buysTheDomain().asksWhichFilingThisIs();
    }

    private int found(Applicant who) {
        return sandbox.accepting("application/json")
                .get("/authority/public-query?domain=" + who.domain())
                .expect(200)
                .at("/items")
                .size();
    }
}
