package cn.icpfiling.platform.testkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntendedBreaksTest {
    private static final Break REMOVED = new Break(BreakRule.RESPONSE_REMOVED, "GET /orders 409", "removed");
    private static final Break RENAMED = new Break(BreakRule.OPERATION_REMOVED, "GET /sites", "removed");
    private static final String ENTRY = """
            operations:
              - break: 'RESPONSE_REMOVED GET /orders 409: removed'
                reason: No rule can refuse a list.
                date: 2026-11-28
            events: []
            """;

    @TempDir
    Path root;

    private final LastRelease last = new LastRelease("0.1.0", Path.of("unused"));

    @Test
    void a_break_with_a_reason_and_a_day_passes_and_every_other_one_is_told() throws IOException {
        write(ENTRY);

        assertThat(faults("operations", REMOVED)).isEmpty();
        assertThat(faults("operations", REMOVED, RENAMED)).containsExactly("OPERATION_REMOVED GET /sites: removed");
        assertThat(faults("events", REMOVED)).containsExactly("RESPONSE_REMOVED GET /orders 409: removed");
    }

    @Test
    void an_entry_without_a_break_a_reason_or_a_day_is_told() throws IOException {
        write(ENTRY);
        assertThat(faults("operations"))
                .singleElement()
                .asString()
                .contains("names a break that is not there: RESPONSE_REMOVED GET /orders 409");

        write(ENTRY.replace("No rule can refuse a list.", "none").replace("2026-11-28", "soon"));
        assertThat(faults("operations", REMOVED))
                .hasSize(2)
                .anyMatch(fault -> fault.contains("gives no reason"))
                .anyMatch(fault -> fault.contains("gives no day"));
    }

    @Test
    void a_stable_release_takes_no_entry() throws IOException {
        write(ENTRY);

        assertThat(IntendedBreaks.read(root, "operations")
                        .faults(new LastRelease("1.2.0", Path.of("unused")), List.of(REMOVED)))
                .singleElement()
                .asString()
                .endsWith("has entries, but 1.2.0 is stable");
    }

    @Test
    void no_file_intends_nothing() throws IOException {
        assertThat(faults("operations", REMOVED)).containsExactly("RESPONSE_REMOVED GET /orders 409: removed");
        assertThat(faults("operations")).isEmpty();
    }

    private List<String> faults(String list, Break... breaks) throws IOException {
        return IntendedBreaks.read(root, list).faults(last, List.of(breaks));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(root.resolve(IntendedBreaks.FILE).getParent());
        Files.writeString(root.resolve(IntendedBreaks.FILE), text);
    }
}
