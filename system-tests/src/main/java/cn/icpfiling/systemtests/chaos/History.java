package cn.icpfiling.systemtests.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All attempts with their outcome, one JSON object a line. A lost answer is INFO: the request may or may not have taken
 * effect.
 */
final class History implements AutoCloseable {

    enum Outcome {
        OK,
        FAIL,
        INFO
    }

    private final ObjectMapper json = new ObjectMapper();
    private final long begun = System.nanoTime();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final BufferedWriter lines;

    History(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.lines = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(String who, String act, Outcome outcome, String answer) {
        counts.merge(outcome, 1, Integer::sum);
        var line = new LinkedHashMap<String, Object>();
        line.put("millis", (System.nanoTime() - begun) / 1_000_000);
        line.put("who", who);
        line.put("act", act);
        line.put("outcome", outcome);
        line.put("answer", answer);
        try {
            lines.write(json.writeValueAsString(line));
            lines.newLine();
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Map<Outcome, Integer> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
