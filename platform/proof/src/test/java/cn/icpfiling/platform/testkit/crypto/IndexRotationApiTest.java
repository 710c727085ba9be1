package cn.icpfiling.platform.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeyHolders;
import cn.icpfiling.platform.crypto.ReencryptFields;
import cn.icpfiling.platform.crypto.RotateKeys;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key of the blind index is changed while rows are looked for, come, change and go, by a replica that is ahead and one behind. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IndexRotationApiTest {
    private static final int PEOPLE = 700;
    private static final int BATCH = 200;
    private static final int STUCK = 2 * BATCH + 50;
    private static final int FEW = 20;
    private static final int WANTED = 30;
    private static final int DUPLICATE = 1062;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration BEHIND = Duration.ofMillis(700);
    private static final Duration SETTLED = Duration.ofMillis(1500);

    @Inject
    FieldCipher cipher;

    @Inject
    BlindIndex index;

    @Inject
    ReencryptFields encryptAgain;

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
    private final AtomicInteger refused = new AtomicInteger();
    private List<UUID> people;
    private Future<?> hurry;
    private volatile boolean hurryIsOver;

    @BeforeEach
    void only_this_replica_is_there_and_in_a_hurry() {
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

    @AfterEach
    void everybody_is_gone() throws Exception {
        // Not interrupted: who is cut off keeps the lease.
        hurryIsOver = true;
        hurry.get(10, TimeUnit.SECONDS);
        threads.shutdownNow();
        sql.update("DELETE FROM probe_people");
        sql.update("DELETE FROM key_holders");
    }

    private void peopleAreThere(int count) {
        people = IntStream.range(0, count).mapToObj(n -> Ids.next()).sorted().toList();
        UnitOfWork.run(() -> people.forEach(person -> comes(person, person.toString(), index)));
    }

    @Test
    void every_look_finds_its_row_and_nobody_stands_twice_while_the_key_changes() throws Exception {
        peopleAreThere(PEOPLE);
        var before = index(index, people.getFirst());
        var behind = new ReplicaBehind(keys, sql);
        behind.looks();
        var over = new AtomicBoolean();
        Future<?> laggard = threads.submit(() -> looksNowAndThen(behind, over));
        var load = List.of(
                threads.submit(() -> lookFor(() -> index, over)),
                threads.submit(() -> lookFor(behind::index, over)),
                threads.submit(() -> comeAndGo(() -> index, over)),
                threads.submit(() -> comeAndGo(behind::index, over)),
                threads.submit(() -> watchForDoubles(over)));

        var rotated = rotate(Duration.ofMinutes(2));
        over.set(true);

        assertThat(rotated).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        for (var worker : load) {
            assertThat(worker.get()).isPositive();
        }
        laggard.get();
        assertThat(refused).as("people who came twice").hasPositiveValue();
        var after = index(index, people.getFirst());
        assertThat(after.matches(before)).isFalse();
        assertThat(after.a() == null).isEqualTo(before.b() == null);
        assertThat(inSlotOf(before)).isZero();
        assertThat(inSlotOf(after)).isEqualTo(everybody());
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    @Test
    void a_job_that_was_killed_at_a_row_goes_on_where_it_was() throws Exception {
        peopleAreThere(PEOPLE);
        var before = index(index, people.getFirst());
        stickAt(people.get(STUCK));
        var rotation = threads.submit(() -> rotate(Duration.ofMinutes(2)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> inSlotOf(
                                before.a() == null
                                        ? new BlindValue(new byte[1], null)
                                        : new BlindValue(null, new byte[1]))
                        >= 2 * BATCH);
        assertThatThrownBy(encryptAgain::run).isInstanceOf(RuntimeException.class);
        assertThat(sql.first(
                                row -> row.getBytes(1),
                                "SELECT after_key FROM key_passes WHERE place = 'probe_people.number_index'")
                        .orElseThrow())
                .isNotEqualTo(new byte[16]);
        assertThat(rotation.isDone()).isFalse();
        people.forEach(person -> assertThat(found(index, person)).contains(person));

        unstick();

        assertThat(rotation.get()).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        people.forEach(person -> assertThat(found(index, person)).contains(person));
    }

    @Test
    void a_pair_that_nobody_named_and_one_that_is_made_in_another_way_hold_the_old_key_up_and_are_told()
            throws Exception {
        peopleAreThere(FEW);
        var person = people.getFirst();
        var right = index(index, person);
        var wrong = index.of("another", person.toString());
        set("hidden_index", index.of("hidden", "forgotten"), person);
        set("number_index", wrong, person);

        assertThat(rotate(Duration.ofSeconds(4))).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("probe_people.hidden_index 1", "probe_people.number_index 1");

        set("number_index", right, person);
        sql.update("UPDATE probe_people SET hidden_index = NULL, hidden_index_b = NULL");
        assertThat(rotate(Duration.ofMinutes(1))).isTrue();
        assertThat(found(index, person)).contains(person);
    }

    @Test
    void a_replica_behind_holds_the_rotation_up_in_each_step() throws Exception {
        peopleAreThere(FEW);
        var behind = new ReplicaBehind(keys, sql);
        behind.looks();
        assertThat(rotate(Duration.ofSeconds(2))).isFalse();
        behind.looks();
        assertThat(rotate(Duration.ofSeconds(2))).isFalse();
        behind.looks();
        assertThat(rotate(Duration.ofSeconds(8))).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(
                        "a replica without the new keys",
                        "a replica that still encrypts with an old key",
                        "a replica that still writes the old index");

        behind.looks();
        assertThat(rotate(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void a_row_that_comes_when_its_key_is_off_is_made_anew_and_a_second_one_of_its_value_is_told() throws Exception {
        peopleAreThere(FEW);
        var behind = new ReplicaBehind(keys, sql);
        for (var step = 0; step < 3; step++) {
            behind.looks();
            assertThat(rotate(Duration.ofSeconds(step == 2 ? 8 : 2))).isFalse();
        }
        var sleeper = behind.index();
        var second = Ids.next();
        var late = Ids.next();
        comesUnderTheOldKey(second, people.getFirst().toString(), sleeper);
        comesUnderTheOldKey(late, late.toString(), sleeper);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> found(index, late).equals(Optional.of(late)));

        behind.looks();
        assertThat(rotate(Duration.ofSeconds(4))).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("under an old key: probe_people.number_index 1");
        assertThat(found(index, people.getFirst())).contains(people.getFirst());

        sql.update("DELETE FROM probe_people WHERE id = ?", second);
        assertThat(rotate(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void what_a_key_wrote_that_is_no_longer_in_the_file_is_not_taken_for_the_next_ones() throws Exception {
        peopleAreThere(FEW);
        var ours = index(index, people.getFirst());
        var strange = new byte[16];
        set(
                "hidden_index",
                ours.a() == null ? new BlindValue(strange, null) : new BlindValue(null, strange),
                people.getFirst());

        assertThat(rotate(Duration.ofSeconds(4))).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("not in the file: probe_people.hidden_index 1");
        assertThat(index(index, people.getFirst()).matches(ours)).isTrue();

        sql.update("UPDATE probe_people SET hidden_index = NULL, hidden_index_b = NULL");
        assertThat(rotate(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void the_right_key_in_the_wrong_slot_is_told() {
        var known = sql.first(row -> row.getBytes(1), "SELECT check_value FROM key_checks WHERE keyset = 'index'")
                .orElseThrow();
        var a = index.of("key_checks.check_value", "these are the keys of this database");
        var b = index.of("key_checks.check_value_b", "these are the keys of this database");
        assertThat(known).isEqualTo(a.a() == null ? b.b() : a.a());

        var inTheOther = a.a() == null ? a.b() : b.a();
        try {
            // the job of a rotation that has just ended may put the right one back once more
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                sql.update("UPDATE key_checks SET check_value = ? WHERE keyset = 'index'", inTheOther);
                return health.getReadiness().isDown();
            });
        } finally {
            sql.update("UPDATE key_checks SET check_value = ? WHERE keyset = 'index'", known);
        }
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    private boolean rotate(Duration patience) {
        return new RotateKeys(new PrintStream(said, true, StandardCharsets.UTF_8), SETTLED, patience)
                .run(keys, "test", url, user, password);
    }

    private Void looksNowAndThen(ReplicaBehind behind, AtomicBoolean over) throws Exception {
        while (!over.get()) {
            Thread.sleep(BEHIND);
            behind.looks();
        }
        return null;
    }

    private int lookFor(Supplier<BlindIndex> replica, AtomicBoolean over) {
        var done = 0;
        while (!over.get()) {
            var person = people.get(ThreadLocalRandom.current().nextInt(people.size()));
            assertThat(found(replica.get(), person)).contains(person);
            done++;
        }
        return done;
    }

    /** Everybody wants one of a few numbers, which only one can have at a time; who has it changes to another one, and goes. */
    private int comeAndGo(Supplier<BlindIndex> replica, AtomicBoolean over) {
        var done = 0;
        while (!over.get()) {
            var id = Ids.next();
            var first = wanted();
            var second = wanted();
            if (!isRefused(() -> comes(id, first, replica.get()))) {
                assertThat(foundBy(replica.get(), first)).contains(id);
                if (!isRefused(() -> changes(id, second, replica.get()))) {
                    assertThat(foundBy(replica.get(), second)).contains(id);
                }
                sql.update("DELETE FROM probe_people WHERE id = ?", id);
                done++;
            }
        }
        return done;
    }

    private int watchForDoubles(AtomicBoolean over) {
        var done = 0;
        while (!over.get()) {
            assertThat(sql.list(
                            row -> row.getString(1),
                            "SELECT clear_number FROM probe_people GROUP BY clear_number HAVING COUNT(*) > 1"))
                    .isEmpty();
            done++;
        }
        return done;
    }

    private boolean isRefused(Runnable act) {
        try {
            UnitOfWork.run(act);
            return false;
        } catch (RuntimeException failure) {
            if (isDuplicate(failure)) {
                refused.incrementAndGet();
                return true;
            }
            throw failure;
        }
    }

    private static boolean isDuplicate(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE);
    }

    private void comes(UUID id, String number, BlindIndex replica) {
        var made = ProbePeople.index(replica, "1", number);
        sql.update(
                "INSERT INTO probe_people (id, number, clear_number, number_index, number_index_b) VALUES (?, ?, ?, ?,"
                        + " ?)",
                id,
                cipher.encrypt("probe_people", "number", id, number),
                number,
                made.a(),
                made.b());
    }

    /** As a replica does that slept since before the rotation. */
    private void comesUnderTheOldKey(UUID id, String number, BlindIndex replica) {
        var both = ProbePeople.index(replica, "1", number);
        var isA = ProbePeople.index(index, "1", number).a() == null;
        sql.update(
                "INSERT INTO probe_people (id, number, clear_number, number_index, number_index_b) VALUES (?, ?, ?, ?,"
                        + " ?)",
                id,
                cipher.encrypt("probe_people", "number", id, number),
                number,
                isA ? both.a() : null,
                isA ? null : both.b());
    }

    private void changes(UUID id, String number, BlindIndex replica) {
        var made = ProbePeople.index(replica, "1", number);
        sql.update(
                "UPDATE probe_people SET number = ?, clear_number = ?, number_index = ?, number_index_b = ? WHERE id ="
                        + " ?",
                cipher.encrypt("probe_people", "number", id, number),
                number,
                made.a(),
                made.b(),
                id);
    }

    private void set(String pair, BlindValue value, UUID id) {
        sql.update(
                "UPDATE probe_people SET " + pair + " = ?, " + pair + "_b = ? WHERE id = ?", value.a(), value.b(), id);
    }

    private static String wanted() {
        return "wanted-" + ThreadLocalRandom.current().nextInt(WANTED);
    }

    private static BlindValue index(BlindIndex replica, UUID person) {
        return ProbePeople.index(replica, "1", person.toString());
    }

    private Optional<UUID> found(BlindIndex replica, UUID person) {
        return foundBy(replica, person.toString());
    }

    private Optional<UUID> foundBy(BlindIndex replica, String number) {
        var wanted = ProbePeople.index(replica, "1", number);
        return sql.first(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT id FROM probe_people WHERE number_index = ? OR number_index_b = ?",
                wanted.a(),
                wanted.b());
    }

    private int everybody() {
        return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM probe_people")
                .orElseThrow();
    }

    /** How many rows have something where that value's key writes. */
    private int inSlotOf(BlindValue value) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM probe_people WHERE "
                                + (value.a() == null ? "number_index_b" : "number_index") + " IS NOT NULL")
                .orElseThrow();
    }

    /** Where the job dies when it fills a slot: its transaction is rolled back, those before it stay. */
    private void stickAt(UUID person) throws Exception {
        ddl("CREATE TRIGGER probe_people_stuck BEFORE UPDATE ON probe_people FOR EACH ROW BEGIN IF NEW.id = 0x"
                + person.toString().replace("-", "")
                + " AND (OLD.number_index IS NULL OR OLD.number_index_b IS NULL) AND NEW.number_index IS NOT NULL"
                + " AND NEW.number_index_b IS NOT NULL"
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
