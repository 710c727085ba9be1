package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** filing-service is killed once, while a paper is on its way and what it committed is not published: nothing is lost. */
@Tag("long")
@Tag("chaos")
@Order(Integer.MAX_VALUE - 2)
@Isolated
class KilledFilingServiceTest {

    private static final String PAPER = "SUBJECT_CERTIFICATE";
    private static final byte[] SCAN = Picture.png("in parts");
    private static final int HALF = SCAN.length / 2;

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Script SCRIPT = new Script(STACK);

    private static FirstFiling drafted;
    private static Parts parts;
    private static FirstFiling submitted;

    @BeforeAll
    static void it_dies_when_half_a_paper_has_come_and_an_order_is_submitted_while_the_broker_stands_still()
            throws IOException, InterruptedException {
        drafted = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft();
        parts = Parts.begin(STACK, drafted, PAPER, SCAN.length);
        assertThat(parts.add(0, Arrays.copyOf(SCAN, HALF))).isEqualTo(204);
        assertThat(parts.add(0, Arrays.copyOf(SCAN, HALF))).isEqualTo(409);
        submitted = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).filledIn().readsTheConfirmation();

        SCRIPT.succeeds("pause", "kafka");
        submitted.submission().expect(200);
        SCRIPT.succeeds("stop", "filing-service", "--kill");
        SCRIPT.succeeds("resume", "kafka");
        SCRIPT.succeeds("start", "filing-service");
    }

    @Test
    void what_had_come_of_a_paper_is_there_and_the_rest_makes_the_paper() {
        assertThat(parts.offset()).isEqualTo(HALF);
        assertThat(parts.add(HALF, Arrays.copyOfRange(SCAN, HALF, SCAN.length))).isEqualTo(204);
        assertThat(parts.offset()).isEqualTo(SCAN.length);
        var order = drafted.caller().get("/api/v1/orders/" + drafted.orderId()).expect(200);
        assertThat(order.text("/materials/0/kind")).isEqualTo(PAPER);
        assertThat(order.text("/materials/0/scan")).isEqualTo("NOT_SCANNED");
    }

    @Test
    void what_was_committed_is_published_once() {
        submitted.isVerified();
        submitted.isApprovedByTheReviewer().isUploadedToTheAuthority();

        var events = OrderEvents.of(submitted.orderId(), STACK).stream()
                .filter(event -> event.type().equals("filing.order.submitted"))
                .toList();
        assertThat(events)
                .extracting(OrderEvents.Event::id)
                .isNotEmpty()
                .allMatch(events.getFirst().id()::equals);
        assertThat(OrderEvents.verdictsOn(submitted.orderId(), STACK)).hasSize(1);
        assertThat(submitted
                        .caller()
                        .get("/api/v1/orders/" + submitted.orderId() + "/history")
                        .at("/items"))
                .hasSize(6);
    }

    @AfterAll
    static void everything_runs_again() throws IOException, InterruptedException {
        SCRIPT.run("resume", "kafka");
        SCRIPT.run("start", "filing-service");
    }
}
