package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is sent twice, or on an old view of things, through the gateway. */
class RepeatedWritesTest {

    private final FirstFiling filing = FirstFiling.of(Applicant.fresh(), Stack.fromEnvironment(), told -> {})
            .buysTheDomain()
            .signsUp()
            .asksWhichFilingThisIs();

    @Test
    void an_order_asked_for_twice_with_one_key_is_one_order_with_one_answer() {
        var request = Forms.node().put("typeCheckId", filing.typeCheck());
        var sender = filing.caller().withKey("\"the-only-order-of-" + filing.typeCheck() + "\"");

        var first = sender.post("/api/v1/orders", request).expect(201);
        var again = sender.post("/api/v1/orders", request).expect(201);

        assertThat(again.bytes()).isEqualTo(first.bytes());
        for (var header : new String[] {"Location", "ETag"}) {
            assertThat(again.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(filing.caller().get("/api/v1/orders").expect(200).at("/items"))
                .hasSize(1);
        assertRefused(
                sender.post("/api/v1/orders", Forms.node().put("typeCheckId", "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3")),
                422,
                "IDEMPOTENCY_KEY_REUSED");
        assertRefused(sender.withKey("\"open").post("/api/v1/orders", request), 400, "INVALID_FIELD");
    }

    @Test
    void a_change_of_an_old_version_changes_nothing() {
        filing.draftsTheOrder();
        var old = filing.order();
        filing.entersTheSubject();
        var subject = "/api/v1/orders/" + filing.orderId() + "/subject";
        var entry = Forms.subject(Applicant.fresh());

        assertRefused(filing.caller().put(subject, entry), 428, "PRECONDITION_REQUIRED");
        assertRefused(filing.caller().having(old).put(subject, entry), 412, "PRECONDITION_FAILED");

        assertThat(filing.order().text("/subject/name")).isEqualTo(filing.who().company());
    }
}
