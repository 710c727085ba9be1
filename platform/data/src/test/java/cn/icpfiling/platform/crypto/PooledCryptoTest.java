package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ours and Tink's are the same to each other. */
class PooledCryptoTest {
    private static final byte[] PLAIN = "11010519491231002X".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = "filing|principal|number|1".getBytes(StandardCharsets.UTF_8);

    @BeforeAll
    static void tinkIsRegistered(@TempDir Path keys) throws Exception {
        NewKeysets.make(keys, "any");
    }

    @Test
    void what_one_encrypts_the_other_decrypts() throws GeneralSecurityException {
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var tink = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        var ours = new PooledAead(keyset);

        assertThat(tink.decrypt(ours.encrypt(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
        assertThat(ours.decrypt(tink.encrypt(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
        assertThat(ours.encrypt(PLAIN, PLACE)).hasSameSizeAs(tink.encrypt(PLAIN, PLACE));
        assertThat(ours.encrypt(PLAIN, PLACE)).isNotEqualTo(ours.encrypt(PLAIN, PLACE));
    }

    @Test
    void after_a_rotation_the_new_key_encrypts_and_the_old_one_still_decrypts() throws GeneralSecurityException {
        var before = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var old = new PooledAead(before).encrypt(PLAIN, PLACE);
        var after = KeysetHandle.newBuilder(before)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        var rotated = new PooledAead(after);

        assertThat(rotated.decrypt(old, PLACE)).isEqualTo(PLAIN);
        var fresh = rotated.encrypt(PLAIN, PLACE);
        assertThat(rotated.decrypt(fresh, PLACE)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> new PooledAead(before).decrypt(fresh, PLACE))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void every_changed_byte_is_noticed_and_the_pool_goes_on() throws GeneralSecurityException {
        var ours = new PooledAead(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        var encrypted = ours.encrypt(PLAIN, PLACE);

        for (var i = 0; i < encrypted.length; i++) {
            var changed = encrypted.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> ours.decrypt(changed, PLACE)).isInstanceOf(GeneralSecurityException.class);
        }
        for (var length : new int[] {0, 4, 20, encrypted.length - 1}) {
            assertThatThrownBy(() -> ours.decrypt(Arrays.copyOf(encrypted, length), PLACE))
                    .isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> ours.decrypt(encrypted, new byte[0])).isInstanceOf(GeneralSecurityException.class);
        assertThat(ours.decrypt(encrypted, PLACE)).isEqualTo(PLAIN);
    }

    @Test
    void many_threads_share_the_pool() throws Exception {
        var ours = new PooledAead(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 2000)
                    .mapToObj(i -> threads.submit(() -> {
                        var mine = ("value " + i).getBytes(StandardCharsets.UTF_8);
                        return Arrays.equals(ours.decrypt(ours.encrypt(mine, PLACE), PLACE), mine);
                    }))
                    .toList();
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void the_index_is_tinks() throws GeneralSecurityException {
        var keyset = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF);
        var tink = keyset.getPrimitive(RegistryConfiguration.get(), PrfSet.class);

        assertThat(new PooledPrf(keyset).compute(PLAIN, 16)).isEqualTo(tink.computePrimary(PLAIN, 16));
        assertThatThrownBy(() -> new PooledPrf(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new PooledAead(keyset)).isInstanceOf(GeneralSecurityException.class);
    }
}
