package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command {@code ./icp}, as an operator gives it. What it says is appended to a log of the drill. */
final class Icp {

    private final Stack stack;
    private final int patienceSeconds;

    Icp(Stack stack, int patienceSeconds) {
        this.stack = stack;
        this.patienceSeconds = patienceSeconds;
    }

    /** Fails the drill if the command does. */
    void does(String... command) throws IOException, InterruptedException {
        if (exitCode(Map.of(), command) != 0) {
            throw new IllegalStateException(
                    "./icp " + String.join(" ", command) + " failed; see " + stack.logs() + "/drill.log");
        }
    }

    int exitCode(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(stack.script().toString()));
        words.addAll(List.of(command));
        return exitCode(environment, words);
    }

    /** Any program; what it says is appended to the same log. */
    int exitCode(Map<String, String> environment, List<String> words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        stack.logs().resolve("drill.log").toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IllegalStateException(words + " did not end within " + patienceSeconds + " s");
        }
        return process.exitValue();
    }
}
