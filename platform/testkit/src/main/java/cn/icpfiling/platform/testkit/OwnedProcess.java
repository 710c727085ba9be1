package cn.icpfiling.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that cannot outlive this JVM. A small shell starts it and kills it as soon as the pipe from this JVM
 * closes, even if the JVM was killed.
 */
final class OwnedProcess {
    private static final String HOLD =
            "\"$@\" & child=$!; echo $child > \"$0\"; read -r _; kill -9 $child; wait $child";

    private final Process shell;

    private OwnedProcess(Process shell) {
        this.shell = shell;
    }

    static OwnedProcess start(Path log, Path pidFile, List<String> command) {
        var held = new ArrayList<String>(List.of("sh", "-c", HOLD, pidFile.toString()));
        held.addAll(command);
        try {
            return new OwnedProcess(new ProcessBuilder(held)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the process, so its files can be deleted. Waits for the shell, because only the shell sees its child end.
     */
    void end() {
        try {
            shell.getOutputStream().close();
            shell.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command to its end. If it fails, throws with its last lines. */
    static void run(Path log, List<String> command) {
        try {
            var exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command.getFirst() + " failed:\n" + tail(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
