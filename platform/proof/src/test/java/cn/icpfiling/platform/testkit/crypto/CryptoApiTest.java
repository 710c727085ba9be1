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
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
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
    void what_was_sealed_opens_in_its_own_place_only() {
        UUID row = Ids.next();
        byte[] sealed = cipher.seal("principal", "number", row, NUMBER);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER);
        assertThat(cipher.open("principal", "number", row, sealed)).isEqualTo(NUMBER);
        assertThat(cipher.seal("principal", "number", row, NUMBER)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> cipher.open("principal", "number", Ids.next(), sealed))
                .isInstanceOf(KeysUnusable.class);
        assertThatThrownBy(() -> cipher.open("principal", "name", row, sealed)).isInstanceOf(KeysUnusable.class);
        assertThatThrownBy(() -> cipher.open("subject", "number", row, sealed)).isInstanceOf(KeysUnusable.class);
        assertThat(cipher.seal("principal", "number", row, null)).isNull();
        assertThat(cipher.open("principal", "number", row, null)).isNull();
    }

    @Test
    void the_blind_index_is_stable_and_tells_nothing_across_columns() {
        BlindValue once = index.of("subject.number", NUMBER);
        assertThat(index.of("subject.number", NUMBER).matches(once)).isTrue();
        assertThat(index.of("principal.number", NUMBER).matches(once)).isFalse();
        assertThat(index.of("subject.number", null)).isNull();
    }

    @Test
    void a_file_opens_whole_with_its_own_label_only() throws IOException {
        byte[] plain = "营业执照".repeat(400_000).getBytes(StandardCharsets.UTF_8);
        byte[] label = "material-1".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (var out = streams.encrypting(sealed, label)) {
            out.write(plain);
        }

        assertThat(opened(sealed.toByteArray(), label)).isEqualTo(plain);
        assertThatThrownBy(() -> opened(sealed.toByteArray(), "material-2".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
        byte[] cut = java.util.Arrays.copyOf(sealed.toByteArray(), sealed.size() - 1);
        assertThatThrownBy(() -> opened(cut, label)).isInstanceOf(IOException.class);
    }

    @Test
    void a_service_with_keys_of_another_database_is_not_ready() {
        assertThat(health.getReadiness().isDown()).isFalse();
        byte[] ours = sql.first(row -> row.getBytes(1), "SELECT sealed FROM key_check WHERE keyset = 'fields'")
                .orElseThrow();

        sql.update(
                "UPDATE key_check SET sealed = ? WHERE keyset = 'fields'",
                cipher.seal("key_check", "sealed", Ids.next(), "sealed with other keys"));
        try {
            assertThat(health.getReadiness().isDown()).isTrue();
        } finally {
            sql.update("UPDATE key_check SET sealed = ? WHERE keyset = 'fields'", ours);
        }
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    /** In a database from before, the known value of the hashes is that of the index, which made them. */
    @Test
    void a_service_with_a_new_key_for_hashes_that_are_older_is_not_ready() {
        byte[] ours = sql.first(row -> row.getBytes(1), "SELECT sealed FROM key_check WHERE keyset = 'hash'")
                .orElseThrow();

        sql.update("UPDATE key_check SET sealed = ? WHERE keyset = 'hash'", hash.of("key_check.sealed", "another"));
        try {
            assertThat(health.getReadiness().isDown()).isTrue();
        } finally {
            sql.update("UPDATE key_check SET sealed = ? WHERE keyset = 'hash'", ours);
        }
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    private byte[] opened(byte[] sealed, byte[] label) throws IOException {
        try (var in = streams.decrypting(new ByteArrayInputStream(sealed), label)) {
            return in.readAllBytes();
        }
    }
}
