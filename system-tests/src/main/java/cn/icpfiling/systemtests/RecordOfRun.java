package cn.icpfiling.systemtests;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The file into which one run of tests records. Its name has the start and the id of the process, because the system
 * gives an id again: a class that runs once more then has a file of its own. An open never truncates.
 */
final class RecordOfRun {

    private RecordOfRun() {}

    static Writer opened(Path folder, String kind, String ending) {
        var process = ProcessHandle.current();
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        return opened(folder, name(kind, started, process.pid(), ending));
    }

    static String name(String kind, Instant started, long process, String ending) {
        return "%s-%d-%d.%s".formatted(kind, started.toEpochMilli(), process, ending);
    }

    static Writer opened(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            // Not Files.newBufferedWriter, which fails at half a surrogate pair, as tests send it, and at every line
            // behind it.
            return new BufferedWriter(new OutputStreamWriter(
                    Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
