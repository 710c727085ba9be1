package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas over one file of keys that is changed under them. */
class FieldKeysTest {
    private static final byte[] PLAIN = "11010519491231002X".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = "filing|principal|number|1".getBytes(StandardCharsets.UTF_8);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration ALWAYS = Duration.ZERO;

    @TempDir
    Path folder;

    @BeforeEach
    void keysAreThere() throws Exception {
        NewKeysets.make(folder, "filing");
        NewKeysets.make(folder, "other");
    }

    @Test
    void what_a_replica_encrypts_with_the_new_key_another_opens_that_has_not_looked_yet() throws Exception {
        var one = replica(SELDOM);
        var old = one.encrypt(PLAIN, PLACE);
        KeysetFiles.addKey(folder, "filing", KeysetFiles.Use.FIELDS);
        KeysetFiles.useNewestKey(folder, "filing", KeysetFiles.Use.FIELDS);
        var other = replica(SELDOM);

        var fresh = other.encrypt(PLAIN, PLACE);

        assertThat(other.keys()).hasSize(2);
        assertThat(fresh).startsWith(other.primary().prefix());
        assertThat(Arrays.equals(old, 0, 5, fresh, 0, 5)).isFalse();
        assertThat(one.decrypt(fresh, PLACE)).isEqualTo(PLAIN);
        assertThat(other.decrypt(old, PLACE)).isEqualTo(PLAIN);
    }

    @Test
    void a_replica_that_slept_through_a_rotation_encrypts_nothing_with_the_key_that_is_gone() throws Exception {
        var sleeper = replica(ALWAYS);
        var old = sleeper.encrypt(PLAIN, PLACE);
        KeysetFiles.addKey(folder, "filing", KeysetFiles.Use.FIELDS);
        KeysetFiles.useNewestKey(folder, "filing", KeysetFiles.Use.FIELDS);
        assertThat(sleeper.keys()).hasSize(2);
        KeysetFiles.keepNewestKey(folder, "filing", KeysetFiles.Use.FIELDS);

        assertThat(sleeper.encrypt(PLAIN, PLACE))
                .startsWith(replica(SELDOM).primary().prefix());
        assertThatThrownBy(() -> sleeper.decrypt(old, PLACE)).isInstanceOf(GeneralSecurityException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("filing-fields-retired-"));
        }
    }

    @Test
    void a_keyset_of_somebody_else_is_not_used_and_the_right_one_is_taken_back() throws Exception {
        var keys = replica(ALWAYS);
        var encrypted = keys.encrypt(PLAIN, PLACE);
        var file = folder.resolve("filing-fields.json");
        var right = Files.readAllBytes(file);
        Files.copy(folder.resolve("other-fields.json"), file, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> keys.encrypt(PLAIN, PLACE)).isInstanceOf(KeysUnusable.class);
        assertThatThrownBy(() -> keys.decrypt(encrypted, PLACE)).isInstanceOf(KeysUnusable.class);

        Files.write(file, right);
        assertThat(keys.decrypt(encrypted, PLACE)).isEqualTo(PLAIN);
    }

    @Test
    void a_file_that_cannot_be_read_leaves_the_keys_as_they_are() throws Exception {
        var keys = replica(ALWAYS);
        var encrypted = keys.encrypt(PLAIN, PLACE);

        Files.writeString(folder.resolve("filing-fields.json"), "{");

        assertThat(keys.decrypt(encrypted, PLACE)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> replica(ALWAYS).decrypt(encrypted, PLACE)).isInstanceOf(KeysUnusable.class);
    }

    @Test
    void no_value_is_lost_while_two_replicas_encrypt_and_decrypt_and_the_key_is_swapped() throws Exception {
        FieldKeys[] replicas = {replica(Duration.ofMillis(5)), replica(Duration.ofMillis(40))};
        var values = new ConcurrentLinkedQueue<byte[]>(List.of(replicas[0].encrypt(PLAIN, PLACE)));
        var over = new AtomicBoolean();
        var begun = new CountDownLatch(4);
        var workers = new ArrayList<Future<Long>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4; i++) {
                var mine = replicas[i % 2];
                workers.add(threads.submit(() -> work(mine, values, begun, over)));
            }
            try {
                // On a busy machine all swaps could be over before a worker has had its first turn.
                assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
                for (var round = 0; round < 10; round++) {
                    KeysetFiles.addKey(folder, "filing", KeysetFiles.Use.FIELDS);
                    var newest = KeysetFiles.useNewestKey(folder, "filing", KeysetFiles.Use.FIELDS)
                            .getPrimary()
                            .getId();
                    for (var replica : replicas) {
                        awaitKey(replica, newest);
                    }
                }
            } finally {
                over.set(true);
            }
            for (var worker : workers) {
                assertThat(worker.get()).isPositive();
            }
        }
        var afterwards = replica(SELDOM);
        assertThat(afterwards.keys()).hasSize(11);
        for (var value : values) {
            assertThat(afterwards.decrypt(value, PLACE)).isEqualTo(PLAIN);
        }
    }

    private static void awaitKey(FieldKeys replica, int newest) throws InterruptedException {
        while (replica.primary().id() != newest) {
            Thread.sleep(1);
        }
    }

    /** Decrypts one value and encrypts another until it is told to stop; returns how often. */
    private static long work(FieldKeys mine, Queue<byte[]> values, CountDownLatch begun, AtomicBoolean over)
            throws Exception {
        var done = 0L;
        while (!over.get()) {
            var one = values.poll();
            if (one != null) {
                assertThat(mine.decrypt(one, PLACE)).isEqualTo(PLAIN);
            }
            values.add(mine.encrypt(PLAIN, PLACE));
            if (ThreadLocalRandom.current().nextInt(100) == 0) {
                values.add(mine.encrypt(PLAIN, PLACE));
            }
            if (++done == 1) {
                begun.countDown();
            }
        }
        return done;
    }

    private FieldKeys replica(Duration reload) {
        return new FieldKeys(folder, "filing", reload);
    }
}
