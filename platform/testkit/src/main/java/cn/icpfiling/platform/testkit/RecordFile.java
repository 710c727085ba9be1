package cn.icpfiling.platform.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The file into which one run of tests records. Its name has the start and the id of the process, because the system
 * gives an id again: a class that runs once more, or a second run of a module, then has a file of its own. All class
 * loaders of one process append to the same file.
 */
record RecordFile(String kind, Instant started, long process, String ending) {

    static RecordFile ofThisRun(String kind, String ending) {
        var process = ProcessHandle.current();
        return new RecordFile(kind, process.info().startInstant().orElse(Instant.EPOCH), process.pid(), ending);
    }

    Path in(Path folder) {
        return folder.resolve("%s-%d-%d.%s".formatted(kind, started.toEpochMilli(), process, ending));
    }

    /**
     * Never truncates: each start of Quarkus in one process opens the file again.
     *
     * @throws UncheckedIOException if the file cannot be opened
     */
    static BufferedWriter opened(Path record) {
        try {
            Files.createDirectories(record.toAbsolutePath().getParent());
            // Not Files.newBufferedWriter, which throws at half characters, and tests send some.
            return new BufferedWriter(new OutputStreamWriter(
                    Files.newOutputStream(record, StandardOpenOption.CREATE, StandardOpenOption.APPEND), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
