package cn.icpfiling.platform.command;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code deploy/backup} with stand-ins for the database's programs. {@code ./icp drill restore} has the real ones. */
class BackupScriptsTest {

    private static final Path SCRIPTS = Path.of(System.getProperty("icp.root", "../.."))
            .resolve("deploy/backup")
            .toAbsolutePath();
    private static final String PLACE = "-- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000002', MASTER_LOG_POS=400;";
    private static final String END = "-- Dump completed on 2026-11-29";

    @TempDir
    private Path folder;

    private record Ended(int code, String output) {}

    @BeforeEach
    void stand_ins() throws IOException {
        program("client", "echo \"client: $(cat)\"");
        program("binlog", "echo \"$*\"");
        dumps(PLACE, "CREATE TABLE a", END);
    }

    @Test
    void a_dump_says_where_it_stands_in_the_binary_log() throws Exception {
        var made = run("take.sh", "options", folder + "/dumps", "icp_filing");

        assertThat(made.code()).as(made.output()).isZero();
        assertThat(Files.readString(Path.of(made.output().strip()).resolve("position")))
                .isEqualTo("binlog.000002 400\n");
    }

    @Test
    void a_dump_without_a_place_or_without_an_end_is_none() throws Exception {
        dumps("CREATE TABLE a", END);
        assertThat(run("take.sh", "options", folder + "/dumps", "icp_filing").output())
                .contains("does not say where it stands");

        dumps(PLACE, "CREATE TABLE a");
        assertThat(run("take.sh", "options", folder + "/dumps", "icp_filing").output())
                .contains("does not say that it is complete");

        program("dump", "echo '" + PLACE + "'; exit 3");
        assertThat(run("take.sh", "options", folder + "/dumps", "icp_filing").code())
                .isNotZero();
        try (var made = Files.list(folder.resolve("dumps"))) {
            assertThat(made).allMatch(one -> one.toString().endsWith(".part"));
        }
    }

    @Test
    void logs_are_read_from_the_dumps_place_on_each_in_its_longest_copy() throws Exception {
        var dump = dump();
        log("first/binlog.000001", 9);
        log("first/binlog.000002", 5);
        log("second/binlog.000002", 7);
        log("second/binlog.000003", 1);

        var restored = restore(dump);

        assertThat(restored.code()).as(restored.output()).isZero();
        assertThat(restored.output())
                .contains("client: " + PLACE)
                .contains("client: --no-defaults --start-position=400 " + folder + "/binlogs/second/binlog.000002 "
                        + folder + "/binlogs/second/binlog.000003")
                .contains("2 binary logs from binlog.000002:400");
    }

    @Test
    void a_restore_ends_at_a_second_or_at_a_place() throws Exception {
        var dump = dump();
        log("first/binlog.000002", 5);
        log("first/binlog.000003", 5);

        assertThat(restore(dump, "--until", "2026-11-29T17:10:05.9Z").output())
                .contains("--stop-datetime=2026-11-29 17:10:05 ");
        assertThat(restore(dump, "--until", "2026-11-29T17:10:05+08:00").output())
                .contains("--stop-datetime=2026-11-29 09:10:05 ");
        assertThat(restore(dump, "--until-position", "binlog.000002:900").output())
                .contains("--stop-position=900 " + folder + "/binlogs/first/binlog.000002\n");
    }

    /** The power went, or the disk of the copies was full. */
    @Test
    void a_log_that_ends_within_an_event_is_read_up_to_it() throws Exception {
        var dump = dump();
        log("first/binlog.000002", 5);
        log("first/binlog.000003", 5);
        program("binlog", """
                case "$*" in
                  *--start-position*) echo "$*" ;;
                  *) echo "ERROR: Could not read entry at offset 700: Error in log format or read error" >&2 && exit 1 ;;
                esac""");

        var restored = restore(dump);
        assertThat(restored.code()).as(restored.output()).isZero();
        assertThat(restored.output()).contains("ends within an event").contains("--stop-position=700");

        var behind = restore(dump, "--until-position", "binlog.000003:900");
        assertThat(behind.code()).isNotZero();
        assertThat(behind.output())
                .contains("binlog.000003 was copied up to 700 only")
                .doesNotContain("client:");
    }

    @Test
    void a_hole_in_the_logs_is_told() throws Exception {
        var dump = dump();
        log("first/binlog.000003", 5);
        assertThat(restore(dump).output()).contains("binlog.000002, in which the dump was made, was not copied");

        log("first/binlog.000002", 5);
        log("first/binlog.000005", 5);
        var holed = restore(dump);
        assertThat(holed.output())
                .contains("A binary log is missing before binlog.000005")
                .doesNotContain("client:");
        assertThat(holed.code()).isNotZero();
        assertThat(restore(dump, "--until-position", "binlog.000004:1").output())
                .contains("binlog.000004 was not copied");
    }

    /** A disk that was full, or kill -9, left a part; it is younger than the file. */
    @Test
    void a_part_of_a_file_is_never_taken_for_the_file() throws Exception {
        var paper = paper("files/filing/a paper", "whole");
        paper("files/filing/another.part", "being written");
        var copy = paper("copies/filing/a paper", "who");
        assertThat(copy.toFile().setLastModified(paper.toFile().lastModified() + 60_000))
                .isTrue();

        assertThat(run("copy.sh", folder + "/files", folder + "/copies")).isEqualTo(new Ended(0, ""));

        assertThat(copy).hasContent("whole");
        assertThat(copy.toFile().lastModified()).isEqualTo(paper.toFile().lastModified());
        try (var copies = Files.list(copy.getParent())) {
            assertThat(copies).containsExactly(copy);
        }
    }

    @Test
    void an_anchor_that_is_there_is_not_written_over() throws Exception {
        paper("anchors/filing/000000000001.json", "changed");
        paper("anchors/filing/000000000002.json", "new");
        paper("anchors/filing/.000000000003.json.0190c9a1", "be");
        var kept = paper("copies/filing/000000000001.json", "witness");

        assertThat(run("copy.sh", "--new", folder + "/anchors", folder + "/copies"))
                .isEqualTo(new Ended(0, ""));

        assertThat(kept).hasContent("witness");
        assertThat(kept.resolveSibling("000000000002.json")).hasContent("new");
        try (var copies = Files.list(kept.getParent())) {
            assertThat(copies).hasSize(2);
        }
    }

    @Test
    void what_could_not_be_copied_is_told_and_the_rest_is_copied() throws Exception {
        paper("files/filing/paper", "whole");
        paper("files/legacy/paper", "whole");
        paper("copies/filing", "no folder");

        var copied = run("copy.sh", folder + "/files", folder + "/copies");

        assertThat(copied.code()).isEqualTo(1);
        assertThat(copied.output()).contains("copies/filing");
        assertThat(folder.resolve("copies/legacy/paper")).hasContent("whole");
    }

    @Test
    void another_row_makes_another_database() throws Exception {
        var dump = dump();
        assertThat(run("same.sh", "options", dump.toString(), "icp_filing").code())
                .isZero();

        dumps("-- another place", "CREATE TABLE a AUTO_INCREMENT=7", END);
        assertThat(run("same.sh", "options", dump.toString(), "icp_filing").code())
                .isZero();

        dumps(PLACE, "CREATE TABLE a", "INSERT INTO a VALUES (1)", END);
        var other = run("same.sh", "options", dump.toString(), "icp_filing");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.output()).contains("different: 1 lines").contains("> INSERT INTO a VALUES (1)");
    }

    private Path dump() throws IOException, InterruptedException {
        return Path.of(run("take.sh", "options", folder + "/dumps", "icp_filing")
                .output()
                .strip());
    }

    private Ended restore(Path dump, String... until) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("options", dump.toString(), folder + "/binlogs"));
        words.addAll(List.of(until));
        return run("restore.sh", words.toArray(String[]::new));
    }

    private void log(String name, int bytes) throws IOException {
        var file = folder.resolve("binlogs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }

    private Path paper(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void dumps(String... lines) throws IOException {
        program("dump", "cat <<'DUMP'\n" + String.join("\n", lines) + "\nDUMP");
    }

    private void program(String name, String script) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }

    private Ended run(String script, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("bash", SCRIPTS.resolve(script).toString()));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("CLIENT", folder.resolve("client").toString());
        builder.environment().put("DUMP", folder.resolve("dump").toString());
        builder.environment().put("BINLOG", folder.resolve("binlog").toString());
        var process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(folder.resolve("output")));
    }
}
