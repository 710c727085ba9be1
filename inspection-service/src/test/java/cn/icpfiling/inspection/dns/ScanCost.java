package cn.icpfiling.inspection.dns;

import java.io.IOException;
import java.util.Locale;

/**
 * What the engine costs, a separate program for a profile: {@code DOMAINS TOTAL_RATE GROUP_RATE ROUNDS [sound]}. Scans the
 * names of {@link MillionWorld} again and again and tells processor time and memory of the engine's thread. The figures of
 * one round count beside those of another one in the same minute only; the first rounds are warm-up.
 */
public final class ScanCost {
    private ScanCost() {}

    public static void main(String... arguments) throws IOException {
        var domains = Integer.parseInt(arguments[0]);
        var totalRate = Integer.parseInt(arguments[1]);
        var groupRate = Integer.parseInt(arguments[2]);
        var onlySound = arguments.length > 4;
        for (var round = 1; round <= Integer.parseInt(arguments[3]); round++) {
            var run = (onlySound
                            ? ScanRun.ofSound(domains, totalRate, groupRate, round)
                            : new ScanRun(domains, totalRate, groupRate, round))
                    .run();
            System.out.printf(
                    Locale.ROOT,
                    "%.1f us a name, %.2f a question (%.0f %% outside the kernel), %.2f questions a name, %d bytes a"
                            + " question; %.1f s, %.3f of the least; %d wrong%n",
                    run.microsPerDomain(),
                    run.microsPerQuestion(),
                    100 * run.userShare(),
                    run.questionsPerDomain(),
                    run.bytesPerQuestion(),
                    run.seconds(),
                    run.seconds() / run.bound(),
                    run.wrongs());
            run.examples().forEach(System.out::println);
        }
    }
}
