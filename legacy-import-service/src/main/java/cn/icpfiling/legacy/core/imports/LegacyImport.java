package cn.icpfiling.legacy.core.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The import of one filing of the old platform into an account, after the old login was verified. Its time to confirm
 * follows the business clock, the tries of its hand-over the machine's clock.
 */
@Entity
@Table(name = "legacy_imports")
public class LegacyImport {

    /** How long a verified import can be confirmed. */
    public static final Duration LIFE = Duration.ofMinutes(30);

    /** How long the request that confirmed has for the hand-over before the job goes on. */
    private static final Duration HEAD_START = Duration.ofSeconds(30);

    @Id
    private UUID id;

    private UUID account;

    private UUID legacyAccountId;

    private UUID filingId;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private UUID openFiling;

    private UUID openAccount;

    private UUID subjectId;

    private String refusal;

    private Instant verifiedAt;

    private Instant expiresAt;

    private Instant confirmedAt;

    private Instant endedAt;

    private Instant dueAt;

    @Version
    private long version;

    protected LegacyImport() {}

    public LegacyImport(UUID id, UUID account, UUID legacyAccountId, UUID filingId, Instant now) {
        this.id = id;
        this.account = account;
        this.legacyAccountId = legacyAccountId;
        this.filingId = filingId;
        this.state = ImportState.VERIFIED;
        this.openFiling = filingId;
        this.openAccount = account;
        this.verifiedAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    /**
     * Confirms the import.
     *
     * @return the act of the audit entry
     */
    public String confirm(Instant now, Instant machineNow) {
        var event = step(ImportAct.CONFIRM, ImportParty.HOLDER);
        confirmedAt = now;
        dueAt = machineNow.plus(HEAD_START);
        return event;
    }

    /** Records that the filing belongs to the account. */
    public String complete(UUID subject, Instant now) {
        var event = step(ImportAct.COMPLETE, ImportParty.HAND_OVER);
        subjectId = subject;
        end(now);
        return event;
    }

    /** Records that the filing did not get into the account, with the code of the reason. */
    public String refuse(String code, Instant now) {
        var event = step(ImportAct.REFUSE, ImportParty.HAND_OVER);
        refusal = code;
        end(now);
        return event;
    }

    public String expire(Instant now) {
        var event = step(ImportAct.EXPIRE, ImportParty.CLOCK);
        end(now);
        return event;
    }

    /** Ends the import, because its old login was verified again. */
    public String replace(Instant now) {
        var event = step(ImportAct.REPLACE, ImportParty.OLD_LOGIN);
        end(now);
        return event;
    }

    /**
     * Ends the import, because the password that verified it was replaced, or opens the filing no more. A confirmed one may end like this
     * only while its filing waits; the caller holds the lock of the filing.
     */
    public String revoke(Instant now) {
        var event = step(ImportAct.REVOKE, ImportParty.OLD_LOGIN);
        end(now);
        return event;
    }

    private String step(ImportAct act, ImportParty who) {
        var step = ImportLifecycle.table().step(state, act, who);
        state = step.to();
        return step.event();
    }

    private void end(Instant now) {
        openFiling = null;
        openAccount = null;
        dueAt = null;
        endedAt = now;
    }

    /** Returns the state, which is EXPIRED as soon as the time is over, before the job has written it. */
    public ImportState stateAt(Instant now) {
        return state == ImportState.VERIFIED && !now.isBefore(expiresAt) ? ImportState.EXPIRED : state;
    }

    public boolean isOfAccount(UUID other) {
        return account.equals(other);
    }

    public UUID id() {
        return id;
    }

    public UUID account() {
        return account;
    }

    public UUID legacyAccountId() {
        return legacyAccountId;
    }

    public UUID filingId() {
        return filingId;
    }

    public ImportState state() {
        return state;
    }

    /** The subject of filing-service that the filing became; null before. */
    public UUID subjectId() {
        return subjectId;
    }

    public String refusal() {
        return refusal;
    }

    public Instant verifiedAt() {
        return verifiedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public long version() {
        return version;
    }
}
