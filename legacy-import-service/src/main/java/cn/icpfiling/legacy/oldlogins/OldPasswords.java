package cn.icpfiling.legacy.oldlogins;

import cn.icpfiling.legacy.core.PasswordScheme;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Checks passwords of the old platform. Any password is taken as its owner typed it: no policy of today applies, so short
 * passwords, blanks and full-width characters work.
 *
 * <p>Old pages sent passwords in UTF-8 or in GBK, and the dump does not say which page hashed one. So both encodings are
 * tried. Each try costs one bcrypt and one Argon2id, whatever the scheme and also for a login that does not exist, because an MD5
 * alone would tell by its time which logins exist.
 */
@Singleton
public class OldPasswords {

    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, Charset.forName("GBK"));

    /** A bcrypt hash of the common cost. It is computed for its time; its result is never used. */
    private static final String NOBODYS = "$2a$10$k1wbIrmNyFAPwPVPSVa/zecw2BCEnBwVS2GbrmgzxFUOqW9dk4TCW";

    private static final String NOBODYS_COST = "10";

    /** An Argon2id hash with the settings of {@link #hash}, for the same purpose. */
    private static final String NOBODYS_ARGON2 =
            "$argon2id$v=19$m=7168,t=5,p=1$RPmIcuvJIUdlRGm+8626nQ$Dl2lRAYx9iDPz2l+BJ3BVDYzjWWKckBPCuyPZ5hI6YI";

    private static final int MEMORY_KIB = 7_168;
    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Bounds the hashes computed at once, so that a burst of tries uses up neither processors nor memory. */
    private final Semaphore permits = new Semaphore(AT_ONCE);

    /** A stored hash with its scheme. */
    public record Stored(PasswordScheme scheme, String hash) {

        @Override
        public String toString() {
            return "Stored[" + scheme + "]";
        }
    }

    /** @param stored empty for an unknown login, and for one whose hash was deleted; such a try fails after the same work */
    public boolean matches(String password, Optional<Stored> stored) {
        return withPermit(() -> {
            var matched = false;
            for (var bytes : encodingsOf(password)) {
                matched |= check(bytes, stored);
            }
            return matched;
        });
    }

    /** Returns the hash of a new password. Slow on purpose: call it outside of any transaction. */
    public Stored hash(String password) {
        return withPermit(() -> new Stored(
                PasswordScheme.ARGON2ID,
                Password.hash(password)
                        .addRandomSalt(SALT_BYTES)
                        .with(Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID))
                        .getResult()));
    }

    private static boolean check(byte[] password, Optional<Stored> stored) {
        var matched = stored.isPresent()
                && OldHash.matches(stored.get().scheme(), password, stored.get().hash());
        if (stored.filter(OldPasswords::costsBcrypt).isEmpty()) {
            var _ = OldHash.matches(PasswordScheme.BCRYPT, password, NOBODYS);
        }
        if (stored.filter(known -> known.scheme() == PasswordScheme.ARGON2ID).isEmpty()) {
            var _ = OldHash.matches(PasswordScheme.ARGON2ID, password, NOBODYS_ARGON2);
        }
        return matched;
    }

    /** Whether the stored hash is a bcrypt that costs as much as the fixed one. */
    private static boolean costsBcrypt(Stored stored) {
        return stored.scheme() == PasswordScheme.BCRYPT
                && stored.hash().length() > 6
                && stored.hash().substring(4, 6).compareTo(NOBODYS_COST) >= 0;
    }

    /** The different byte strings that a page may have hashed; an encoding that lacks a character is left out. */
    static List<byte[]> encodingsOf(String password) {
        var found = new ArrayList<byte[]>();
        for (var encoding : ENCODINGS) {
            encoded(password, encoding)
                    .filter(bytes -> found.stream().noneMatch(known -> Arrays.equals(known, bytes)))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<byte[]> encoded(String password, Charset encoding) {
        try {
            var encoder = encoding.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return Optional.of(bytesOf(encoder.encode(CharBuffer.wrap(password))));
        } catch (CharacterCodingException lacking) {
            return Optional.empty();
        }
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private <T> T withPermit(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(CommonProblem.SERVICE_BUSY).causedBy(interrupted);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
