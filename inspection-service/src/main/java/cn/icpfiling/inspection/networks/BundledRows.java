package cn.icpfiling.inspection.networks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of a list of this release: values between commas, UTF-8, comments after #. */
final class BundledRows {

    private BundledRows() {}

    /** @param name of a file in {@code lists/} */
    static List<List<String>> of(String name) {
        try (var lines = new BufferedReader(new InputStreamReader(
                BundledRows.class.getResourceAsStream("/lists/" + name), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(",")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
