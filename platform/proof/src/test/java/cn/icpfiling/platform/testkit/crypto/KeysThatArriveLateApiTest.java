package cn.icpfiling.platform.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As in a cluster, where a rotation changes a copy, and store, Secret and kubelet bring each step to the pods later. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@Tag("long")
class KeysThatArriveLateApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int LATE_MILLIS = 1_500;
    private static final List<String> ROTATED = List.of("test-fields.json", "test-stream.json", "test-index.json");

    @Inject
    FieldCipher cipher;

    @Inject
    Sql sql;

    @Inject
    RotationScene rotation;

    @TempDir
    Path copy;

    private final AtomicBoolean over = new AtomicBoolean();
    private List<UUID> people;

    @BeforeEach
    void rows_are_there_and_a_copy_of_the_keysets() throws IOException {
        rotation.begins();
        people = Stream.generate(Ids::next).limit(20).toList();
        UnitOfWork.run(() -> people.forEach(person -> sql.update(
                "INSERT INTO probe_people (id, number) VALUES (?, ?)",
                person,
                cipher.encrypt("probe_people", "number", person, person.toString()))));
        try (var files = Files.list(rotation.keys)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
    }

    @AfterEach
    void all_ends() throws Exception {
        over.set(true);
        rotation.ends();
    }

    @Test
    void a_rotation_whose_steps_reach_the_replica_late_loses_no_value_and_leaves_none_behind() throws Exception {
        var old = numberOf(people.getFirst());
        var brought = rotation.threads.submit(this::bringEachStepLate);
        var read = rotation.threads.submit(this::readAndWrite);

        assertThat(rotation.rotatesIn(copy)).as(rotation.said()).isTrue();
        await().atMost(LONG).until(this::hasArrived);
        over.set(true);

        assertThat(read.get()).isPositive();
        // A key more, one that encrypts, the old ones out or off, and the old one of the index out.
        assertThat(brought.get()).isGreaterThanOrEqualTo(4);
        var started = FieldCipher.reading(rotation.keys, "test");
        for (var person : people) {
            assertThat(started.decrypt("probe_people", "number", person, numberOf(person)))
                    .isEqualTo(person.toString());
        }
        assertThatThrownBy(() -> started.decrypt("probe_people", "number", people.getFirst(), old))
                .isInstanceOf(KeysUnusable.class);
        assertThat(copy).isDirectoryContaining("glob:**test-fields-retired-*.json");
    }

    /** One look brings what the copy has at its beginning, as an entry of a store is one value. */
    private int bringEachStepLate() throws Exception {
        var steps = 0;
        while (!over.get()) {
            var found = ROTATED.stream().map(file -> text(copy.resolve(file))).toList();
            Thread.sleep(LATE_MILLIS);
            var isNew = false;
            for (var at = 0; at < ROTATED.size(); at++) {
                var place = rotation.keys.resolve(ROTATED.get(at));
                if (!text(place).equals(found.get(at))) {
                    var fresh = Files.writeString(rotation.keys.resolve("late.tmp"), found.get(at));
                    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
                    isNew = true;
                }
            }
            steps += isNew ? 1 : 0;
        }
        return steps;
    }

    private boolean hasArrived() {
        return ROTATED.stream().allMatch(file -> text(copy.resolve(file)).equals(text(rotation.keys.resolve(file))));
    }

    private int readAndWrite() {
        var done = 0;
        while (!over.get()) {
            var person = people.get(done % people.size());
            assertThat(cipher.decrypt("probe_people", "number", person, numberOf(person)))
                    .isEqualTo(person.toString());
            sql.update(
                    "UPDATE probe_people SET number = ? WHERE id = ?",
                    cipher.encrypt("probe_people", "number", person, person.toString()),
                    person);
            done++;
        }
        return done;
    }

    private byte[] numberOf(UUID person) {
        return sql.first(row -> row.getBytes(1), "SELECT number FROM probe_people WHERE id = ?", person)
                .orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
