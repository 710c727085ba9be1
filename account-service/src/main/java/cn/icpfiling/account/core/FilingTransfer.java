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
import java.util.UUID;

/**
 * The transfer of a whole filing from one account to another (docs/trade.md 3.9). The state changes by the table of
 * {@link TransferLifecycle} only. Drafts expire on the business clock; tries of a confirmed transfer follow the
 * machine's clock. The names of sponsor and principal are encrypted and deleted at the end.
 */
@Entity
@Table(name = "filing_transfers")
public class FilingTransfer {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    /** How long the request that confirmed has for the hand-over before a job tries. */
    private static final Duration HEAD_START = Duration.ofSeconds(30);

    @Id
    private UUID id;

    @Column(name = "source_id")
    private UUID source;

    @Column(name = "partner_id")
    private UUID partner;

    @Column(name = "target_id")
    private UUID target;

    @Column(name = "subject_id")
    private UUID subject;

    private String subjectNumber;

    private int services;

    private byte[] sponsorName;

    private byte[] principalName;

    @Enumerated(EnumType.STRING)
    private TransferState state;

    private Instant openedAt;

    private Instant expiresAt;

    private Instant confirmedAt;

    private Instant endedAt;

    private UUID confirmation;

    private Instant dueAt;

    private int attempts;

    private String refusal;

    private int facts;

    @Version
    private int version;

    protected FilingTransfer() {}

    /** @param life how long the draft can be confirmed */
    public FilingTransfer(UUID id, Account source, UUID subject, String subjectNumber, Instant now, Duration life) {
        this.id = id;
        this.source = source.id();
        this.partner = source.partner();
        this.subject = subject;
        this.subjectNumber = subjectNumber;
        this.state = TransferState.DRAFT;
        this.openedAt = now;
        this.expiresAt = now.plus(life);
    }

    /**
     * Sets what the holder is shown of the filing.
     *
     * @param filedServices number of services
     */
    public FilingTransfer showing(int filedServices, byte[] encryptedSponsor, byte[] encryptedPrincipal) {
        services = filedServices;
        sponsorName = encryptedSponsor;
        principalName = encryptedPrincipal;
        return this;
    }

    /** The state on the business clock: a draft past its time is expired, also before a job says so. */
    public TransferState stateAt(Instant now) {
        return state == TransferState.DRAFT && !now.isBefore(expiresAt) ? TransferState.EXPIRED : state;
    }

    /** Refuses the act with ACT_NOT_ALLOWED if the table does not allow it now. */
    public void require(TransferAct act, TransferRole who, Instant now) {
        TransferLifecycle.table().step(stateAt(now), act, who);
    }

    public void nameTarget(UUID account, Instant now) {
        require(TransferAct.NAME_TARGET, TransferRole.SOURCE, now);
        target = account;
    }

    /**
     * @param request the request that confirms
     * @param machineNow from which the tries count
     */
    public void confirm(UUID request, Instant now, Instant machineNow) {
        step(TransferAct.CONFIRM, TransferRole.SOURCE, now);
        confirmation = request;
        confirmedAt = now;
        dueAt = machineNow.plus(HEAD_START);
    }

    public void cancel(Instant now) {
        step(TransferAct.CANCEL, TransferRole.SOURCE, now);
        end(now);
    }

    /** Ends a draft whose time has passed. */
    public void expire(Instant now) {
        state = TransferLifecycle.table()
                .step(state, TransferAct.EXPIRE, TransferRole.SYSTEM)
                .to();
        end(now);
    }

    public void complete(Instant now) {
        step(TransferAct.COMPLETE, TransferRole.SYSTEM, now);
        end(now);
    }

    /** @param code of filing-service's refusal */
    public void refuse(String code, Instant now) {
        step(TransferAct.REFUSE, TransferRole.SYSTEM, now);
        refusal = code;
        end(now);
    }

    /** Schedules another try of a confirmed transfer, after twice the wait each time. */
    public void retryLater(Instant machineNow) {
        attempts++;
        dueAt = machineNow.plus(BACKOFF.after(attempts));
    }

    /** Whether the request has confirmed the transfer, so that it is a repeat. */
    public boolean isConfirmedBy(UUID request) {
        return request.equals(confirmation);
    }

    /** Returns the sequence of the next event about the transfer. Take it before the version is shown. */
    public int nextFact() {
        return ++facts;
    }

    private void step(TransferAct act, TransferRole who, Instant now) {
        state = TransferLifecycle.table().step(stateAt(now), act, who).to();
    }

    private void end(Instant now) {
        endedAt = now;
        dueAt = null;
        sponsorName = null;
        principalName = null;
    }

    public UUID id() {
        return id;
    }

    public UUID source() {
        return source;
    }

    /** The partner whose customer the source is; null for other accounts. */
    public UUID partner() {
        return partner;
    }

    /** Null until the holder names one. */
    public UUID target() {
        return target;
    }

    public UUID subject() {
        return subject;
    }

    public String subjectNumber() {
        return subjectNumber;
    }

    public int services() {
        return services;
    }

    /** Encrypted; null once the transfer has ended. */
    public byte[] sponsorName() {
        return sponsorName;
    }

    /** Encrypted; null once the transfer has ended, and if the filing has no principal. */
    public byte[] principalName() {
        return principalName;
    }

    /** The state as stored; {@link #stateAt} knows the time. */
    public TransferState state() {
        return state;
    }

    public Instant openedAt() {
        return openedAt;
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

    /** The code of filing-service's refusal; null in other states than REFUSED. */
    public String refusal() {
        return refusal;
    }

    public int version() {
        return version;
    }
}
