package cn.icpfiling.platform.testkit.crypto;

import cn.icpfiling.platform.crypto.KeyHolders;
import cn.icpfiling.platform.crypto.ReencryptFields;
import cn.icpfiling.platform.crypto.RotateKeys;
import cn.icpfiling.platform.crypto.RotateKeys.Patience;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.Dependent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.Config;

/** Rotations of the keys of the probe, with one replica whose jobs run all the time and not every few seconds. */
@Dependent
class RotationScene {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** For rotations without load: longer than a transaction of the jobs. */
    private static final Duration SETTLED = Duration.ofMillis(300);

    final Path keys;
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Config config;
    private final KeyHolders holders;
    private final ReencryptFields encryptAgain;
    private final Sql sql;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Future<?> hurry;
    private volatile boolean hurryIsOver;

    RotationScene(Config config, KeyHolders holders, ReencryptFields encryptAgain, Sql sql) {
        this.keys = Path.of(text(config, "icp.keys.dir"));
        this.config = config;
        this.holders = holders;
        this.encryptAgain = encryptAgain;
        this.sql = sql;
    }

    private static String text(Config config, String name) {
        return config.getValue(name, String.class);
    }

    void begins() {
        sql.update("DELETE FROM key_holders");
        holders.tell();
        hurry = threads.submit(this::jobsRunAllTheTime);
    }

    private void jobsRunAllTheTime() {
        while (!hurryIsOver) {
            try {
                holders.tell();
                encryptAgain.run();
            } catch (RuntimeException stuck) {
                Thread.onSpinWait(); // on purpose, see stickAt
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    void ends() throws Exception {
        // Not interrupted: a thread that is cut off keeps the lease.
        hurryIsOver = true;
        hurry.get(10, TimeUnit.SECONDS);
        threads.shutdownNow();
        sql.update("DELETE FROM probe_people");
        sql.update("DELETE FROM key_holders");
    }

    /** Returns whether all keys were rotated within two minutes a step. */
    boolean rotates() {
        return rotates(SETTLED);
    }

    /** @param settled longer than a transaction of the load */
    boolean rotates(Duration settled) {
        return rotates(settled, Patience.of(LONGEST));
    }

    /** Returns whether a rotation gets past this obstacle, while the jobs have the time to remove it. */
    boolean rotatesPast(String... obstacle) {
        return rotates(SETTLED, new UntilHeldUp(obstacle));
    }

    /** Returns whether a rotation gets through that works on these keysets, which are not those that the replica reads. */
    boolean rotatesIn(Path folder) {
        return rotates(folder, SETTLED, Patience.of(LONGEST));
    }

    private boolean rotates(Duration settled, Patience patience) {
        return rotates(keys, settled, patience);
    }

    private boolean rotates(Path folder, Duration settled, Patience patience) {
        return new RotateKeys(new PrintStream(said, true, StandardCharsets.UTF_8), settled, LOOK_AGAIN, patience)
                .run(
                        folder,
                        "test",
                        text(config, "quarkus.datasource.jdbc.url"),
                        text(config, "quarkus.datasource.username"),
                        text(config, "quarkus.datasource.password"));
    }

    /** What the rotations of this test have said. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Where the job dies at a row: its transaction is rolled back, those before it stay. */
    void stickAt(UUID person, String condition) throws SQLException {
        ddl("CREATE TRIGGER probe_people_stuck BEFORE UPDATE ON probe_people FOR EACH ROW BEGIN IF NEW.id = 0x"
                + person.toString().replace("-", "") + condition
                + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'killed here'; END IF; END");
    }

    void unstick() throws SQLException {
        ddl("DROP TRIGGER probe_people_stuck");
    }

    private void ddl(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        text(config, "quarkus.datasource.jdbc.url"),
                        text(config, "icp.db.ddl-user"),
                        text(config, "icp.db.ddl-password"));
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
