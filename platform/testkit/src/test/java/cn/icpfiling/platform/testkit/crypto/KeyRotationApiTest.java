package cn.icpfiling.platform.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeyHolders;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.crypto.RotateKeys;
import cn.icpfiling.platform.crypto.SealAnew;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key of the fields is changed while values are read and written. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class KeyRotationApiTest {
    private static final int PEOPLE = 1000;
    private static final int BATCH = 200;
    private static final int STUCK = 2 * BATCH + 50;
    private static final Duration SETTLED = Duration.ofSeconds(1);

    @Inject
    FieldCipher cipher;

    @Inject
    SealAnew sealAnew;

    @Inject
    KeyHolders holders;

    @Inject
    Sql sql;

    @Inject
    SmallRyeHealthReporter health;

    @ConfigProperty(name = "icp.keys.dir")
    Path keys;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "icp.db.ddl-user")
    String ddlUser;

    @ConfigProperty(name = "icp.db.ddl-password")
    String ddlPassword;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private List<UUID> people;

    @BeforeEach
    void people_are_there() {
        sql.update("DELETE FROM key_holders");
        holders.tell();
        people = IntStream.range(0, PEOPLE).mapToObj(n -> Ids.next()).sorted().toList();
        people.forEach(
                person -> sql.update("INSERT INTO probe_people (id, number) VALUES (?, ?)", person, sealed(person)));
    }

    @AfterEach
    void and_gone() {
        threads.shutdownNow();
        sql.update("DELETE FROM probe_people");
    }

    @Test
    void the_key_is_changed_under_load_and_a_job_that_was_killed_goes_on_where_it_was() throws Exception {
        byte[] old = numberOf(people.getFirst());
        AtomicBoolean over = new AtomicBoolean();
        FieldCipher otherReplica = FieldCipher.reading(keys, "test");
        List<Future<Integer>> load =
                List.of(threads.submit(() -> readAndWrite(over)), threads.submit(() -> read(otherReplica, over)));
        UUID stuck = people.get(STUCK);
        stickAt(stuck);

        Future<Boolean> rotation = threads.submit(() -> rotate(Duration.ofMinutes(2)));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !startsAlike(sealed(people.getFirst()), old));
        assertThatThrownBy(sealAnew::run).isInstanceOf(RuntimeException.class);
        int before = underKeyOf(old);
        assertThat(before).isPositive().isLessThanOrEqualTo(PEOPLE - 2 * BATCH);
        assertThat(sql.first(
                                row -> row.getBytes(1),
                                "SELECT after_key FROM key_progress WHERE place = 'probe_people.number'")
                        .orElseThrow())
                .isNotEqualTo(new byte[16]);
        assertThat(rotation.isDone()).isFalse();
        unstick();
        assertThat(sealAnew.run()).isLessThanOrEqualTo(before);

        assertThat(rotation.get()).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        over.set(true);
        for (Future<Integer> worker : load) {
            assertThat(worker.get()).isPositive();
        }
        assertThat(underKeyOf(old)).isZero();
        FieldCipher started = FieldCipher.reading(keys, "test");
        people.forEach(person -> assertThat(started.open("probe_people", "number", person, numberOf(person)))
                .isEqualTo(person.toString()));
        assertThatThrownBy(() -> started.open("probe_people", "number", people.getFirst(), old))
                .isInstanceOf(KeysUnusable.class);
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    @Test
    void a_column_that_nobody_named_holds_the_old_key_up_and_is_told() {
        UUID person = people.getFirst();
        sql.update(
                "UPDATE probe_people SET hidden = ? WHERE id = ?",
                cipher.seal("probe_people", "hidden", person, "forgotten"),
                person);

        assertThat(rotate(Duration.ofSeconds(12))).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("probe_people.hidden 1")
                .doesNotContain("number");

        sql.update("UPDATE probe_people SET hidden = NULL");
        assertThat(rotate(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void a_replica_without_the_new_key_holds_the_rotation_up() {
        sql.update("INSERT INTO key_holders (holder, sealing, known, seen_at)"
                + " VALUES ('a-replica-behind', 'ffffffff', 'ffffffff', UTC_TIMESTAMP(6) + INTERVAL 1 DAY)");
        byte[] old = sealed(people.getFirst());

        assertThat(rotate(Duration.ofSeconds(3))).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("a replica without the new key");
        assertThat(startsAlike(sealed(people.getFirst()), old)).isTrue();

        sql.update("DELETE FROM key_holders WHERE holder = 'a-replica-behind'");
        assertThat(rotate(Duration.ofMinutes(1))).isTrue();
    }

    private boolean rotate(Duration patience) {
        return new RotateKeys(new PrintStream(said, true, StandardCharsets.UTF_8), SETTLED, patience)
                .run(keys, "test", url, user, password);
    }

    private int readAndWrite(AtomicBoolean over) {
        int done = 0;
        while (!over.get()) {
            UUID person = anybody();
            assertThat(cipher.open("probe_people", "number", person, numberOf(person)))
                    .isEqualTo(person.toString());
            if (!person.equals(people.get(STUCK))) {
                sql.update("UPDATE probe_people SET number = ? WHERE id = ?", sealed(person), person);
            }
            done++;
        }
        return done;
    }

    private int read(FieldCipher replica, AtomicBoolean over) {
        int done = 0;
        while (!over.get()) {
            UUID person = anybody();
            assertThat(replica.open("probe_people", "number", person, numberOf(person)))
                    .isEqualTo(person.toString());
            done++;
        }
        return done;
    }

    private UUID anybody() {
        return people.get(ThreadLocalRandom.current().nextInt(people.size()));
    }

    private byte[] sealed(UUID person) {
        return cipher.seal("probe_people", "number", person, person.toString());
    }

    private byte[] numberOf(UUID person) {
        return sql.first(row -> row.getBytes(1), "SELECT number FROM probe_people WHERE id = ?", person)
                .orElseThrow();
    }

    private int underKeyOf(byte[] sealed) {
        return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM probe_people WHERE LEFT(number, 5) = ?", (Object)
                        Arrays.copyOf(sealed, 5))
                .orElseThrow();
    }

    private static boolean startsAlike(byte[] one, byte[] other) {
        return Arrays.equals(one, 0, 5, other, 0, 5);
    }

    /** Where the job dies: its transaction is rolled back, those before it stay. */
    private void stickAt(UUID person) throws Exception {
        ddl("CREATE TRIGGER probe_people_stuck BEFORE UPDATE ON probe_people FOR EACH ROW BEGIN IF NEW.id = 0x"
                + person.toString().replace("-", "")
                + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'killed here'; END IF; END");
    }

    private void unstick() throws Exception {
        ddl("DROP TRIGGER probe_people_stuck");
    }

    private void ddl(String statement) throws Exception {
        try (var connection = DriverManager.getConnection(url, ddlUser, ddlPassword);
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
