package cn.icpfiling.systemtests.drill.runbooks;

import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An operator's terminal in the folder of the sources, where {@code kubectl} acts on the processes of this stack. */
final class Terminal {

    private static final int PATIENCE_SECONDS = 300;

    /** How a command ended, and what it printed, errors included. */
    record Outcome(int status, String printed) {}

    private final Stack stack;
    private final Path home;

    Terminal(Stack stack) {
        this.stack = stack;
        this.home = stack.logs().getParent();
    }

    /** {@code since}: logs are shown from this moment on, so that no line of an earlier fault passes for one of this. */
    Outcome run(String command, Optional<Instant> since) {
        try {
            var printed = Files.createTempFile("icp-runbook", ".log");
            // what the command left in the background ends with it: a forwarded port, say
            var whole = command + "\nstatus=$?\nkill $(jobs -p) 2>/dev/null\nwait\nexit $status";
            var builder = new ProcessBuilder("bash", "-c", whole)
                    .directory(stack.script().toAbsolutePath().getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            var environment = builder.environment();
            environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
            since.ifPresent(moment -> environment.put(
                    "ICP_LOGS_SINCE", moment.truncatedTo(ChronoUnit.SECONDS).toString()));
            var process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                throw new IllegalStateException(command + " did not end within " + PATIENCE_SECONDS + " s");
            }
            var outcome = new Outcome(process.exitValue(), Files.readString(printed));
            Files.delete(printed);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
