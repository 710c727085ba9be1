package cn.icpfiling.platform.command;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/backup/prune.sh} deletes what no restore to the last days needs, and nothing that one needs. */
class PrunedBackupsTest {
    private static final Path SCRIPTS = Path.of(System.getProperty("icp.root", "../.."))
            .resolve("deploy/backup")
            .toAbsolutePath();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant NOW = Instant.now();
    private static final String FIRST = "20260101T000000Z";
    private static final String SECOND = "20260601T000000Z";

    @TempDir
    private Path folder;

    private record Ended(int code, String output) {}

    @BeforeEach
    void papers() throws IOException {
        file("papers/filing/kept", "a paper");
        file("backups/files/filing/kept", "a paper");
    }

    @Test
    void what_no_restore_to_the_last_days_needs_goes() throws Exception {
        var oldest = dump(FIRST, 90, "binlog.000001");
        var older = dump(SECOND, 40, "binlog.000002");
        var base = dump(SECOND, 31, "binlog.000004");
        var newest = dump(SECOND, 1, "binlog.000009");
        aged(log(FIRST, "a/binlog.000008"), 90);
        var logs =
                List.of(log(SECOND, "b/binlog.000004"), log(SECOND, "c/binlog.000005"), log(SECOND, "c/binlog.000006"));
        var before = List.of(log(SECOND, "a/binlog.000003"), log(SECOND, "b/binlog.000003"));
        var witness = file("backups/" + FIRST + "/anchors/filing/000000000001.json", "{}");

        assertThat(prune(30).output()).contains("30 days needs them: 2 dumps, 3 binary logs, 0 copies");

        assertThat(List.of(oldest, older)).noneMatch(Files::exists);
        assertThat(before).noneMatch(Files::exists);
        assertThat(logs).allMatch(Files::exists);
        assertThat(List.of(base, newest, witness)).allMatch(Files::exists);
        assertThat(prune(30)).as("a second time").isEqualTo(new Ended(0, ""));
        assertThat(restored(base)).contains("then 3 binary logs from binlog.000004:400");
    }

    @Test
    void the_newest_whole_dump_never_goes_and_neither_do_its_logs() throws Exception {
        dump(SECOND, 400, "binlog.000001");
        var newest = dump(SECOND, 300, "binlog.000002");
        var log = log(SECOND, "a/binlog.000002");
        var half = dump(SECOND, 200, "binlog.000003");
        Files.writeString(half.resolve("position"), "");

        assertThat(prune(30).output()).contains("1 dumps, 0 binary logs");

        assertThat(List.of(newest.resolve("position"), log)).allMatch(Files::exists);
    }

    /** Series A lived, a restore made B, and the operator put A back: its name is the older one, and B's dump the one of the greatest name. */
    @Test
    void a_database_that_lives_again_keeps_its_backups_and_the_one_that_was_thrown_away_goes() throws Exception {
        var before = List.of(dump(FIRST, 33, "binlog.000001"), log(FIRST, "a/binlog.000001"));
        var living = new ArrayList<Path>();
        for (var log = 2; log <= 5; log++) {
            living.add(dump(FIRST, List.of(32, 29, 10, 1).get(log - 2), "binlog.00000" + log));
            living.add(log(FIRST, "a/binlog.00000" + log));
        }
        var thrownAway = List.of(dump(SECOND, 31, "binlog.000001"), aged(log(SECOND, "a/binlog.000001"), 31));

        assertThat(run("prune.sh", "backups", "papers", "30", FIRST).output()).contains("2 dumps, 2 binary logs");

        assertThat(living).allMatch(Files::exists);
        assertThat(before).noneMatch(Files::exists);
        assertThat(thrownAway).noneMatch(Files::exists);
    }

    @Test
    void a_series_that_ended_within_the_days_stays_whichever_clock_named_the_next_one() throws Exception {
        var ended = List.of(
                dump(SECOND, 60, "binlog.000001"),
                log(SECOND, "a/binlog.000001"),
                dump(SECOND, 20, "binlog.000002"),
                dump(FIRST, 19, "binlog.000001"),
                log(FIRST, "a/binlog.000001"));

        assertThat(run("prune.sh", "backups", "papers", "30", FIRST)).isEqualTo(new Ended(0, ""));

        assertThat(ended).allMatch(Files::exists);
    }

    @Test
    void the_last_dump_before_the_days_stays_until_another_series_leads_to_them() throws Exception {
        var ended = List.of(dump(FIRST, 50, "binlog.000007"), aged(log(FIRST, "a/binlog.000007"), 50));
        dump(SECOND, 20, "binlog.000001");
        assertThat(prune(30)).isEqualTo(new Ended(0, ""));
        assertThat(ended).allMatch(Files::exists);

        assertThat(prune(15).output()).contains("1 dumps, 1 binary logs");
        assertThat(ended).noneMatch(Files::exists);
    }

    @Test
    void a_dump_of_a_wrong_clock_stays_with_its_logs_until_its_place_is_passed() throws Exception {
        var ahead = dump(SECOND, -400, "binlog.000001");
        var logs = List.of(log(SECOND, "a/binlog.000001"), log(SECOND, "a/binlog.000003"));
        dump(SECOND, 50, "binlog.000002");
        var base = dump(SECOND, 40, "binlog.000003");
        var behind = dump(SECOND, 900, "binlog.000004");

        assertThat(prune(30).output()).contains("1 dumps, 0 binary logs");

        assertThat(List.of(ahead, base, behind)).allMatch(Files::exists);
        assertThat(logs).allMatch(Files::exists);
    }

    @Test
    void a_dump_that_ended_within_the_days_does_not_lead_to_their_first_moment() throws Exception {
        var before = dump(SECOND, 40, "binlog.000001");
        var log = log(SECOND, "a/binlog.000001");
        var slow = dump(SECOND, 31, "binlog.000002");
        Files.writeString(slow.resolve("ended"), NAME.format(NOW.minus(Duration.ofDays(29))));

        assertThat(prune(30)).isEqualTo(new Ended(0, ""));
        assertThat(List.of(before, log)).allMatch(Files::exists);

        assertThat(prune(28).output()).contains("1 dumps, 1 binary logs");
        assertThat(List.of(before, log)).noneMatch(Files::exists);
    }

    @Test
    void nothing_goes_for_a_dump_that_does_not_open_any_more() throws Exception {
        var before = dump(SECOND, 40, "binlog.000001");
        var spoilt = dump(SECOND, 31, "binlog.000002");
        Files.writeString(spoilt.resolve("dump.sql.gz"), "spoilt");

        var ended = prune(30);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("nothing before it was deleted");
        assertThat(before).exists();
    }

    @Test
    void an_erased_paper_leaves_the_copies_after_the_same_days() throws Exception {
        var erased = file("backups/files/filing/erased", "a person's");
        var back = file("backups/files/filing/back", "restored since");
        assertThat(prune(30).output()).contains("2 copies have no paper any more");
        var noted = folder.resolve("backups/.erased");
        assertThat(Files.readString(noted)).matches("\\d+\tfiling/back\n\\d+\tfiling/erased\n");
        var longAgo = String.valueOf(NOW.minus(Duration.ofDays(31)).getEpochSecond());
        Files.writeString(noted, Files.readString(noted).replaceAll("(?m)^\\d+", longAgo));
        file("papers/filing/back", "restored since");

        assertThat(prune(32).output()).contains("1 copies have no paper any more");
        assertThat(erased).exists();
        assertThat(prune(30).output()).contains("0 binary logs, 1 copies of erased papers");

        assertThat(erased).doesNotExist();
        assertThat(List.of(back, folder.resolve("backups/files/filing/kept"))).allMatch(Files::exists);
        assertThat(noted).isEmptyFile();
    }

    /** The disk of the papers may be lost, and the copies are the last ones. */
    @Test
    void no_copy_counts_as_erased_where_no_paper_is_left() throws Exception {
        var copy = file("backups/files/legacy/paper", "a paper");
        assertThat(prune(1).output()).contains("papers/legacy has no paper");

        assertThat(copy).exists();
        assertThat(folder.resolve("backups/.erased")).isEmptyFile();
    }

    @Test
    void days_are_a_number() throws Exception {
        dump(SECOND, 40, "binlog.000001");
        assertThat(run("prune.sh", "backups", "papers", "0", SECOND).output()).contains("no number of days");
        assertThat(run("prune.sh", "backups", "papers", "a month", SECOND).code())
                .isEqualTo(2);
    }

    private Ended prune(int days) throws IOException, InterruptedException {
        return run("prune.sh", "backups", "papers", String.valueOf(days), SECOND);
    }

    private String restored(Path dump) throws IOException, InterruptedException {
        program("client", "cat >/dev/null");
        program("binlog", "exit 0");
        return run("restore.sh", "options", dump.toString(), "backups/" + SECOND + "/binlogs")
                .output();
    }

    private Path dump(String series, int daysAgo, String log) throws IOException {
        var name = NAME.format(NOW.minus(Duration.ofDays(daysAgo)));
        var place = "backups/" + series + "/dumps/" + name + "/";
        file(place + "ended", name);
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("-- Dump completed".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve(place + "dump.sql.gz"), packed.toByteArray());
        return file(place + "position", log + " 400\n").getParent();
    }

    private Path log(String series, String name) throws IOException {
        return file("backups/" + series + "/binlogs/" + name, "");
    }

    private static Path aged(Path file, int days) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(days))));
    }

    private Path file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void program(String name, String script) throws IOException {
        Files.setPosixFilePermissions(file(name, "#!/usr/bin/env bash\n" + script + "\n"), fromString("rwxr-xr-x"));
    }

    private Ended run(String script, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("bash", SCRIPTS.resolve(script).toString()));
        line.addAll(List.of(words));
        var output = folder.resolve("output");
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("CLIENT", folder.resolve("client").toString());
        builder.environment().put("BINLOG", folder.resolve("binlog").toString());
        var process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
