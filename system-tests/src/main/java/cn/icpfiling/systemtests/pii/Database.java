package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The database server as its owner sees it. Tables are read row by row in addition to their files: a file splits long
 * values, and a page may still be in memory only.
 */
final class Database {

    private static final String OURS = "('icp_filing','icp_verification','icp_inspection','icp_account','icp_legacy')";
    /** The jobs of the services renew some thirty leases, each on a page of its own with its undo. Tables are read row by row as well. */
    private static final int NEARLY_NONE = 80;

    private final Stack stack;

    Database(Stack stack) {
        this.stack = stack;
    }

    /** Flushes memory to the files. Leases are renewed meanwhile, so a few pages are always dirty. */
    void flush() {
        run("SET GLOBAL innodb_max_dirty_pages_pct = 0, GLOBAL innodb_max_dirty_pages_pct_lwm = 0");
        try {
            Awaitility.await("clean pages")
                    .pollInSameThread()
                    .atMost(Duration.ofSeconds(20))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> dirtyPages() < NEARLY_NONE);
        } catch (ConditionTimeoutException e) {
            throw new Differs("The database keeps %d pages in memory".formatted(dirtyPages()));
        } finally {
            run("SET GLOBAL innodb_max_dirty_pages_pct = 90");
        }
        var packed = lines("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema IN " + OURS
                + " AND (row_format = 'Compressed' OR create_options LIKE '%compress%')");
        Differs.unless(packed.equals(List.of("0")), "%s tables are packed: their files would tell nothing", packed);
    }

    boolean hasBinaryLog() {
        return lines("SELECT @@log_bin").equals(List.of("1"));
    }

    void eachTable(BiConsumer<String, InputStream> reader) {
        var tables = lines("SELECT CONCAT(table_schema, '.', table_name) FROM information_schema.tables"
                + " WHERE table_type = 'BASE TABLE' AND table_schema IN " + OURS);
        Differs.unless(tables.size() > 40, "Only %d tables of ours were found", tables.size());
        read(tables, reader);
    }

    /** Uses one client process, because its start takes longer than most tables. */
    void read(List<String> tables, BiConsumer<String, InputStream> reader) {
        var end = UUID.randomUUID().toString();
        var process = start(tables.stream()
                .map(table -> "SELECT * FROM %s;\nSELECT '%s'".formatted(table, end))
                .collect(Collectors.joining(";\n")));
        try (var output = new BufferedInputStream(process.getInputStream())) {
            for (var table : tables) {
                reader.accept("table " + table, new ByteArrayInputStream(rows(table, output, end)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ended(process, "the tables");
    }

    /** Returns the output up to the line that ends the rows of a table. */
    private static byte[] rows(String table, InputStream output, String end) throws IOException {
        var last = (end + "\n").getBytes(StandardCharsets.UTF_8);
        var rows = new ByteArrayOutputStream();
        for (var line = line(output); !Arrays.equals(line, last); line = line(output)) {
            Differs.unless(line.length > 0, "The database refused to read %s", table);
            rows.write(line);
        }
        return rows.toByteArray();
    }

    private static byte[] line(InputStream output) throws IOException {
        var line = new ByteArrayOutputStream();
        int next;
        do {
            next = output.read();
            if (next >= 0) {
                line.write(next);
            }
        } while (next >= 0 && next != '\n');
        return line.toByteArray();
    }

    void run(String statements) {
        lines(statements);
    }

    List<String> lines(String statements) {
        var process = start(statements);
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            ended(process, "a statement");
            return text.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int dirtyPages() {
        var status = lines("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")
                .getFirst();
        return Integer.parseInt(status.substring(status.indexOf('\t') + 1).strip());
    }

    private Process start(String statements) {
        var command = new ArrayList<>(List.of(
                stack.script()
                        .resolveSibling("deploy/local/target/mariadb/bin/mariadb")
                        .toString(),
                "--no-defaults",
                "--skip-ssl",
                "--batch",
                "--raw",
                "--quick",
                "--skip-column-names",
                "--default-character-set=utf8mb4",
                "--socket=" + System.getenv("ICP_DB_SOCKET"),
                "--user=" + System.getProperty("user.name")));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Statements may exceed the maximum length of a command line.
            try (var input = process.getOutputStream()) {
                input.write((statements + ";\n").getBytes(StandardCharsets.UTF_8));
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("The database's client cannot be started", e);
        }
    }

    private static void ended(Process process, String what) {
        try {
            Differs.unless(process.waitFor() == 0, "The database refused to read %s", what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
