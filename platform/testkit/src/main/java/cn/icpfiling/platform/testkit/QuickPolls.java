package cn.icpfiling.platform.testkit;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Lets every {@code await()} of a {@code @QuarkusTest} look after 20 ms and then every 40 ms. The default of Awaitility, 100 ms for
 * both, is longer than most outcomes take.
 */
public final class QuickPolls implements QuarkusTestBeforeClassCallback {
    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration EVERY = Duration.ofMillis(40);

    @Override
    public void beforeClass(Class<?> testClass) {
        Awaitility.setDefaultPollDelay(FIRST);
        Awaitility.setDefaultPollInterval(EVERY);
    }
}
