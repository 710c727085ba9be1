package cn.icpfiling.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class FilingNumbersApiTest {

    @Inject
    NumberedDecision decision;

    @Test
    void many_at_once_get_each_their_own_number_and_none_is_left_out() throws InterruptedException, ExecutionException {
        var given = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<String> take = decision::takesNumber;
            for (var number : threads.invokeAll(java.util.Collections.nCopies(120, take))) {
                given.add(number.get());
            }
        }

        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 120)
                        .mapToObj(serial -> String.format("琼ICP备2031%06d号", serial))
                        .toList());
    }
}
