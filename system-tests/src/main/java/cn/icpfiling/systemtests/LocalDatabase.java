package cn.icpfiling.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service's database of the local stack, by its command line client. For what no API tells. */
public final class LocalDatabase {
    private static final int LONGEST_SOCKET = 100;
    private static final int SECONDS = 60;

    private final Stack stack;
    private final String name;

    public LocalDatabase(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
    }

    /** Returns what the client printed: the rows of a query, columns parted by tabs, without a head. */
    public String run(String... statements) {
        var command = List.of(
                stack.script()
                        .resolveSibling("deploy/local/target/mariadb/bin/mariadb")
                        .toString(),
                "--no-defaults",
                "--skip-ssl",
                "--batch",
                "--skip-column-names",
                "--socket=" + socket(),
                "--user=" + System.getProperty("user.name"),
                "-D",
                name,
                "-e",
                String.join("; ", statements));
        try {
            var printed = Files.createTempFile("icp-database", ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            var ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            var said = Files.readString(printed);
            Files.delete(printed);
            Differs.unless(ended && process.exitValue() == 0, "the client of the database %s said: %s", name, said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As ./icp chooses it: a socket's path is short by law. */
    private String socket() {
        var home = stack.logs().getParent();
        var usual = home.resolve("run/mariadb.sock").toString();
        if (usual.length() < LONGEST_SOCKET) {
            return usual;
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-1").digest(home.toString().getBytes(StandardCharsets.UTF_8));
            return "/tmp/icp-" + HexFormat.of().formatHex(digest).substring(0, 12) + ".sock";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
