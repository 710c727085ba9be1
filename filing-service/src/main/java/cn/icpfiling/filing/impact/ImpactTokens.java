package cn.icpfiling.filing.impact;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/**
 * Proves that the caller was shown the impact of an irreversible act. A token has its end of life and a MAC over it,
 * the act, the object and the versions of the records behind the answer. There is no row, and every replica has the
 * key. Data of other sources (lists, authority) is at most as old as the token. The token grants no right: its bearer
 * must be allowed the act.
 */
@ApplicationScoped
public class ImpactTokens {

    /** By the business clock. */
    public static final Duration LIFE = Duration.ofMinutes(30);

    private static final String COLUMN = "impact.token";

    private final KeyedHash mac;
    private final Clock clock;

    ImpactTokens(KeyedHash mac, Clock clock) {
        this.mac = mac;
        this.clock = clock;
    }

    /** A token and its end of life. */
    public record Issued(String token, Instant expiresAt) {}

    /** @param service null for an act on the subject as a whole */
    public Issued issue(FiledAct act, Subject subject, FiledService service) {
        var until = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var digest = digest(until.getEpochSecond(), act, subject, service);
        var bytes = ByteBuffer.allocate(Long.BYTES + digest.length)
                .putLong(until.getEpochSecond())
                .put(digest)
                .array();
        return new Issued(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), until);
    }

    /**
     * Refuses with IMPACT_REQUIRED without a token, and with IMPACT_CHANGED if it has expired, belongs to another act
     * or object, or the records have changed since.
     *
     * @param service null for an act on the subject as a whole
     */
    public void require(String token, FiledAct act, Subject subject, FiledService service) {
        if (token == null || token.isBlank()) {
            throw new ProblemException(FilingProblem.IMPACT_REQUIRED);
        }
        if (!isGood(token, act, subject, service)) {
            throw new ProblemException(FilingProblem.IMPACT_CHANGED, LIFE.toMinutes());
        }
    }

    private boolean isGood(String token, FiledAct act, Subject subject, FiledService service) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= Long.BYTES) {
                return false;
            }
            var until = ByteBuffer.wrap(bytes).getLong();
            return MessageDigest.isEqual(
                            digest(until, act, subject, service), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length))
                    && clock.instant().getEpochSecond() < until;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The subject's version also changes with its services. */
    private byte[] digest(long until, FiledAct act, Subject subject, FiledService service) {
        var ofService = service == null ? "-" : service.id() + "|" + service.version();
        return mac.of(COLUMN, until + "|" + act + "|" + subject.id() + "|" + subject.version() + "|" + ofService);
    }
}
