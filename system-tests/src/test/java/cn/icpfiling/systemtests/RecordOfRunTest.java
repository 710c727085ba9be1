package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that runs once more does not take away what the first run recorded. */
class RecordOfRunTest {

    @Test
    void two_runs_have_two_files_even_if_the_system_gives_a_process_id_again() {
        var began = Instant.parse("2026-03-02T01:00:00Z");

        assertThat(RecordOfRun.name("seen", began, 4711, "tsv"))
                .isEqualTo("seen-1772413200000-4711.tsv")
                .isNotEqualTo(RecordOfRun.name("seen", began.plusMillis(1), 4711, "tsv"));
    }

    @Test
    void a_record_that_is_opened_again_keeps_what_stood_in_it(@TempDir Path folder) throws IOException {
        for (var line : new String[] {"first", "second"}) {
            try (var record = RecordOfRun.opened(folder.resolve("traffic"), "seen-1.tsv")) {
                record.write(line + "\n");
            }
        }

        assertThat(Files.readAllLines(folder.resolve("traffic/seen-1.tsv"))).containsExactly("first", "second");
    }

    @Test
    void a_record_takes_half_a_surrogate_pair_and_every_line_behind_it(@TempDir Path folder) throws IOException {
        try (var record = RecordOfRun.opened(folder, "seen-1.tsv")) {
            record.write("half \ud83d\n");
            record.flush();
            record.write("next\n");
        }

        assertThat(Files.readAllLines(folder.resolve("seen-1.tsv"))).containsExactly("half ?", "next");
    }
}
