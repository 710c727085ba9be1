package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is committed is published, whatever dies in between. */
@Tag("chaos")
@Order(Integer.MAX_VALUE - 1)
@Isolated
class OneFilingSurvivesTest {

    private final Stack stack = Stack.fromEnvironment();
    private final Script script = new Script(stack);

    @Test
    void an_order_submitted_while_the_broker_stands_still_is_published_once_after_its_service_was_killed()
            throws IOException, InterruptedException {
        var filing =
                FirstFiling.of(Applicant.fresh(), stack, told -> {}).filledIn().readsTheConfirmation();

        script.succeeds("pause", "kafka");
        filing.submission().expect(200);
        script.succeeds("stop", "filing-service", "--kill");
        script.succeeds("resume", "kafka");
        script.succeeds("start", "filing-service");

        filing.isVerified();
        filing.isApprovedByTheReviewer().isUploadedToTheAuthority();
        var submitted = OrderEvents.of(filing.orderId(), stack).stream()
                .filter(event -> event.type().equals("filing.order.submitted"))
                .toList();
        assertThat(submitted)
                .extracting(OrderEvents.Event::id)
                .isNotEmpty()
                .allMatch(submitted.getFirst().id()::equals);
        assertThat(OrderEvents.verdictsOn(filing.orderId(), stack)).hasSize(1);
        assertThat(filing.caller()
                        .get("/api/v1/orders/" + filing.orderId() + "/history")
                        .at("/items"))
                .hasSize(6);
    }

    @AfterEach
    void everything_runs_again() throws IOException, InterruptedException {
        script.run("resume", "kafka");
        script.run("start", "filing-service");
    }
}
