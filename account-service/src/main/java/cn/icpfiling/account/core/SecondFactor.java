package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The second factor of a member of staff or a holder: a secret shared with a device (RFC 6238). Each time step is accepted once
 * and none before it any more, so a code that a bystander read is worthless.
 */
@Entity
@Table(name = "second_factors")
public class SecondFactor {

    public enum Outcome {
        RIGHT,
        WRONG,
        USED
    }

    @Id
    @Column(name = "account_id")
    private UUID account;

    private byte[] secret;

    private long lastStep;

    private Instant enrolledAt;

    @Version
    private int version;

    protected SecondFactor() {}

    public SecondFactor(UUID account, byte[] encryptedSecret, Instant enrolledAt) {
        this.account = account;
        this.secret = encryptedSecret;
        this.enrolledAt = enrolledAt;
    }

    /** @param steps whose code was offered, in ascending order; empty when the code is wrong */
    public Outcome take(List<Long> steps) {
        if (steps.isEmpty()) {
            return Outcome.WRONG;
        }
        for (var step : steps) {
            if (step > lastStep) {
                lastStep = step;
                return Outcome.RIGHT;
            }
        }
        return Outcome.USED;
    }

    public UUID account() {
        return account;
    }

    public byte[] secret() {
        return secret;
    }

    public Instant enrolledAt() {
        return enrolledAt;
    }
}
