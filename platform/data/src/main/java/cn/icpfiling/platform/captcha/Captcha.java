package cn.icpfiling.filing.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The picture that an account has to solve: where its gap lies, and until when that may be said, once. */
@Entity
@Table(name = "captchas")
public class Captcha {

    public static final Duration LIFE = Duration.ofMinutes(2);

    /** How many pixels beside the gap still count: a hand on a slider is not exact. */
    public static final int TOLERANCE = 4;

    @Id
    private UUID account;

    private UUID captchaId;
    private int gap;
    private Instant expiresAt;

    protected Captcha() {}

    public Captcha(UUID account, UUID captchaId, int gap, Instant drawnAt) {
        this.account = account;
        this.captchaId = captchaId;
        this.gap = gap;
        this.expiresAt = drawnAt.plus(LIFE);
    }

    public boolean solvedBy(int x, Instant at) {
        return at.isBefore(expiresAt) && Math.abs((long) x - gap) <= TOLERANCE;
    }

    public UUID account() {
        return account;
    }

    public UUID captchaId() {
        return captchaId;
    }

    public int gap() {
        return gap;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
