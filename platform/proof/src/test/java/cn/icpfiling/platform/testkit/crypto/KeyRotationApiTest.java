package cn.icpfiling.platform.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.crypto.EncryptedFolder;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.crypto.ReencryptFields;
import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The keys of fields and files are changed while both are read and written. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class KeyRotationApiTest {
    private static final int PEOPLE = 1000;
    private static final int BATCH = 200;
    private static final int STUCK = 2 * BATCH + 50;
    private static final int FEW = 20;
    private static final int PAPERS = 40;
    private static final int LARGE = 100_000;

    @Inject
    FieldCipher cipher;

    @Inject
    StreamCipher streams;

    @Inject
    ProbePapers papers;

    @Inject
    ReencryptFields encryptAgain;

    @Inject
    Sql sql;

    @Inject
    SmallRyeHealthReporter health;

    @Inject
    RotationScene rotation;

    private List<UUID> people;

    @BeforeEach
    void only_this_replica_is_there_and_in_a_hurry() {
        rotation.begins();
    }

    @AfterEach
    void everybody_is_gone() throws Exception {
        rotation.ends();
        for (var file : filesOfPapers()) {
            Files.delete(file);
        }
    }

    private void peopleAreThere(int count) {
        people = IntStream.range(0, count).mapToObj(n -> Ids.next()).sorted().toList();
        UnitOfWork.run(() -> people.forEach(person ->
                sql.update("INSERT INTO probe_people (id, number) VALUES (?, ?)", person, encrypted(person))));
    }

    @Tag("long")
    @Test
    void the_key_is_changed_under_load_and_a_job_that_was_killed_goes_on_where_it_was() throws Exception {
        peopleAreThere(PEOPLE);
        var old = numberOf(people.getFirst());
        var over = new AtomicBoolean();
        var otherReplica = FieldCipher.reading(rotation.keys, "test");
        var load = List.of(
                rotation.threads.submit(() -> readAndWrite(over)),
                rotation.threads.submit(() -> read(otherReplica, over)));
        var stuck = people.get(STUCK);
        rotation.stickAt(stuck, "");

        var running = rotation.threads.submit(() -> rotation.rotates());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !startsAlike(encrypted(people.getFirst()), old));
        assertThatThrownBy(encryptAgain::run).isInstanceOf(RuntimeException.class);
        var before = underKeyOf(old);
        assertThat(before).isPositive().isLessThanOrEqualTo(PEOPLE - 2 * BATCH);
        assertThat(sql.first(
                                row -> row.getBytes(1),
                                "SELECT after_key FROM key_passes WHERE place = 'probe_people.number'")
                        .orElseThrow())
                .isNotEqualTo(new byte[16]);
        assertThat(running.isDone()).isFalse();
        rotation.unstick();
        assertThat(encryptAgain.run()).isLessThanOrEqualTo(before);

        assertThat(running.get()).as(rotation.said()).isTrue();
        over.set(true);
        for (var worker : load) {
            assertThat(worker.get()).isPositive();
        }
        assertThat(underKeyOf(old)).isZero();
        var started = FieldCipher.reading(rotation.keys, "test");
        people.forEach(person -> assertThat(started.decrypt("probe_people", "number", person, numberOf(person)))
                .isEqualTo(person.toString()));
        assertThatThrownBy(() -> started.decrypt("probe_people", "number", people.getFirst(), old))
                .isInstanceOf(KeysUnusable.class);
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    @Tag("long")
    @Test
    void papers_are_encrypted_anew_one_by_one_while_they_are_read_uploaded_and_deleted() throws Exception {
        peopleAreThere(FEW);
        var there = new ConcurrentLinkedQueue<UUID>();
        for (var n = 0; n < PAPERS; n++) {
            var paper = papers.upload(n == 0 ? LARGE : n + 1);
            if (n % 2 == 0) {
                papers.forgetItsKey(paper);
            }
            there.add(paper);
        }
        for (var person : people) {
            var paper = encryptedPaper(person);
            sql.update(
                    "UPDATE probe_people SET paper = ? WHERE id = ?",
                    person.equals(people.getFirst()) ? ProbePapers.withoutName(paper) : paper,
                    person);
        }
        var old = Files.readAllBytes(papers.place(lastOf(there)));
        var copyOfTheKilled = papers.place(there.peek()).resolveSibling(there.peek() + ".anew-killed");
        Files.write(copyOfTheKilled, Arrays.copyOf(old, 20));
        var over = new AtomicBoolean();
        var otherReplica = StreamCipher.reading(rotation.keys, "test");
        var deleted = new ConcurrentLinkedQueue<UUID>();
        var reader = rotation.threads.submit(() -> readPapers(otherReplica, there, over));
        var writer = rotation.threads.submit(() -> uploadAndDelete(there, deleted, over));

        assertThat(rotation.rotates()).as(rotation.said()).isTrue();
        over.set(true);

        assertThat(reader.get()).isPositive();
        assertThat(writer.get()).isPositive();
        var started = StreamCipher.reading(rotation.keys, "test");
        var fresh = Arrays.copyOf(Files.readAllBytes(papers.place(papers.upload(1))), 5);
        assertThat(startsAlike(fresh, old)).isFalse();
        for (var paper : there) {
            assertThat(papers.isWhole(started, paper)).contains(true);
        }
        assertThat(deleted)
                .isNotEmpty()
                .allSatisfy(paper -> assertThat(papers.place(paper)).doesNotExist());
        assertThat(filesOfPapers())
                .hasSize(there.size() + 1)
                .allSatisfy(file -> assertThat(Files.readAllBytes(file)).startsWith(fresh));
        assertThat(sql.list(row -> row.getBytes(1), "SELECT paper FROM probe_people"))
                .hasSize(FEW)
                .allSatisfy(paper -> assertThat(paper).startsWith(fresh));
        for (var person : people) {
            assertThat(paperOf(started, person)).isEqualTo(ProbePapers.saying(person, 9));
        }
        assertThatThrownBy(() -> started.decrypting(new ByteArrayInputStream(old), new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no key");
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    @Test
    @Tag("long")
    void a_column_that_nobody_named_and_a_file_that_nobody_can_open_hold_the_old_keys_up_and_are_told()
            throws Exception {
        peopleAreThere(FEW);
        var person = people.getFirst();
        sql.update(
                "UPDATE probe_people SET hidden = ? WHERE id = ?",
                cipher.encrypt("probe_people", "hidden", person, "forgotten"),
                person);
        var broken = papers.upload(1);
        var other = papers.place(Ids.next());
        Files.createDirectories(other.getParent());
        Files.move(papers.place(broken), other);

        assertThat(rotation.rotatesPast("probe_people.hidden 1", "files 1")).isFalse();
        assertThat(rotation.said()).contains("probe_people.hidden 1", "files 1").doesNotContain("number");

        sql.update("UPDATE probe_people SET hidden = NULL");
        EncryptedFolder.delete(other);
        assertThat(rotation.rotates()).isTrue();
    }

    @Test
    @Tag("long")
    void a_replica_without_the_new_key_holds_the_rotation_up() {
        peopleAreThere(FEW);
        sql.update("INSERT INTO key_holders (holder, field_key, file_key, known, seen_at) VALUES ('a-replica-behind',"
                + " 'ffffffff', 'ffffffff', 'ffffffff', UTC_TIMESTAMP(6) + INTERVAL 1 DAY)");
        var old = encrypted(people.getFirst());

        assertThat(rotation.rotatesPast("a replica without the new keys")).isFalse();
        assertThat(rotation.said()).contains("a replica without the new keys");
        assertThat(startsAlike(encrypted(people.getFirst()), old)).isTrue();

        sql.update("DELETE FROM key_holders WHERE holder = 'a-replica-behind'");
        assertThat(rotation.rotates()).isTrue();
    }

    @Test
    @Tag("long")
    void two_rotations_of_one_service_do_not_run_at_once() throws IOException {
        peopleAreThere(FEW);
        var old = encrypted(people.getFirst());
        try (var file = FileChannel.open(
                        rotation.keys.resolve("test-rotation.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var _ = file.lock()) {
            assertThat(rotation.rotates()).isFalse();
        }
        assertThat(rotation.said()).contains("another rotation is under way");
        assertThat(startsAlike(encrypted(people.getFirst()), old)).isTrue();

        assertThat(rotation.rotates()).isTrue();
    }

    private int readAndWrite(AtomicBoolean over) {
        var done = 0;
        while (!over.get()) {
            var person = anybody();
            assertThat(cipher.decrypt("probe_people", "number", person, numberOf(person)))
                    .isEqualTo(person.toString());
            if (!person.equals(people.get(STUCK))) {
                sql.update("UPDATE probe_people SET number = ? WHERE id = ?", encrypted(person), person);
            }
            done++;
        }
        return done;
    }

    private int read(FieldCipher replica, AtomicBoolean over) {
        var done = 0;
        while (!over.get()) {
            var person = anybody();
            assertThat(replica.decrypt("probe_people", "number", person, numberOf(person)))
                    .isEqualTo(person.toString());
            done++;
        }
        return done;
    }

    private int readPapers(StreamCipher replica, Queue<UUID> there, AtomicBoolean over) throws IOException {
        var done = 0;
        while (!over.get()) {
            for (var paper : there) {
                assertThat(papers.isWhole(replica, paper).orElse(true)).isTrue();
                done++;
            }
        }
        return done;
    }

    /** Of two that are uploaded one is deleted again, the older ones too, one after the other. */
    private int uploadAndDelete(Queue<UUID> there, Queue<UUID> deleted, AtomicBoolean over) throws Exception {
        var done = 0;
        while (!over.get()) {
            there.add(papers.upload(3));
            var oldest = done < PAPERS / 2 ? there.poll() : papers.upload(2);
            EncryptedFolder.delete(papers.place(oldest));
            deleted.add(oldest);
            done++;
            Thread.sleep(50);
        }
        return done;
    }

    private static UUID lastOf(Queue<UUID> papers) {
        return papers.stream().reduce((one, next) -> next).orElseThrow();
    }

    private byte[] encryptedPaper(UUID person) throws IOException {
        var encrypted = new ByteArrayOutputStream();
        try (var out = streams.encrypting(encrypted, Binary.of(person))) {
            out.write(ProbePapers.saying(person, 9));
        }
        return encrypted.toByteArray();
    }

    private byte[] paperOf(StreamCipher reader, UUID person) throws IOException {
        var encrypted = sql.first(row -> row.getBytes(1), "SELECT paper FROM probe_people WHERE id = ?", person)
                .orElseThrow();
        try (var in = reader.decrypting(new ByteArrayInputStream(encrypted), Binary.of(person))) {
            return in.readAllBytes();
        }
    }

    private List<Path> filesOfPapers() throws IOException {
        if (!Files.isDirectory(papers.path())) {
            return List.of();
        }
        try (var files = Files.walk(papers.path())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private UUID anybody() {
        return people.get(ThreadLocalRandom.current().nextInt(people.size()));
    }

    private byte[] encrypted(UUID person) {
        return cipher.encrypt("probe_people", "number", person, person.toString());
    }

    private byte[] numberOf(UUID person) {
        return sql.first(row -> row.getBytes(1), "SELECT number FROM probe_people WHERE id = ?", person)
                .orElseThrow();
    }

    private int underKeyOf(byte[] encrypted) {
        return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM probe_people WHERE LEFT(number, 5) = ?", (Object)
                        Arrays.copyOf(encrypted, 5))
                .orElseThrow();
    }

    private static boolean startsAlike(byte[] one, byte[] other) {
        return Arrays.equals(one, 0, 5, other, 0, 5);
    }
}
