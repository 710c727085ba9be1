package cn.icpfiling.account.passwords;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Argon2id with the OWASP setting that needs least memory: 7 MiB, five passes, one lane. */
@Singleton
public class PasswordHash {

    private static final int MEMORY_KIB = 7_168;
    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** The hash of a discarded password, with the same settings as {@link #hash}. */
    final String dummyHash;

    private final int passes;
    final HashTurns turns = new HashTurns();

    public PasswordHash() {
        this(PASSES);
    }

    PasswordHash(int passes) {
        this.passes = passes;
        this.dummyHash =
                "$argon2id$v=19$m=%d,t=%d,p=%d$RPmIcuvJIUdlRGm+8626nQ$Dl2lRAYx9iDPz2l+BJ3BVDYzjWWKckBPCuyPZ5hI6YI"
                        .formatted(MEMORY_KIB, passes, LANES);
    }

    /** 503 SERVICE_BUSY while too many new passwords are hashed. */
    public String hash(String plain) {
        return turns.in(
                HashTurns.Door.SIGNED_IN,
                () -> Password.hash(plain)
                        .addRandomSalt(SALT_BYTES)
                        .with(Argon2Function.getInstance(MEMORY_KIB, passes, LANES, HASH_BYTES, Argon2.ID))
                        .getResult());
    }

    /** Of a holder who signs in; 503 SERVICE_BUSY while too many do. */
    public boolean matchesHolder(String offered, Optional<String> hash) {
        return matches(HashTurns.Door.HOLDER, offered, hash);
    }

    /** Of a member of staff who signs in; 503 SERVICE_BUSY while too many do. */
    public boolean matchesStaff(String offered, Optional<String> hash) {
        return matches(HashTurns.Door.STAFF, offered, hash);
    }

    /** Of a member of staff for whom a signed-in caller or the bootstrap file sets a password; 503 SERVICE_BUSY while too many do. */
    public boolean matchesPresent(String offered, String hash) {
        return matches(HashTurns.Door.SIGNED_IN, offered, Optional.of(hash));
    }

    /** Takes equally long without a hash, so that the time does not reveal whether the login exists. */
    boolean matches(HashTurns.Door door, String offered, Optional<String> hash) {
        var against = hash.orElse(dummyHash);
        var equal = turns.in(
                door, () -> Password.check(offered, against).with(Argon2Function.getInstanceFromHash(against)));
        return hash.isPresent() && equal;
    }
}
