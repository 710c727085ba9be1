package cn.icpfiling.platform.auditchain;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret keys of a chain by their ids. New MACs use the primary key; old ones keep theirs. */
public final class ChainKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final int primary;
    private final Map<Integer, SecretKey> keys;

    public ChainKeys(int primary, Map<Integer, byte[]> secrets) {
        this.primary = primary;
        this.keys = secrets.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, secret -> new SecretKeySpec(secret.getValue(), ALGORITHM)));
        if (!keys.containsKey(primary)) {
            throw new IllegalArgumentException("the primary key is not among the keys");
        }
    }

    int primary() {
        return primary;
    }

    /** Returns an empty MAC for an unknown key; it equals no stored MAC. */
    byte[] mac(int keyId, byte[] what) {
        var key = keys.get(keyId);
        if (key == null) {
            return new byte[0];
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(what);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
