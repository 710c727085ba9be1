package cn.icpfiling.account.core;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A one-time code of six digits. NIST SP 800-63B demands one use, ten minutes at most and a limit on guesses; these
 * codes are stricter. Only a keyed hash of id, purpose, phone and digits is stored, so the row reveals neither phone
 * nor code.
 */
@Entity
@Table(name = "one_time_codes")
public class OneTimeCode {

    public static final Duration LIFE = Duration.ofMinutes(5);
    public static final int TRIES = 5;

    public enum Outcome {
        RIGHT,
        /** The code was used up by the same request, which came again before the code expired. */
        REPEATED,
        WRONG,
        EXPIRED,
        VOID,
        USED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private CodePurpose purpose;

    private byte[] hash;

    private Instant expiresAt;

    private int tries;

    private Instant usedAt;

    /** The request that used it up, if its sender may repeat it; null otherwise. */
    private UUID redemptionId;

    protected OneTimeCode() {}

    public OneTimeCode(UUID id, CodePurpose purpose, byte[] hash, Instant now) {
        this.id = id;
        this.purpose = purpose;
        this.hash = hash;
        this.expiresAt = now.plus(LIFE);
    }

    /**
     * Counts the try before it compares. The right code is used up.
     *
     * @param redemption the id of a request that its sender may repeat; null for none
     */
    public Outcome attempt(byte[] offered, UUID redemption, Instant now) {
        if (usedAt != null) {
            return isRepeat(offered, redemption, now) ? Outcome.REPEATED : Outcome.USED;
        }
        if (!now.isBefore(expiresAt)) {
            return Outcome.EXPIRED;
        }
        if (tries >= TRIES) {
            return Outcome.VOID;
        }
        tries++;
        if (!MessageDigest.isEqual(hash, offered)) {
            return Outcome.WRONG;
        }
        usedAt = now;
        redemptionId = redemption;
        return Outcome.RIGHT;
    }

    private boolean isRepeat(byte[] offered, UUID redemption, Instant now) {
        return redemption != null
                && redemption.equals(redemptionId)
                && now.isBefore(expiresAt)
                && MessageDigest.isEqual(hash, offered);
    }

    public int triesLeft() {
        return TRIES - tries;
    }

    public boolean isFor(CodePurpose asked) {
        return purpose == asked;
    }

    public UUID id() {
        return id;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
