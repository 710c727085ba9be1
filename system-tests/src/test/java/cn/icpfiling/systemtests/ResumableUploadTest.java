package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A paper comes through the gateway in parts, and goes on where it was when its service is killed in between. */
@Tag("chaos")
@Order(Integer.MAX_VALUE - 2)
@Isolated
class ResumableUploadTest {

    private static final String PAPER = "SUBJECT_CERTIFICATE";

    private final Stack stack = Stack.fromEnvironment();
    private final Script script = new Script(stack);

    @Test
    void what_had_come_is_there_after_the_service_was_killed_and_the_rest_makes_the_paper()
            throws IOException, InterruptedException {
        var filing = FirstFiling.of(Applicant.fresh(), stack, _ -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft();
        var scan = Picture.png("in parts");
        var half = scan.length / 2;
        var parts = Parts.begin(stack, filing, PAPER, scan.length);

        assertThat(parts.add(0, Arrays.copyOf(scan, half))).isEqualTo(204);
        assertThat(parts.add(0, Arrays.copyOf(scan, half))).isEqualTo(409);
        script.succeeds("stop", "filing-service", "--kill");
        script.succeeds("start", "filing-service");

        assertThat(parts.offset()).isEqualTo(half);
        assertThat(parts.add(half, Arrays.copyOfRange(scan, half, scan.length))).isEqualTo(204);
        assertThat(parts.offset()).isEqualTo(scan.length);
        var order = filing.caller().get("/api/v1/orders/" + filing.orderId()).expect(200);
        assertThat(order.text("/materials/0/kind")).isEqualTo(PAPER);
        assertThat(order.text("/materials/0/scan")).isEqualTo("NOT_SCANNED");
    }

    @AfterEach
    void the_service_runs_again() throws IOException, InterruptedException {
        script.run("start", "filing-service");
    }
}
