package cn.icpfiling.account.core;

import cn.icpfiling.platform.time.Backoff;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A caller looks for the account that a domain is filed under (docs/trade.md 3.8). The service finds out whether the domain is filed
 * here only after it has answered, so no answer can tell. Until then it keeps the same data for every domain.
 */
@Entity
@Table(name = "account_recoveries")
public class AccountRecovery {

    public static final Duration LIFE = Duration.ofMinutes(30);

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    @Id
    private UUID id;

    private String domain;

    @Enumerated(EnumType.STRING)
    private Language language;

    private Instant startedAt;

    private Instant expiresAt;

    @Column(name = "code_id")
    private UUID code;

    @Column(name = "encrypted_digits")
    private byte[] digits;

    private Instant dueAt;

    private int attempts;

    private UUID holder;

    private NextSteps nextSteps;

    private Instant provenAt;

    @Version
    private int version;

    protected AccountRecovery() {}

    public AccountRecovery(UUID id, String domain, Language language, Instant now) {
        this.id = id;
        this.domain = domain;
        this.language = language;
        this.startedAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    /** Whether the recovery is proven or expired. */
    public boolean isOver(Instant now) {
        return provenAt != null || !now.isBefore(expiresAt);
    }

    /**
     * Asks for a code to be sent. A new code replaces the one before: only the caller of this recovery knows its id.
     */
    public void requestCode(UUID newCode, byte[] encryptedDigits, Instant machineNow) {
        code = newCode;
        digits = encryptedDigits;
        attempts = 0;
        dueAt = machineNow;
    }

    /** Schedules another look-up of the filing, after twice the wait each time. */
    public void retryLater(Instant machineNow) {
        dueAt = machineNow.plus(BACKOFF.after(attempts + 1L));
    }

    /**
     * Records that the code was sent to the phone in the filing.
     *
     * @param holderOfTheFiling null while the filing waits on the old platform
     */
    public void markSent(UUID holderOfTheFiling, List<NextStep> steps) {
        holder = holderOfTheFiling;
        nextSteps = new NextSteps(steps);
        settle();
    }

    /** Ends the work on the code, whether it was sent or there was no phone to send it to. */
    public void settle() {
        digits = null;
        dueAt = null;
    }

    public void markProven(Instant now) {
        provenAt = now;
    }

    /** The next steps; without a sent code only the support can help. */
    public List<NextStep> nextSteps() {
        return nextSteps == null ? List.of(NextStep.ASK_SUPPORT) : nextSteps.items();
    }

    public UUID id() {
        return id;
    }

    public String domain() {
        return domain;
    }

    public Language language() {
        return language;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Null until a code is requested. */
    public UUID code() {
        return code;
    }

    /** Null when there is nothing to send. */
    public byte[] digits() {
        return digits;
    }

    /** Null until a code is sent, and for a filing that waits on the old platform. */
    public UUID holder() {
        return holder;
    }
}
