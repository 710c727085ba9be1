package cn.icpfiling.systemtests;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/** {@code ./icp demo}: files one website through the gateway, step by step, with newly invented people each time. */
public final class Demo {

    private Demo() {}

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var step = new AtomicInteger();
        try {
            var filing = FirstFiling.of(
                            Applicant.fresh(),
                            Stack.fromEnvironment(),
                            told -> out.printf("%2d. %s%n", step.incrementAndGet(), told))
                    .toTheNumber();
            out.printf("%n%s is filed: %s-1%n", filing.who().domain(), filing.subjectNumber());
        } catch (Differs | ConditionTimeoutException | UncheckedIOException e) {
            out.printf("%nThe story went otherwise: %s%n", e.getMessage());
            System.exit(1);
        }
    }
}
