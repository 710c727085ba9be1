package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each key of the index has a slot of its own, and replicas that are one step of a rotation apart find each other's rows. */
class IndexKeysTest {
    private static final byte[] NUMBER = "certificate|2:11010519491231002X".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANOTHER = "certificate|2:110105194912310038".getBytes(StandardCharsets.UTF_8);
    private static final KeysetFiles.Use INDEX = KeysetFiles.Use.INDEX;

    @TempDir
    Path folder;

    @BeforeEach
    void keysAreThere() throws Exception {
        NewKeysets.make(folder, "filing");
    }

    private interface Step {
        void take() throws Exception;
    }

    private final List<Step> rotation = List.of(
            () -> KeysetFiles.addKey(folder, "filing", INDEX),
            () -> KeysetFiles.useNewestKey(folder, "filing", INDEX),
            () -> KeysetFiles.switchOlderOff(folder, "filing", INDEX),
            () -> KeysetFiles.dropOlder(folder, "filing", INDEX));

    /** A replica that has looked at the file once and does not look again. */
    private IndexKeys replica() throws Exception {
        var keys = new IndexKeys(folder, "filing", Duration.ofHours(1));
        keys.compute(NUMBER);
        return keys;
    }

    @Test
    void the_first_key_fills_slot_a_and_each_next_one_the_other() throws Exception {
        assertThat(replica().compute(NUMBER).a()).hasSize(16);
        assertThat(replica().compute(NUMBER).b()).isNull();

        rotate();
        assertThat(replica().compute(NUMBER).a()).isNull();
        assertThat(replica().compute(NUMBER).b()).hasSize(16);

        rotate();
        assertThat(replica().compute(NUMBER).a()).hasSize(16);
        assertThat(replica().compute(NUMBER).b()).isNull();
    }

    @Test
    void two_replicas_a_step_apart_find_what_the_other_wrote_in_every_step_of_two_rotations() throws Exception {
        var replicas = new ArrayList<IndexKeys>(List.of(replica()));
        for (var round = 0; round < 2; round++) {
            for (var step : rotation) {
                step.take();
                var before = replicas.getLast();
                var after = replica();
                assertThat(before.compute(NUMBER).matches(after.compute(NUMBER)))
                        .isTrue();
                assertThat(before.compute(NUMBER).matches(after.compute(ANOTHER)))
                        .isFalse();
                replicas.add(after);
            }
        }
        // Two that are further apart would not, which is why the rotation waits for the slowest.
        assertThat(replicas.getFirst().compute(NUMBER).matches(replicas.get(3).compute(NUMBER)))
                .isFalse();
    }

    @Test
    void both_slots_are_written_from_the_moment_the_key_is_known_until_the_older_one_is_switched_off()
            throws Exception {
        var slots = new ArrayList<String>();
        for (var step : rotation) {
            step.take();
            var value = replica().compute(NUMBER);
            slots.add((value.a() == null ? "" : "A") + (value.b() == null ? "" : "B"));
        }
        assertThat(slots).containsExactly("AB", "AB", "B", "B");
        try (var files = Files.list(folder)) {
            var retired = files.filter(file -> file.getFileName().toString().startsWith("filing-index-retired-"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(retired, folder.resolve("backup-index.json"));
        }
        var ofBackup = new IndexKeys(folder, "backup", Duration.ZERO).compute(NUMBER);
        assertThat(ofBackup.a()).hasSize(16);
        assertThat(ofBackup.b()).isEqualTo(replica().compute(NUMBER).b());
    }

    @Test
    void a_key_from_before_is_given_slot_a_and_finds_what_it_wrote() throws Exception {
        var ours = KeysetFiles.read(folder, "filing", INDEX);
        Files.delete(folder.resolve("filing-hash.json"));
        write(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(ours.getPrimary().getKey())
                        .withFixedId(7)
                        .makePrimary())
                .build());
        var before = replica().compute(NUMBER).b();

        NewKeysets.make(folder, "filing");

        assertThat(replica().compute(NUMBER).a()).isEqualTo(before);
        assertThat(replica().compute(NUMBER).b()).isNull();
    }

    @Test
    void two_keys_of_one_slot_are_refused() throws Exception {
        var ours = KeysetFiles.read(folder, "filing", INDEX);
        write(KeysetHandle.newBuilder(ours)
                .addEntry(KeysetHandle.generateEntryFromParametersName("HMAC_SHA256_PRF")
                        .withFixedId(2))
                .build());

        assertThatThrownBy(this::replica).isInstanceOf(KeysUnusable.class);
    }

    private void rotate() throws Exception {
        for (var step : rotation) {
            step.take();
        }
    }

    private void write(KeysetHandle keyset) throws Exception {
        Files.writeString(
                folder.resolve("filing-index.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
    }
}
