package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** J32: one filing's own part of the trace, for those who may. */
class TraceTest {

    private static final Stack STACK = Stack.fromEnvironment();

    @Test
    void who_traces_a_domain_sees_each_step_with_its_actor_and_is_seen_by_the_next() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, told -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft();
        var byDomain = "/api/v1/trace?domain=" + filing.who().domain();

        var first = new Staff(STACK).caller("auditor").get(byDomain).expect(200);
        assertThat(texts(first, "what")).containsExactly("DRAFT");
        assertThat(first.text("/items/0/actor/role")).isEqualTo("APPLICANT");
        assertThat(first.text("/items/0/objectId")).isEqualTo(filing.orderId());

        var next = new Staff(STACK)
                .caller("support")
                .get("/api/v1/trace?orderId=" + filing.orderId())
                .expect(200);
        assertThat(texts(next, "what")).containsExactly("DRAFT", "TRACE.LOOK");
        assertThat(next.text("/items/1/actor/role")).isEqualTo("auditor");
        Problems.assertRefused(filing.caller().get(byDomain), 403, "FORBIDDEN");
    }

    private static List<String> texts(Answer list, String field) {
        return StreamSupport.stream(list.at("/items").spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}
