package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.auditchain.ChainKeys;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.HmacPrfKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.function.Predicate;

/** The keys of the audit: a secret key for the chain, and a key pair whose private half signs the anchors. */
@ApplicationScoped
public class AuditKeys {
    private static final int DIGEST = 32;

    private final Keysets keysets;
    private volatile ChainKeys chain;
    private volatile PooledPrf digests;
    private volatile PublicKeySign signer;
    private volatile PublicKeyVerify verifier;

    AuditKeys(Keysets keysets) {
        this.keysets = keysets;
    }

    /** Returns the name of the chain, which is the name of its keysets. */
    public String chainName() {
        return keysets.name();
    }

    public ChainKeys chain() {
        if (chain == null) {
            chain = keysets.primitive(KeysetFiles.Use.AUDIT, AuditKeys::secretsOf);
        }
        return chain;
    }

    public byte[] sign(byte[] what) {
        if (signer == null) {
            signer = keysets.primitive(
                    KeysetFiles.Use.ANCHOR,
                    keyset -> keyset.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class));
        }
        try {
            return signer.sign(what);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot sign an anchor", e);
        }
    }

    byte[] digest(String known) {
        if (digests == null) {
            digests = keysets.primitive(KeysetFiles.Use.AUDIT, PooledPrf::new);
        }
        try {
            return digests.compute(known.getBytes(StandardCharsets.UTF_8), DIGEST);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot compute the digest of the audit", e);
        }
    }

    boolean signed(byte[] signature, byte[] what) {
        if (verifier == null) {
            verifier = keysets.primitive(
                    KeysetFiles.Use.ANCHOR,
                    keyset -> keyset.getPublicKeysetHandle()
                            .getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class));
        }
        return isSigned(verifier, signature, what);
    }

    /** Reads the secret keys of a chain for the verifier, which is not a service. */
    public static ChainKeys readChain(Path directory, String name) {
        try {
            return secretsOf(KeysetFiles.read(directory, name, KeysetFiles.Use.AUDIT));
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("keyset " + KeysetFiles.Use.AUDIT + " is of another kind", e);
        }
    }

    /** Returns a check of the signature of a service's anchors, for the verifier. Needs the public key only. */
    public static Predicate<Anchor> readAnchors(Path directory, String name) {
        try {
            var publicHalf = KeysetFiles.readPublic(directory, name)
                    .getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class);
            return anchor -> isSigned(publicHalf, anchor.signatureBytes(), anchor.signedBytes());
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("the public keyset of " + name + " is of another kind", e);
        }
    }

    private static boolean isSigned(PublicKeyVerify verifier, byte[] signature, byte[] what) {
        try {
            verifier.verify(signature, what);
            return true;
        } catch (GeneralSecurityException forged) {
            return false;
        }
    }

    @AccessesPartialKey
    private static ChainKeys secretsOf(KeysetHandle keyset) throws GeneralSecurityException {
        var secrets = new HashMap<Integer, byte[]>();
        for (var i = 0; i < keyset.size(); i++) {
            var entry = keyset.getAt(i);
            if (entry.getStatus() == KeyStatus.ENABLED) {
                if (!(entry.getKey() instanceof HmacPrfKey key)) {
                    throw new GeneralSecurityException("not an HMAC key");
                }
                secrets.put(entry.getId(), key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()));
            }
        }
        return new ChainKeys(keyset.getPrimary().getId(), secrets);
    }
}
