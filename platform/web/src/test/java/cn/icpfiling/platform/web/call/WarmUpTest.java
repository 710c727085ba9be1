package cn.icpfiling.platform.web.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private WarmUp warmUp;

    @AfterEach
    void stop() {
        warmUp.stop();
    }

    @Test
    void a_service_is_ready_once_each_warm_call_was_answered() {
        var answers = new CountDownLatch(1);
        warmUp = new WarmUp(List.of(new WarmCall("quick", () -> {}), new WarmCall("slow", answers::await)), LONG);
        assertThat(status()).isEqualTo(Status.DOWN);

        warmUp.begin(new StartupEvent());
        await().until(() -> waitingFor().equals("slow"));
        assertThat(status()).isEqualTo(Status.DOWN);
        answers.countDown();

        await().until(() -> status() == Status.UP);
    }

    @Test
    void a_source_that_does_not_answer_yet_is_called_again_and_never_after_its_answer() {
        var calls = new AtomicInteger();
        warmUp = new WarmUp(
                List.of(new WarmCall("cold", () -> {
                    if (calls.incrementAndGet() < 2) {
                        throw new IOException("not yet");
                    }
                })),
                LONG);

        warmUp.begin(new StartupEvent());

        await().until(() -> status() == Status.UP);
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_source_that_stays_away_keeps_nobody_from_being_ready() {
        warmUp = new WarmUp(
                List.of(new WarmCall("away", () -> {
                    throw new IllegalStateException("away");
                })),
                Duration.ofMillis(1));

        warmUp.begin(new StartupEvent());

        await().until(() -> status() == Status.UP);
    }

    @Test
    void without_patience_nothing_is_called() {
        warmUp = new WarmUp(
                List.of(new WarmCall("not to be called", () -> {
                    throw new AssertionError("called");
                })),
                Duration.ZERO);

        warmUp.begin(new StartupEvent());

        assertThat(status()).isEqualTo(Status.UP);
    }

    private Status status() {
        return warmUp.call().getStatus();
    }

    private Object waitingFor() {
        return warmUp.call().getData().map(data -> data.get("waiting for")).orElse("");
    }
}
