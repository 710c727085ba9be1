package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.KeyStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Gives running services a new key for fields, one for files and one for blind indexes:
 * {@code RotateKeys <keys> <service>=<jdbc url> …}. User and password are in ICP_KEYS_USER and ICP_KEYS_PASSWORD; the
 * user only reads. ICP_KEYS_PATIENCE (PT15M) says how long the program waits for one obstacle, and ICP_KEYS_LOOK_AGAIN
 * (PT0.5S) how often it looks. After a look that read much it waits longer, because the services need the same disks.
 * The program adds the new keys and activates them once every replica has them. It removes the old keys when nothing
 * encrypted with them is left. The keyset files hold the state, so the next run continues an interrupted one. Exit
 * codes: 0 rotated; 1 not finished: nothing is lost and the next run continues.
 */
public final class RotateKeys {
    /** Longer than any transaction: after this time, a transaction that read an old value has written it or ended. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    /** As many times as long as a look took, the rotation leaves the disks to the services. */
    private static final int REST = 4;

    private static final Duration SHORT_LOOK = Duration.ofSeconds(2);

    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final String PATIENCE = "PT15M";
    private static final String LOOK_AGAIN = "PT0.5S";
    private static final List<KeysetFiles.Use> ROTATED =
            List.of(KeysetFiles.Use.FIELDS, KeysetFiles.Use.STREAM, KeysetFiles.Use.INDEX);

    private final PrintStream out;
    private final Duration settled;
    private final Duration lookAgain;
    private final Patience patience;

    /**
     * @param out is told each step, and what is in the way of the next one
     * @param settled longer than any transaction of the services
     * @param lookAgain how often the rotation looks whether an obstacle is gone
     * @param patience how long the rotation waits for one obstacle
     */
    public RotateKeys(PrintStream out, Duration settled, Duration lookAgain, Patience patience) {
        this.out = out;
        this.settled = settled;
        this.lookAgain = lookAgain;
        this.patience = patience;
    }

    /** Decides when a rotation gives up. */
    public interface Patience {

        /**
         * @param obstacle says what is in the way now
         * @param waited how long the rotation has waited for it
         */
        boolean isOver(Supplier<String> obstacle, Duration waited);

        /** Waits so long for each obstacle. */
        static Patience of(Duration longest) {
            return (obstacle, waited) -> waited.compareTo(longest) > 0;
        }
    }

    /** A replica that was seen within the last minute. */
    private record Holder(List<String> encrypting, List<String> known) {}

    public static void main(String... args) {
        if (args.length < 2) {
            System.out.println("usage: RotateKeys <keys> <service>=<jdbc url>...");
            System.exit(2);
        }
        var targets = List.of(args).subList(1, args.length);
        var lookAgain = duration("ICP_KEYS_LOOK_AGAIN", LOOK_AGAIN);
        var patience = Patience.of(duration("ICP_KEYS_PATIENCE", PATIENCE));
        System.exit(new RotateKeys(System.out, SETTLED, lookAgain, patience).all(Path.of(args[0]), targets) ? 0 : 1);
    }

    private static Duration duration(String variable, String otherwise) {
        return Duration.parse(System.getenv().getOrDefault(variable, otherwise));
    }

    /** Runs side by side: a rotation mostly waits, and not for another one. */
    private boolean all(Path keys, List<String> targets) {
        var user = System.getenv().getOrDefault("ICP_KEYS_USER", "icp_keys");
        var password = System.getenv().getOrDefault("ICP_KEYS_PASSWORD", "");
        List<Future<Boolean>> rotations;
        // Closing waits for all tasks.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rotations = targets.stream()
                    .map(target -> target.split("=", 2))
                    .map(target -> threads.submit(() -> run(keys, target[0], target[1], user, password)))
                    .toList();
        }
        return rotations.stream().allMatch(Future::resultNow);
    }

    /**
     * Returns whether each use of the service has only the new key left. Waits for a database that is not reachable.
     */
    public boolean run(Path keys, String service, String url, String user, String password) {
        var begun = System.nanoTime();
        try {
            while (true) {
                try {
                    return isRotated(keys, service, url, user, password);
                } catch (SQLException failure) {
                    if (!isAway(failure) || isOver(failure::getMessage, begun)) {
                        throw failure;
                    }
                    Thread.sleep(lookAgain);
                }
            }
        } catch (SQLException | IOException | GeneralSecurityException | RuntimeException failure) {
            var says = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
            out.printf("✗ %s: %s%n", service, says);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isOver(Supplier<String> obstacle, long begun) {
        return patience.isOver(obstacle, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Class 08 of the SQL states: no connection. */
    private static boolean isAway(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("08");
    }

    /** Locks the files of a service, because two rotations at once would remove each other's new keys. */
    private boolean isRotated(Path keys, String service, String url, String user, String password)
            throws SQLException, IOException, GeneralSecurityException, InterruptedException {
        try (var file = FileChannel.open(
                        keys.resolve(service + "-rotation.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var alone = file.tryLock()) {
            if (alone != null) {
                return isRotatedAlone(keys, service, url, user, password);
            }
        } catch (OverlappingFileLockException thisProcess) {
            // the same answer as to another process
        }
        out.printf("✗ %s: another rotation is under way%n", service);
        return false;
    }

    private boolean isRotatedAlone(Path keys, String service, String url, String user, String password)
            throws SQLException, IOException, GeneralSecurityException, InterruptedException {
        var connection = connect(url, user, password);
        try {
            var slots = new IndexSlots(connection);
            var uses = begun(keys, service, slots);
            await(
                    service + " has a replica without the new keys",
                    () -> holders(connection, holder -> !holder.known().containsAll(fresh(keys, service, uses))) == 0);
            for (var use : uses) {
                useNewest(keys, service, use);
            }
            await(
                    service + " has a replica that still encrypts with an old key",
                    () -> holders(connection, holder -> !holder.encrypting().containsAll(fresh(keys, service, uses)))
                            == 0);
            awaitNoneLeft(new OldKeyUsage(keys, service, uses, connection));
            takeOut(keys, service, uses);
            if (uses.contains(KeysetFiles.Use.INDEX)) {
                emptySlot(keys, service, slots, connection);
            }
            out.printf("✓ %s: %s rotated; nothing is left under the old keys, and they are taken out%n", service, uses);
            return true;
        } finally {
            close(connection);
        }
    }

    /** A failure is ignored, because the work is committed. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            // it is closed
        }
    }

    private void takeOut(Path keys, String service, List<KeysetFiles.Use> uses)
            throws IOException, GeneralSecurityException {
        for (var use : uses) {
            if (use != KeysetFiles.Use.INDEX) {
                KeysetFiles.keepNewestKey(keys, service, use);
            } else if (older(keys, service).isEnabled()) {
                KeysetFiles.switchOlderOff(keys, service, use);
                out.printf("· %s: no row lacks the new index; the old key is switched off%n", service);
            }
        }
    }

    /** The older of the two index keys. */
    private record Older(EncryptionKey key, boolean isEnabled) {}

    private static Older older(Path keys, String service) {
        var oldest = KeysetFiles.read(keys, service, KeysetFiles.Use.INDEX).getAt(0);
        return new Older(EncryptionKey.of(oldest), oldest.getStatus() == KeyStatus.ENABLED);
    }

    /** Frees the slot for the next key when no replica writes to it and it is empty. */
    private void emptySlot(Path keys, String service, IndexSlots slots, Connection connection)
            throws SQLException, IOException, GeneralSecurityException, InterruptedException {
        var old = older(keys, service).key();
        var given = Slot.of(old.id());
        await(
                service + " has a replica that still writes the old index",
                () -> holders(connection, holder -> holder.known().contains(old.hex())) == 0);
        do {
            await(
                    telling(service + " still has something of the old index: ", () -> slots.told(given)),
                    () -> slots.isEmpty(given));
            Thread.sleep(settled);
        } while (!slots.isEmpty(given));
        KeysetFiles.dropOlder(keys, service, KeysetFiles.Use.INDEX);
    }

    /** Continues the uses that an earlier run left unfinished. If there are none, adds a key to every use. */
    private List<KeysetFiles.Use> begun(Path keys, String service, IndexSlots slots)
            throws SQLException, IOException, GeneralSecurityException {
        var halfDone = ROTATED.stream()
                .filter(use -> KeysetFiles.read(keys, service, use).size() > 1)
                .toList();
        if (!halfDone.isEmpty()) {
            return halfDone;
        }
        requireFreeSlot(keys, service, slots);
        for (var use : ROTATED) {
            var added = EncryptionKey.newest(KeysetFiles.addKey(keys, service, use));
            out.printf("· %s: key %s added for %s%n", service, added.hex(), use);
        }
        return ROTATED;
    }

    /**
     * Refuses a slot with values of a key that was removed from the file by hand. They would pass for values of the new
     * key.
     */
    private static void requireFreeSlot(Path keys, String service, IndexSlots slots) throws SQLException {
        var free = Slot.of(EncryptionKey.newest(KeysetFiles.read(keys, service, KeysetFiles.Use.INDEX))
                        .id())
                .other();
        if (!slots.isEmpty(free)) {
            throw new IllegalStateException(
                    "the slot of the next index key holds values of a key that is not in the file: "
                            + slots.told(free));
        }
    }

    private void useNewest(Path keys, String service, KeysetFiles.Use use)
            throws IOException, GeneralSecurityException {
        var keyset = KeysetFiles.read(keys, service, use);
        var newest = EncryptionKey.newest(keyset);
        if (keyset.getPrimary().getId() != newest.id()) {
            KeysetFiles.useNewestKey(keys, service, use);
            out.printf("· %s: every replica has %s; it encrypts from now on%n", service, newest.hex());
        }
    }

    private static List<String> fresh(Path keys, String service, List<KeysetFiles.Use> uses) {
        return uses.stream()
                .map(use -> EncryptionKey.newest(KeysetFiles.read(keys, service, use))
                        .hex())
                .toList();
    }

    /**
     * Checks twice, with more than the life of a transaction in between. Until then a transaction that read an old
     * value may write it back. An upload may also still use an old key, so the second pass over the files must begin
     * after that time.
     */
    private void awaitNoneLeft(OldKeyUsage left) throws SQLException, InterruptedException {
        var since = left.now();
        do {
            var first = since;
            await(
                    telling(left.service() + " still has something under an old key: ", () -> left.told(first)),
                    () -> left.isNone(first));
            Thread.sleep(settled);
            since = left.now();
            var second = since;
            await(left.service() + " has no replica that looks through its files", () -> left.hasPassSince(second));
        } while (!left.isNone(since));
    }

    private interface Counted {
        String counts() throws SQLException;
    }

    /** Counts only when the rotation gives up, which a lost connection must not keep from saying why. */
    private static Supplier<String> telling(String what, Counted counted) {
        return () -> {
            try {
                return what + counted.counts();
            } catch (SQLException lost) {
                return what + "not counted, because " + lost.getMessage();
            }
        };
    }

    private interface Question {
        boolean answer() throws SQLException;
    }

    private void await(String inTheWay, Question question) throws SQLException, InterruptedException {
        await(() -> inTheWay, question);
    }

    private void await(Supplier<String> inTheWay, Question question) throws SQLException, InterruptedException {
        var begun = System.nanoTime();
        var asked = begun;
        while (!question.answer()) {
            var pause = pauseAfter(Duration.ofNanos(System.nanoTime() - asked));
            if (isOver(inTheWay, begun)) {
                throw new IllegalStateException(inTheWay.get() + "; run it again when that is over");
            }
            Thread.sleep(pause);
            asked = System.nanoTime();
        }
    }

    private Duration pauseAfter(Duration look) {
        if (look.compareTo(SHORT_LOOK) < 0) {
            return lookAgain;
        }
        var rest = look.multipliedBy(REST);
        var longest = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        return longest.compareTo(lookAgain) > 0 ? longest : lookAgain;
    }

    private static int holders(Connection connection, Predicate<Holder> which) throws SQLException {
        var count = 0;
        try (var asked = connection.prepareStatement(
                        "SELECT field_key, COALESCE(file_key, ''), COALESCE(index_key, ''), known FROM"
                                + " key_holders WHERE seen_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE");
                var rows = asked.executeQuery()) {
            while (rows.next()) {
                if (which.test(new Holder(
                        List.of(rows.getString(1), rows.getString(2), rows.getString(3)),
                        List.of(rows.getString(4).split(","))))) {
                    count++;
                }
            }
        }
        return count;
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, settings(url, user, password));
    }

    /** What stands here wins over the address, so an address that says how the server is checked keeps its word. */
    static Properties settings(String url, String user, String password) {
        var settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        if (!url.contains("sslMode=")) {
            settings.setProperty("sslMode", "PREFERRED");
            settings.setProperty("allowPublicKeyRetrieval", "true");
        }
        return settings;
    }
}
