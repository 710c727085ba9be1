package cn.icpfiling.account.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A legacy-import-service that hangs does not hold the codes of other recoveries up. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SilentOldPlatformApiTest {

    private static final int UNTIL_OPEN = 8;

    @Inject
    FindFiling find;

    @Test
    @Tag("long")
    void after_some_silences_no_further_recovery_waits_until_the_old_platform_answers_again() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, UNTIL_OPEN)
                    .mapToObj(i -> executor.submit(() -> find.of(OutsideWorld.HANGS + i + ".com")))
                    .toList()
                    .forEach(asked -> assertThatThrownBy(asked::get).hasCauseInstanceOf(ProcessingException.class));
        }

        assertThatThrownBy(() -> find.of(OutsideWorld.HANGS + "once-more.com"))
                .isInstanceOf(CircuitBreakerOpenException.class);

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(CircuitBreakerOpenException.class)
                .untilAsserted(() -> assertThat(find.of("known-nowhere.com")).isEmpty());
    }
}
