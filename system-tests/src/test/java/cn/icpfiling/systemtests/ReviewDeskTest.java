package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two members of staff at one desk: what waits, who has it in hand, whom they called, and who decides. */
@Isolated
class ReviewDeskTest {

    private static final Stack STACK = Stack.fromEnvironment();

    private final Staff staff = new Staff(STACK);
    private final Caller one = staff.caller("reviewer");
    private final Caller other = staff.caller("second-reviewer");

    @Test
    void one_reviewer_takes_an_order_from_the_queue_and_calls_an_administrator_takes_it_away_and_the_other_decides() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .filledIn()
                .confirmsAndSubmits()
                .isVerified();
        var path = "/api/v1/orders/" + filing.orderId();

        var waiting = line(one, "claim=FREE", filing).orElseThrow();
        assertThat(waiting.path("overdue").asBoolean()).isFalse();
        assertThat(waiting.path("dueOn").asText()).isNotEmpty();
        assertThat(waiting.toString())
                .doesNotContain(filing.who().company(), filing.who().creditCode());
        one.seeing(waiting.path("etag").asText()).post(path + "/claim").expect(200);
        assertThat(line(one, "claim=MINE", filing)).isPresent();

        assertRefused(seen(other, path).post(path + "/claim"), 409, "ORDER_CLAIMED");
        assertRefused(approval(other, path), 409, "ORDER_CLAIMED");
        var call = seen(one, path)
                .post(
                        path + "/calls",
                        Forms.node()
                                .put("phone", "SUBJECT_PRINCIPAL_MOBILE")
                                .put("outcome", "REACHED_CONFIRMED")
                                .put("from", "95187"))
                .expect(201);
        assertThat(call.body().toString()).doesNotContain(filing.who().head().phone());
        assertThat(other.get(path + "/calls").expect(200).at("/items")).hasSize(1);

        var held = line(other, "", filing).orElseThrow();
        staff.caller("administrator")
                .seeing(held.path("etag").asText())
                .delete(path + "/claim")
                .expect(204);
        approval(other, path).expect(200);

        assertThat(line(one, "", filing)).isEmpty();
        assertThat(StreamSupport.stream(
                                one.get(path + "/history")
                                        .expect(200)
                                        .at("/items")
                                        .spliterator(),
                                false)
                        .map(step -> step.path("act").asText()))
                .startsWith("DRAFT", Phones.ACT, Phones.ACT, "SUBMIT", "CLAIM", "CALL", "RELEASE", "APPROVE");
    }

    private static Caller seen(Caller reviewer, String path) {
        return reviewer.having(reviewer.get(path).expect(200));
    }

    private static Answer approval(Caller reviewer, String path) {
        return seen(reviewer, path)
                .post(path + "/provider-decision", Forms.node().put("decision", "APPROVE"));
    }

    /** The queue is read to its end: others' orders stand in it, too. */
    private static Optional<JsonNode> line(Caller reviewer, String filter, FirstFiling filing) {
        var query = "/api/v1/review-queue?limit=200&" + filter;
        var page = reviewer.get(query).expect(200);
        while (true) {
            var found = StreamSupport.stream(page.at("/items").spliterator(), false)
                    .filter(item -> item.path("orderId").asText().equals(filing.orderId()))
                    .findFirst();
            if (found.isPresent() || !page.at("/next").isTextual()) {
                return found;
            }
            page = reviewer.get(query + "&cursor=" + page.text("/next")).expect(200);
        }
    }
}
