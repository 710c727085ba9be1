package cn.icpfiling.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void it_ends_five_runs_after_the_last_gain() throws Exception {
        assertEquals(17, runs(new WarmUp(1, 100), run -> Math.min(run, 11) * 1000 + 1000));
    }

    @Test
    void a_gain_below_two_percent_is_none() throws Exception {
        assertEquals(6, runs(new WarmUp(1, 100), run -> 1000 + run));
    }

    @Test
    void it_runs_so_often_in_any_case_and_no_oftener() throws Exception {
        assertEquals(15, runs(new WarmUp(15, 60), run -> 1000));
        assertEquals(60, runs(new WarmUp(15, 60), run -> Math.pow(2, run)));
        assertEquals(1, runs(WarmUp.ONCE, run -> 1000));
    }

    private int runs(WarmUp warmUp, IntToDoubleFunction pace) throws Exception {
        var runs = new AtomicInteger();
        warmUp.until(
                run -> {
                    runs.incrementAndGet();
                    return pace.applyAsDouble(run);
                },
                new PrintStream(told, true, StandardCharsets.UTF_8));
        return runs.get();
    }
}
