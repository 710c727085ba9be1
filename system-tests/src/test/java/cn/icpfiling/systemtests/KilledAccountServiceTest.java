package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * account-service is killed while 200 SMS go out. The sandbox's provider drops no message that comes twice, so it shows
 * whether one was lost or sent twice.
 */
@Tag("long")
@Tag("chaos")
@Order(Integer.MAX_VALUE - 1)
@Isolated
class KilledAccountServiceTest {

    private static final int PHONES = 200;
    private static final int KILLED_AFTER = 100;
    /** The lease of a notice, and the time after which the word of the provider counts. */
    private static final Duration LEASES = Duration.ofSeconds(200);

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Script SCRIPT = new Script(STACK);
    private static final Queue<String> ACCEPTED = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void it_dies_while_codes_go_out() throws IOException, InterruptedException {
        var phones =
                Stream.generate(Applicant::freshPhone).distinct().limit(PHONES).toList();
        try (var callers = Executors.newFixedThreadPool(16)) {
            for (var phone : phones) {
                var _ = callers.submit(() -> asksForACode(phone));
            }
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> ACCEPTED.size() >= KILLED_AFTER);
            SCRIPT.succeeds("stop", "account-service", "--kill");
        }
        SCRIPT.succeeds("start", "account-service");
    }

    @Test
    void every_code_that_was_accepted_arrives_once() {
        var accepted = List.copyOf(ACCEPTED);
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(KILLED_AFTER);

        await().atMost(LEASES)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(accepted.stream()
                                .filter(phone -> references(phone).isEmpty()))
                        .as("lost")
                        .isEmpty());
        for (var phone : accepted) {
            assertThat(references(phone)).as("references to one phone").doesNotHaveDuplicates();
        }
    }

    /** A request that dies with the service may have been accepted all the same; only an answer is a promise. */
    private static void asksForACode(String phone) {
        var asked = Caller.JSON.createObjectNode().put("phone", phone).put("purpose", "SIGN_UP");
        if (Caller.at(STACK.gateway()).post("/api/v1/one-time-codes", asked).status() == 202) {
            ACCEPTED.add(phone);
        }
    }

    private static List<String> references(String phone) {
        var messages = Caller.sandbox(STACK)
                .get("/inbox/messages?channel=SMS&to=" + phone)
                .expect(200)
                .at("/items");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("reference").asText())
                .toList();
    }

    @AfterAll
    static void it_runs_again() throws IOException, InterruptedException {
        var _ = SCRIPT.run("start", "account-service");
    }
}
