package cn.icpfiling.systemtests.legacy;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Loads the filings for demonstrations, once after {@code ./icp up} made a database; or, with names of domains ({@code ./icp
 * legacy-filing}), the filings that follow from them, unless the sandbox loads them itself. A second load changes nothing.
 */
public final class LoadDemo {

    private LoadDemo() {}

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var stack = Stack.fromEnvironment();
        try {
            for (var name : args) {
                var filing = OldPlatform.ofName(stack, name);
                if (!filing.isLoaded()) {
                    loads(filing, stack);
                }
                out.println(name + " is loaded; see /old-platform?domain=" + name + " of the sandbox");
            }
            if (args.length == 0) {
                loads(OldPlatform.demo(stack), stack);
                out.println(
                        "filings of the old platform to claim and to import are loaded; see /old-platform of the sandbox");
            }
        } catch (Differs | ConditionTimeoutException | UncheckedIOException e) {
            out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void loads(OldPlatform filings, Stack stack) {
        filings.isKnownToTheAuthority();
        var load = new LegacyLoads(stack).loaded(filings, "gbk.csv");
        Differs.unless(
                load.text("/state").equals("FINISHED")
                        && load.at("/rows/setAside").asInt() == 0,
                "the load ended as %s",
                load.body());
    }
}
