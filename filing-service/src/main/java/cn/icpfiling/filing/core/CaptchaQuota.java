package cn.icpfiling.filing.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How many pictures an account has had in its hour, which begins with the first of them. */
@Entity
@Table(name = "captcha_quotas")
public class CaptchaQuota {

    public static final Duration HOUR = Duration.ofHours(1);

    @Id
    private UUID account;

    private Instant begunAt;
    private int drawn;

    protected CaptchaQuota() {}

    public CaptchaQuota(UUID account, Instant at) {
        this.account = account;
        this.begunAt = at;
    }

    /** Counts one more, or says how long until there is room: in whole seconds, never a moment too short. */
    public Optional<Duration> draw(int most, Instant at) {
        if (!at.isBefore(begunAt.plus(HOUR))) {
            begunAt = at;
            drawn = 0;
        }
        if (drawn >= most) {
            var wait = Duration.between(at, begunAt.plus(HOUR));
            return Optional.of(Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds()));
        }
        drawn++;
        return Optional.empty();
    }
}
