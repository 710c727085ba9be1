package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tink's HMAC-SHA256 PRF, byte for byte, with pooled digests. Uses one key, mostly the primary one of the keyset. */
final class PooledPrf {
    private static final String ALGORITHM = "HmacSHA256";

    private final Pool<Mac> digests;

    PooledPrf(KeysetHandle keyset) throws GeneralSecurityException {
        this(keyset.getPrimary().getKey());
    }

    static PooledPrf of(KeysetHandle.Entry entry) throws GeneralSecurityException {
        return new PooledPrf(entry.getKey());
    }

    @AccessesPartialKey
    private PooledPrf(Key prf) throws GeneralSecurityException {
        if (!(prf instanceof HmacPrfKey key)
                || key.getParameters().getHashType() != HmacPrfParameters.HashType.SHA256) {
            throw new GeneralSecurityException("not an HMAC-SHA256 PRF key");
        }
        var secret = new SecretKeySpec(key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), ALGORITHM);
        this.digests = new Pool<>(() -> {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        });
    }

    byte[] compute(byte[] input, int bytes) throws GeneralSecurityException {
        var whole = digests.use(mac -> mac.doFinal(input));
        return Arrays.copyOf(whole, bytes);
    }
}
