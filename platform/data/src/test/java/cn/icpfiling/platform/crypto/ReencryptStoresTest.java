package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.crypto.KeysetFiles.Use;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a store are encrypted again where they stand, a version at a time. */
class ReencryptStoresTest {
    private static final byte[] PLAIN = "营业执照".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final List<UUID> LISTED = List.of(FIRST, SECOND);

    @TempDir
    Path folder;

    private final Bucket bucket = new Bucket();

    @BeforeEach
    void two_files_are_encrypted_and_then_the_key_changes() throws Exception {
        NewKeysets.make(folder, "filing");
        var before = new StreamCipher(Keysets.reading(folder, "filing"));
        for (var id : LISTED) {
            var encrypted = new ByteArrayOutputStream();
            try (var out = before.encrypting(encrypted, bucket.boundTo(id))) {
                out.write(PLAIN);
            }
            bucket.objects.put(id, encrypted.toByteArray());
        }
        KeysetFiles.addKey(folder, "filing", Use.STREAM);
        KeysetFiles.useNewestKey(folder, "filing", Use.STREAM);
    }

    @Test
    void each_is_under_the_new_key_and_says_what_it_said() throws Exception {
        assertThat(pass()).isEqualTo(new ReencryptFiles.Outcome(2, 0));

        assertThat(pass()).as("nothing is left to do").isEqualTo(ReencryptFiles.Outcome.NOTHING);
        assertThat(said(FIRST)).isEqualTo(PLAIN);
        assertThat(said(SECOND)).isEqualTo(PLAIN);
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void what_is_deleted_meanwhile_stays_deleted() throws Exception {
        bucket.meanwhile = () -> bucket.objects.remove(FIRST);

        assertThat(pass()).isEqualTo(new ReencryptFiles.Outcome(1, 0));

        assertThat(bucket.objects).containsOnlyKeys(SECOND);
    }

    @Test
    void what_cannot_be_opened_keeps_the_old_key_and_stops_nobody() throws Exception {
        bucket.objects.put(FIRST, Arrays.copyOf(bucket.objects.get(FIRST), 100));

        assertThat(pass()).isEqualTo(new ReencryptFiles.Outcome(1, 1));

        assertThat(said(SECOND)).isEqualTo(PLAIN);
    }

    @Test
    void a_store_that_falls_silent_is_not_done() {
        bucket.silent = true;

        assertThat(pass()).isEqualTo(ReencryptFiles.Outcome.LEFT);
    }

    @Test
    void who_loses_the_lease_leaves_the_rest() {
        var keysets = Keysets.reading(folder, "filing");

        assertThat(new ReencryptStores(new StreamCipher(keysets))
                        .pass(bucket, keysets.files().primary(), () -> false))
                .isEqualTo(ReencryptFiles.Outcome.LEFT);
    }

    private ReencryptFiles.Outcome pass() {
        var keysets = Keysets.reading(folder, "filing");
        return new ReencryptStores(new StreamCipher(keysets))
                .pass(bucket, keysets.files().primary(), () -> true);
    }

    private byte[] said(UUID id) throws IOException {
        try (var plain = new StreamCipher(Keysets.reading(folder, "filing"))
                .decrypting(new ByteArrayInputStream(bucket.objects.get(id)), bucket.boundTo(id))) {
            return plain.readAllBytes();
        }
    }

    /** One name a page; a version is what the bytes are. */
    private final class Bucket implements EncryptedStore {
        private final Map<UUID, byte[]> objects = new LinkedHashMap<>();
        private Runnable meanwhile = () -> {};
        private boolean silent;

        @Override
        public String name() {
            return "papers";
        }

        @Override
        public Page page(Optional<String> from) throws IOException {
            if (silent) {
                throw new IOException("no answer");
            }
            int at = from.map(Integer::parseInt).orElse(0);
            var held = Stream.of(LISTED.get(at))
                    .filter(objects::containsKey)
                    .map(id -> new Held(id, version(id)))
                    .toList();
            return new Page(held, at + 1 < LISTED.size() ? Optional.of(Integer.toString(at + 1)) : Optional.empty());
        }

        private String version(UUID id) {
            return Integer.toString(Arrays.hashCode(objects.get(id)));
        }

        @Override
        public byte[] boundTo(UUID id) {
            return id.toString().getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public byte[] head(UUID id, int length) throws IOException {
            return encrypted(id).readNBytes(length);
        }

        @Override
        public InputStream encrypted(UUID id) throws IOException {
            if (!objects.containsKey(id)) {
                throw new NoSuchFileException(id.toString());
            }
            return new ByteArrayInputStream(objects.get(id));
        }

        @Override
        public boolean replace(Held held, Path anew) throws IOException {
            meanwhile.run();
            if (!objects.containsKey(held.id()) || !version(held.id()).equals(held.version())) {
                return false;
            }
            objects.put(held.id(), Files.readAllBytes(anew));
            return true;
        }

        @Override
        public Path scratch() throws IOException {
            return Files.createDirectories(folder.resolve("scratch"));
        }
    }
}
