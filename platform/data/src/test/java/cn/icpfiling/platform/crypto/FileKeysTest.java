package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.crypto.KeysetFiles.Use;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files name their key; those from before are read as they are. */
class FileKeysTest {
    private static final byte[] PLAIN = "营业执照".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = "material:1".getBytes(StandardCharsets.UTF_8);
    private static final Duration SELDOM = Duration.ofHours(1);

    @TempDir
    Path folder;

    @BeforeEach
    void keysAreThere() throws Exception {
        NewKeysets.make(folder, "filing");
    }

    @Test
    void a_file_begins_with_the_name_of_the_key_that_encrypted_it() throws Exception {
        var before = replica();
        var old = encrypted(before);
        rotate();
        var after = replica();

        assertThat(old).startsWith(before.primary().prefix());
        assertThat(encrypted(after)).startsWith(after.primary().prefix());
        assertThat(after.primary().prefix()).isNotEqualTo(before.primary().prefix());
        assertThat(opened(after, old)).isEqualTo(PLAIN);
        assertThat(opened(before, encrypted(after))).as("looked at at once").isEqualTo(PLAIN);
    }

    @Test
    @Tag("long")
    void a_file_from_before_opens_with_whichever_key_it_was_encrypted() throws Exception {
        var old = asBefore();
        rotate();
        var after = replica();

        assertThat(old[0]).isEqualTo((byte) 40);
        assertThat(opened(after, old)).isEqualTo(PLAIN);
        assertThat(opened(after, Arrays.copyOfRange(encrypted(after), EncryptionKey.PREFIX, encrypted(after).length))
                        .length)
                .isEqualTo(PLAIN.length);
    }

    @Test
    void a_file_whose_key_was_taken_out_and_one_that_says_another_key_do_not_open() throws Exception {
        var old = encrypted(replica());
        rotate();
        var renamed = old.clone();
        System.arraycopy(replica().primary().prefix(), 0, renamed, 0, EncryptionKey.PREFIX);
        KeysetFiles.keepNewestKey(folder, "filing", Use.STREAM);

        assertThatThrownBy(() -> opened(replica(), old)).hasMessageContaining("no key");
        assertThatThrownBy(() -> opened(replica(), renamed)).isInstanceOf(IOException.class);
        assertThat(folder.toFile().list()).anyMatch(name -> name.startsWith("filing-stream-retired-"));
    }

    @Test
    void a_stream_of_a_new_key_holds_eight_kilobytes() throws Exception {
        assertThat(cipher().heapOfAStream()).isEqualTo(8 << 10);
    }

    /** Keys that were made before had segments of 1 MB; the rotation that there is gives their files small ones. */
    @Test
    @Tag("long")
    void a_file_of_the_large_segments_from_before_opens_and_is_encrypted_anew_with_small_ones() throws Exception {
        withLargeSegments();
        var old = encrypted(replica());
        var unnamed = asBefore();
        assertThat(cipher().heapOfAStream()).isEqualTo(2 << 20);

        rotate();
        var after = replica();
        var anew = encrypted(after);

        assertThat(opened(after, old)).isEqualTo(PLAIN);
        assertThat(opened(after, unnamed)).isEqualTo(PLAIN);
        assertThat(opened(after, anew)).isEqualTo(PLAIN);
        assertThat(cipher().heapOfAStream()).as("old files are still there").isEqualTo(2 << 20);

        KeysetFiles.keepNewestKey(folder, "filing", Use.STREAM);
        assertThat(cipher().heapOfAStream()).isEqualTo(8 << 10);
        assertThat(opened(replica(), anew)).isEqualTo(PLAIN);
    }

    private StreamCipher cipher() {
        return StreamCipher.reading(folder, "filing");
    }

    private void withLargeSegments() throws Exception {
        var large = KeysetHandle.newBuilder()
                .addEntry(
                        KeysetHandle.generateEntryFromParameters(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB)
                                .withFixedId(42)
                                .makePrimary())
                .build();
        Files.writeString(
                Use.STREAM.in(folder, "filing"),
                TinkJsonProtoKeysetFormat.serializeKeyset(large, InsecureSecretKeyAccess.get()));
    }

    @Test
    void what_is_no_encrypted_file_is_told_before_anything_is_read() {
        for (var other : new byte[][] {{}, {1, 2, 3}, "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)}) {
            assertThatThrownBy(() -> opened(replica(), other)).hasMessageContaining("no encrypted file");
        }
    }

    private byte[] asBefore() throws Exception {
        var tinks = KeysetFiles.read(folder, "filing", Use.STREAM)
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        var encrypted = new ByteArrayOutputStream();
        try (var out = tinks.newEncryptingStream(encrypted, PLACE)) {
            out.write(PLAIN);
        }
        return encrypted.toByteArray();
    }

    private void rotate() throws Exception {
        KeysetFiles.addKey(folder, "filing", Use.STREAM);
        KeysetFiles.useNewestKey(folder, "filing", Use.STREAM);
    }

    private static byte[] encrypted(FileKeys keys) throws Exception {
        var encrypted = new ByteArrayOutputStream();
        try (var out = keys.encrypting(encrypted, PLACE)) {
            out.write(PLAIN);
        }
        return encrypted.toByteArray();
    }

    private static byte[] opened(FileKeys keys, byte[] encrypted) throws Exception {
        try (var in = keys.decrypting(new ByteArrayInputStream(encrypted), PLACE)) {
            return in.readAllBytes();
        }
    }

    private FileKeys replica() {
        return new FileKeys(folder, "filing", SELDOM);
    }
}
