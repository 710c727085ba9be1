package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is committed is published, whatever dies in between. */
@Tag("chaos")
@Order(Integer.MAX_VALUE)
class OneFilingSurvivesTest {

    private final Stack stack = Stack.fromEnvironment();

    @Test
    void an_order_submitted_while_the_broker_stands_still_is_published_once_after_its_service_was_killed()
            throws IOException, InterruptedException {
        var filing =
                FirstFiling.of(Applicant.fresh(), stack, told -> {}).filledIn().readsTheConfirmation();

        icp("pause", "kafka");
        filing.submission().expect(200);
        icp("stop", "filing-service", "--kill");
        icp("resume", "kafka");
        icp("start", "filing-service");

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
                .hasSize(4);
    }

    @AfterEach
    void everything_runs_again() throws IOException, InterruptedException {
        run("resume", "kafka");
        run("start", "filing-service");
    }

    private void icp(String... command) throws IOException, InterruptedException {
        assertThat(run(command)).as("./icp %s", String.join(" ", command)).isZero();
    }

    private int run(String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(stack.script().toString()));
        words.addAll(List.of(command));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "chaos-" + String.join("-", command) + ".log")
                        .toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(1)).until(() -> !process.isAlive());
        return process.exitValue();
    }
}
