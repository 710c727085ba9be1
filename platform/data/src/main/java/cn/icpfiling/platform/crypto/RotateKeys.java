package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * Gives services a new key for their fields while they run: {@code RotateKeys <keys> <service>=<jdbc url> …}, user and password
 * in ICP_KEYS_USER and ICP_KEYS_PASSWORD, who only read. The new key is added, used once every replica has it, and the old one
 * is taken out when no value is left that it sealed; what the file says tells how far it is, so a run that was cut off goes on.
 * Exit 0: rotated; 1: something is still in the way, nothing is lost and the next run goes on.
 */
public final class RotateKeys {
    /** Longer than any transaction lives: what one had read before is written by then. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final PrintStream out;
    private final Duration settled;
    private final Duration patience;

    public RotateKeys(PrintStream out, Duration settled, Duration patience) {
        this.out = out;
        this.settled = settled;
        this.patience = patience;
    }

    /** A replica that was there within the last minute. */
    private record Holder(String sealing, List<String> known) {}

    public static void main(String... args) {
        if (args.length < 2) {
            System.out.println("usage: RotateKeys <keys> <service>=<jdbc url>...");
            System.exit(2);
        }
        RotateKeys rotation = new RotateKeys(System.out, SETTLED, PATIENCE);
        boolean all = true;
        for (String target : List.of(args).subList(1, args.length)) {
            int equals = target.indexOf('=');
            all &= rotation.run(
                    Path.of(args[0]),
                    target.substring(0, equals),
                    target.substring(equals + 1),
                    System.getenv().getOrDefault("ICP_KEYS_USER", "icp_keys"),
                    System.getenv().getOrDefault("ICP_KEYS_PASSWORD", ""));
        }
        System.exit(all ? 0 : 1);
    }

    /** Whether the service is left with one key, the new one. */
    public boolean run(Path keys, String service, String url, String user, String password) {
        try (Connection connection = connect(url, user, password)) {
            if (!alone(connection, service)) {
                out.printf("✗ %s: another rotation is under way%n", service);
                return false;
            }
            KeysetHandle keyset = KeysetFiles.read(keys, service, KeysetFiles.Use.FIELDS);
            if (keyset.size() == 1) {
                keyset = KeysetFiles.addKey(keys, service);
                out.printf("· %s: key %s added%n", service, newest(keyset).hex());
            }
            FieldKeys.Key fresh = newest(keyset);
            if (keyset.getPrimary().getId() != fresh.id()) {
                await(
                        service + " has a replica without the new key",
                        () -> holders(connection, holder -> !holder.known().contains(fresh.hex())) == 0);
                keyset = KeysetFiles.useNewestKey(keys, service);
                out.printf("· %s: every replica has it; it seals from now on%n", service);
            }
            await(
                    service + " has a replica that still seals with the old key",
                    () -> holders(connection, holder -> !holder.sealing().equals(fresh.hex())) == 0);
            KeysetHandle both = keyset;
            awaitNoneLeft(service, connection, both);
            KeysetFiles.keepNewestKey(keys, service);
            out.printf("✓ %s: rotated; no value is left under the old key, and it is taken out%n", service);
            return true;
        } catch (SQLException | IOException | GeneralSecurityException | RuntimeException failure) {
            out.printf("✗ %s: %s%n", service, failure.getMessage());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Twice, with more than a transaction's life between: one that had read the old value may write it back until then. */
    private void awaitNoneLeft(String service, Connection connection, KeysetHandle keyset)
            throws SQLException, InterruptedException {
        String[] where = {""};
        Question noneLeft = () -> {
            where[0] = underOlderKeys(connection, keyset);
            return where[0].isEmpty();
        };
        do {
            await(() -> service + " still has values under the old key: " + where[0], noneLeft);
            Thread.sleep(settled);
        } while (!noneLeft.answer());
    }

    private interface Question {
        boolean answer() throws SQLException;
    }

    private interface Saying {
        String says();
    }

    private void await(String inTheWay, Question question) throws SQLException, InterruptedException {
        await(() -> inTheWay, question);
    }

    private void await(Saying inTheWay, Question question) throws SQLException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!question.answer()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException(inTheWay.says() + "; run it again when that is over");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private static FieldKeys.Key newest(KeysetHandle keyset) {
        return FieldKeys.Key.of(keyset.getAt(keyset.size() - 1));
    }

    /** Until the connection ends: two that add a key at once would take away each other's. */
    private static boolean alone(Connection connection, String service) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement("SELECT GET_LOCK(?, 0)")) {
            asked.setString(1, "icp-keys-" + service);
            try (ResultSet rows = asked.executeQuery()) {
                return rows.next() && rows.getInt(1) == 1;
            }
        }
    }

    private static int holders(Connection connection, Predicate<Holder> which) throws SQLException {
        int count = 0;
        try (PreparedStatement asked = connection.prepareStatement(
                        "SELECT sealing, known FROM key_holders WHERE seen_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE");
                ResultSet rows = asked.executeQuery()) {
            while (rows.next()) {
                if (which.test(
                        new Holder(rows.getString(1), List.of(rows.getString(2).split(","))))) {
                    count++;
                }
            }
        }
        return count;
    }

    /** Every column that could hold sealed values, also one that its service forgot to name; empty when there are none. */
    private static String underOlderKeys(Connection connection, KeysetHandle keyset) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String[] column : binaryColumns(connection)) {
            for (int i = 0; i < keyset.size() - 1; i++) {
                long rows = count(connection, column[0], column[1], FieldKeys.Key.of(keyset.getAt(i)));
                if (rows > 0) {
                    found.add(column[0] + "." + column[1] + " " + rows);
                }
            }
        }
        return String.join(", ", found);
    }

    private static List<String[]> binaryColumns(Connection connection) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (PreparedStatement asked = connection.prepareStatement(
                        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " AND data_type IN ('varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob')");
                ResultSet rows = asked.executeQuery()) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return columns;
    }

    private static long count(Connection connection, String table, String column, FieldKeys.Key key)
            throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement("SELECT COUNT(*) FROM `" + table + "` WHERE LEFT(`"
                + column + "`, " + FieldKeys.Key.PREFIX + ") = ?")) {
            asked.setBytes(1, key.prefix());
            try (ResultSet rows = asked.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("sslMode", "PREFERRED");
        settings.setProperty("allowPublicKeyRetrieval", "true");
        return DriverManager.getConnection(url, settings);
    }
}
