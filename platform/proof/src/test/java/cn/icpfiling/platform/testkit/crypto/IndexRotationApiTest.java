package cn.icpfiling.platform.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.ReencryptFields;
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
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The key of the blind index is changed while rows are looked for, come, change and go, by a replica that is ahead and one behind. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IndexRotationApiTest {
    private static final int PEOPLE = 700;
    private static final int BATCH = 200;
    private static final int STUCK = 2 * BATCH + 50;
    private static final int FEW = 20;
    private static final int WANTED = 30;
    private static final int DUPLICATE = 1062;
    private static final Duration BEHIND = Duration.ofMillis(700);
    private static final Duration SETTLED = Duration.ofMillis(1500);
    private static final String[] STEPS = {
        "a replica without the new keys",
        "a replica that still encrypts with an old key",
        "a replica that still writes the old index"
    };

    @Inject
    FieldCipher cipher;

    @Inject
    BlindIndex index;

    @Inject
    ReencryptFields encryptAgain;

    @Inject
    Sql sql;

    @Inject
    SmallRyeHealthReporter health;

    @Inject
    RotationScene rotation;

    private final AtomicInteger refused = new AtomicInteger();
    private List<UUID> people;

    @BeforeEach
    void only_this_replica_is_there_and_in_a_hurry() {
        rotation.begins();
    }

    @AfterEach
    void everybody_is_gone() throws Exception {
        rotation.ends();
    }

    private void peopleAreThere(int count) {
        people = IntStream.range(0, count).mapToObj(n -> Ids.next()).sorted().toList();
        UnitOfWork.run(() -> people.forEach(person -> comes(person, person.toString(), index)));
    }

    @Test
    void every_look_finds_its_row_and_nobody_stands_twice_while_the_key_changes() throws Exception {
        peopleAreThere(PEOPLE);
        var before = index(index, people.getFirst());
        var behind = new ReplicaBehind(rotation.keys, sql);
        behind.looks();
        var over = new AtomicBoolean();
        Future<?> laggard = rotation.threads.submit(() -> looksNowAndThen(behind, over));
        var load = List.of(
                rotation.threads.submit(() -> lookFor(() -> index, over)),
                rotation.threads.submit(() -> lookFor(behind::index, over)),
                rotation.threads.submit(() -> comeAndGo(() -> index, over)),
                rotation.threads.submit(() -> comeAndGo(behind::index, over)),
                rotation.threads.submit(() -> watchForDoubles(over)));

        var rotated = rotation.rotates(SETTLED);
        over.set(true);

        assertThat(rotated).as(rotation.said()).isTrue();
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
        rotation.stickAt(
                people.get(STUCK),
                " AND (OLD.number_index IS NULL OR OLD.number_index_b IS NULL) AND NEW.number_index IS NOT NULL"
                        + " AND NEW.number_index_b IS NOT NULL");
        var running = rotation.threads.submit(() -> rotation.rotates());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> inSlotOf(inTheOtherSlot(before)) >= 2 * BATCH);
        assertThatThrownBy(encryptAgain::run).isInstanceOf(RuntimeException.class);
        assertThat(sql.first(
                                row -> row.getBytes(1),
                                "SELECT after_key FROM key_passes WHERE place = 'probe_people.number_index'")
                        .orElseThrow())
                .isNotEqualTo(new byte[16]);
        assertThat(running.isDone()).isFalse();
        people.forEach(person -> assertThat(found(index, person)).contains(person));

        rotation.unstick();

        assertThat(running.get()).as(rotation.said()).isTrue();
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

        assertThat(rotation.rotatesPast("probe_people.hidden_index 1", "probe_people.number_index 1"))
                .isFalse();
        assertThat(rotation.said()).contains("probe_people.hidden_index 1", "probe_people.number_index 1");

        set("number_index", right, person);
        sql.update("UPDATE probe_people SET hidden_index = NULL, hidden_index_b = NULL");
        assertThat(rotation.rotates()).isTrue();
        assertThat(found(index, person)).contains(person);
    }

    @Test
    void a_replica_behind_holds_the_rotation_up_in_each_step() throws Exception {
        peopleAreThere(FEW);
        var behind = new ReplicaBehind(rotation.keys, sql);
        heldUpInEachStep(behind);
        assertThat(rotation.said()).contains(STEPS);

        behind.looks();
        assertThat(rotation.rotates()).isTrue();
    }

    private void heldUpInEachStep(ReplicaBehind behind) throws IOException {
        for (var step : STEPS) {
            behind.looks();
            assertThat(rotation.rotatesPast(step)).isFalse();
        }
    }

    @Test
    void a_row_that_comes_when_its_key_is_off_is_made_anew_and_a_second_one_of_its_value_is_told() throws Exception {
        peopleAreThere(FEW);
        var behind = new ReplicaBehind(rotation.keys, sql);
        heldUpInEachStep(behind);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> inSlotOf(inTheOtherSlot(index(index, people.getFirst()))) == 0);
        var sleeper = behind.index();
        var second = Ids.next();
        var late = Ids.next();
        comesUnderTheOldKey(second, people.getFirst().toString(), sleeper);
        comesUnderTheOldKey(late, late.toString(), sleeper);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> found(index, late).equals(Optional.of(late)));

        behind.looks();
        assertThat(rotation.rotatesPast("under an old key: probe_people.number_index 1"))
                .isFalse();
        assertThat(rotation.said()).contains("under an old key: probe_people.number_index 1");
        assertThat(found(index, people.getFirst())).contains(people.getFirst());

        sql.update("DELETE FROM probe_people WHERE id = ?", second);
        assertThat(rotation.rotates()).isTrue();
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

        assertThat(rotation.rotates()).isFalse();
        assertThat(rotation.said()).contains("not in the file: probe_people.hidden_index 1");
        assertThat(index(index, people.getFirst()).matches(ours)).isTrue();

        sql.update("UPDATE probe_people SET hidden_index = NULL, hidden_index_b = NULL");
        assertThat(rotation.rotates()).isTrue();
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
        inserts(id, number, ProbePeople.index(replica, "1", number));
    }

    /** As a replica does that slept since before the rotation. */
    private void comesUnderTheOldKey(UUID id, String number, BlindIndex replica) {
        var both = ProbePeople.index(replica, "1", number);
        var isA = ProbePeople.index(index, "1", number).a() == null;
        inserts(id, number, isA ? new BlindValue(both.a(), null) : new BlindValue(null, both.b()));
    }

    private void inserts(UUID id, String number, BlindValue made) {
        sql.update(
                "INSERT INTO probe_people (id, number, clear_number, number_index, number_index_b) VALUES (?, ?, ?, ?,"
                        + " ?)",
                id,
                cipher.encrypt("probe_people", "number", id, number),
                number,
                made.a(),
                made.b());
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

    private static BlindValue inTheOtherSlot(BlindValue value) {
        return value.a() == null ? new BlindValue(new byte[1], null) : new BlindValue(null, new byte[1]);
    }

    /** How many rows have something where that value's key writes. */
    private int inSlotOf(BlindValue value) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM probe_people WHERE "
                                + (value.a() == null ? "number_index_b" : "number_index") + " IS NOT NULL")
                .orElseThrow();
    }
}
