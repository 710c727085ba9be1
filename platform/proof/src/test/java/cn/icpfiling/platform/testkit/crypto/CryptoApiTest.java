package cn.icpfiling.platform.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CryptoApiTest {
    private static final String NUMBER = "11010519491231002X";

    @Inject
    FieldCipher cipher;

    @Inject
    BlindIndex index;

    @Inject
    KeyedHash hash;

    @Inject
    StreamCipher streams;

    @Inject
    SmallRyeHealthReporter health;

    @Inject
    Sql sql;

    @Test
    void what_was_encrypted_opens_in_its_own_place_only() {
        var row = Ids.next();
        var encrypted = cipher.encrypt("principal", "number", row, NUMBER);

        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER);
        assertThat(cipher.decrypt("principal", "number", row, encrypted)).isEqualTo(NUMBER);
        assertThat(cipher.encrypt("principal", "number", row, NUMBER)).isNotEqualTo(encrypted);
        assertThatThrownBy(() -> cipher.decrypt("principal", "number", Ids.next(), encrypted))
                .isInstanceOf(KeysUnusable.class);
        assertThatThrownBy(() -> cipher.decrypt("principal", "name", row, encrypted))
                .isInstanceOf(KeysUnusable.class);
        assertThatThrownBy(() -> cipher.decrypt("subject", "number", row, encrypted))
                .isInstanceOf(KeysUnusable.class);
        assertThat(cipher.encrypt("principal", "number", row, null)).isNull();
        assertThat(cipher.decrypt("principal", "number", row, null)).isNull();
    }

    @Test
    void the_blind_index_is_stable_and_tells_nothing_across_columns() {
        var once = index.of("subject.number", NUMBER);
        assertThat(index.of("subject.number", NUMBER).matches(once)).isTrue();
        assertThat(index.of("principal.number", NUMBER).matches(once)).isFalse();
        assertThat(index.of("subject.number", null)).isNull();
    }

    @Test
    @Tag("long")
    void a_file_opens_whole_with_its_own_label_only() throws IOException {
        var plain = "营业执照".repeat(400_000).getBytes(StandardCharsets.UTF_8);
        var label = "material-1".getBytes(StandardCharsets.UTF_8);
        var encrypted = new ByteArrayOutputStream();
        try (var out = streams.encrypting(encrypted, label)) {
            out.write(plain);
        }

        assertThat(opened(encrypted.toByteArray(), label)).isEqualTo(plain);
        assertThatThrownBy(() -> opened(encrypted.toByteArray(), "material-2".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
        var cut = java.util.Arrays.copyOf(encrypted.toByteArray(), encrypted.size() - 1);
        assertThatThrownBy(() -> opened(cut, label)).isInstanceOf(IOException.class);
    }

    @Test
    void a_service_with_keys_of_another_database_is_not_ready() {
        assertThat(health.getReadiness().isDown()).isFalse();
        var ours = sql.first(row -> row.getBytes(1), "SELECT check_value FROM key_checks WHERE keyset = 'fields'")
                .orElseThrow();

        sql.update(
                "UPDATE key_checks SET check_value = ? WHERE keyset = 'fields'",
                cipher.encrypt("key_checks", "check_value", Ids.next(), "encrypted with other keys"));
        try {
            assertThat(health.getReadiness().isDown()).isTrue();
        } finally {
            sql.update("UPDATE key_checks SET check_value = ? WHERE keyset = 'fields'", ours);
        }
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    /** In a database from before, the known value of the hashes is that of the index, which made them. */
    @Test
    void a_service_with_a_new_key_for_hashes_that_are_older_is_not_ready() {
        var ours = sql.first(row -> row.getBytes(1), "SELECT check_value FROM key_checks WHERE keyset = 'hash'")
                .orElseThrow();

        sql.update(
                "UPDATE key_checks SET check_value = ? WHERE keyset = 'hash'",
                hash.of("key_checks.check_value", "another"));
        try {
            assertThat(health.getReadiness().isDown()).isTrue();
        } finally {
            sql.update("UPDATE key_checks SET check_value = ? WHERE keyset = 'hash'", ours);
        }
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    private byte[] opened(byte[] encrypted, byte[] label) throws IOException {
        try (var in = streams.decrypting(new ByteArrayInputStream(encrypted), label)) {
            return in.readAllBytes();
        }
    }
}
