package cn.icpfiling.legacy.core.resets;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.platform.problem.ProblemException;
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
 * The application of a holder who lost the old login for another login mail (docs/trade.md 3.8). It says nothing about whether
 * the filing is known before the support has granted it. The link's life follows the business clock, leases the machine's.
 */
@Entity
@Table(name = "legacy_mailbox_resets")
public class MailboxReset {

    /** How long the mailed link is valid. */
    public static final Duration LINK_LIFE = Duration.ofHours(24);

    /** How long after its grant an application gets further links: what the papers proved is not true for ever. */
    public static final Duration LINKS_FOR = Duration.ofDays(7);

    /** Why a grant ended: the filing has another subject by now than its papers proved. */
    public static final String FILING_CHANGED = "FILING_CHANGED";

    @Id
    private UUID id;

    private UUID account;

    private byte[] request;

    @Enumerated(EnumType.STRING)
    private HolderKind holderKind;

    private String filedAs;

    private int certificateType;

    private byte[] certificateNumber;

    private byte[] newMail;

    private byte[] oldMail;

    private String language;

    @Enumerated(EnumType.STRING)
    private ResetState state;

    private UUID openAccount;

    private UUID caseId;

    private UUID legacyAccountId;

    private String refusal;

    private byte[] secretDigest;

    private int linkNumber;

    private Instant linkExpiresAt;

    private Instant sentAt;

    private Instant askedAt;

    private Instant decidedAt;

    private Instant endedAt;

    private Instant dueAt;

    @Version
    private long version;

    protected MailboxReset() {}

    /**
     * @param request keyed hash of the request's idempotency key
     * @param dueAt when a job opens the case, if the request did not
     */
    public MailboxReset(UUID id, UUID account, byte[] request, Instant now, Instant dueAt) {
        this.id = id;
        this.account = account;
        this.request = request.clone();
        this.openAccount = account;
        this.state = ResetState.ASKED;
        this.askedAt = now;
        this.dueAt = dueAt;
    }

    /**
     * Adds whose papers come, for which filing.
     *
     * @param filed a domain as A-labels, or a filing number
     */
    public MailboxReset about(HolderKind kind, String filed, String inLanguage) {
        holderKind = kind;
        filedAs = filed;
        language = inLanguage;
        return this;
    }

    /** Adds the encrypted fields. */
    public MailboxReset of(int type, byte[] encryptedNumber, byte[] encryptedMail) {
        certificateType = type;
        certificateNumber = encryptedNumber.clone();
        newMail = encryptedMail.clone();
        return this;
    }

    public void openedCase(UUID supportCase) {
        caseId = supportCase;
    }

    /**
     * Records the grant: the new mail is the login's mail now. The lease of the application stays, so that the job sends the
     * mails if this process dies.
     *
     * @param encryptedOldMail for the notice to the old address; null if the old platform had none
     */
    public String grant(UUID legacyAccount, byte[] encryptedOldMail, Instant now) {
        var event = step(ResetAct.GRANT);
        legacyAccountId = legacyAccount;
        oldMail = encryptedOldMail == null ? null : encryptedOldMail.clone();
        decide(now);
        return event;
    }

    /** Records that no login gets another mail, with the code of the reason. */
    public String refuse(String code, Instant now) {
        var event = step(ResetAct.REFUSE);
        refusal = code;
        decide(now);
        end(now);
        return event;
    }

    /**
     * Refuses what the support granted. The lease stays, so that the job tells account-service that nothing came of the grant, until
     * {@link #failureTold}.
     */
    public String refuseGranted(String code, Instant now) {
        var lease = dueAt;
        var event = refuse(code, now);
        dueAt = lease;
        return event;
    }

    /**
     * Ends a grant, because a load has changed the subject of the filing that its papers proved.
     *
     * @param due when a job tells account-service that nothing came of the grant
     */
    public String filingChanged(Instant now, Instant due) {
        var event = step(ResetAct.FILING_CHANGED);
        refusal = FILING_CHANGED;
        end(now);
        dueAt = due;
        return event;
    }

    /** Records that account-service knows that nothing came of the grant. */
    public void failureTold() {
        if (state == ResetState.REFUSED) {
            dueAt = null;
        }
    }

    /** Sets the secret of the next link; an earlier link is invalid from now on. */
    public void link(byte[] digest, Instant now) {
        if (state != ResetState.GRANTED) {
            throw new IllegalStateException("reset " + id + " has no link");
        }
        secretDigest = digest.clone();
        linkNumber++;
        linkExpiresAt = now.plus(LINK_LIFE);
    }

    /** 409 ACT_NOT_ALLOWED unless the application was granted and is not used up, LEGACY_RESET_LINK_OVER a week after the grant. */
    public void requireRenewable(Instant now) {
        ResetLifecycle.table().step(state, ResetAct.RENEW_LINK, ResetAct.RENEW_LINK.party());
        if (!now.isBefore(decidedAt.plus(LINKS_FOR))) {
            throw new ProblemException(ImportProblem.LEGACY_RESET_LINK_OVER, LINKS_FOR.toDays());
        }
    }

    /**
     * Asks for another link: the mail with the last one is lost, or its time is over.
     *
     * @param due when a job sends it, if the request does not
     */
    public String renewLink(Instant now, Instant due) {
        requireRenewable(now);
        var event = step(ResetAct.RENEW_LINK);
        sentAt = null;
        endedAt = null;
        dueAt = due;
        return event;
    }

    /** Records that the mails of a link were taken by account-service. */
    public void sent(int number, Instant now) {
        if (number == linkNumber) {
            sentAt = now;
            oldMail = null;
            dueAt = null;
        }
    }

    /** Uses the link up. */
    public String passwordSet(Instant now) {
        var event = step(ResetAct.SET_PASSWORD);
        end(now);
        return event;
    }

    public String expire(Instant now) {
        var event = step(ResetAct.EXPIRE);
        end(now);
        return event;
    }

    /** Ends a grant, because a later application for the same login was granted. */
    public String replace(Instant now) {
        var event = step(ResetAct.REPLACE);
        end(now);
        return event;
    }

    private String step(ResetAct act) {
        var step = ResetLifecycle.table().step(state, act, act.party());
        state = step.to();
        return step.event();
    }

    private void decide(Instant now) {
        openAccount = null;
        decidedAt = now;
    }

    private void end(Instant now) {
        secretDigest = null;
        oldMail = null;
        dueAt = null;
        endedAt = now;
    }

    /** Returns the state, which is EXPIRED as soon as the link is, before the job has written it. */
    public ResetState stateAt(Instant now) {
        return state == ResetState.GRANTED && linkExpiresAt != null && sentAt != null && !now.isBefore(linkExpiresAt)
                ? ResetState.EXPIRED
                : state;
    }

    /** Whether the job has to go on with it. */
    public boolean isDue() {
        return dueAt != null;
    }

    /** Whether the link can be used. */
    public boolean isLinkValid(Instant now) {
        return state == ResetState.GRANTED && linkExpiresAt != null && now.isBefore(linkExpiresAt);
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

    public HolderKind holderKind() {
        return holderKind;
    }

    public String filedAs() {
        return filedAs;
    }

    public int certificateType() {
        return certificateType;
    }

    public byte[] encryptedCertificateNumber() {
        return certificateNumber;
    }

    public byte[] encryptedNewMail() {
        return newMail;
    }

    /** Null without one, and after it was notified. */
    public byte[] encryptedOldMail() {
        return oldMail;
    }

    public String language() {
        return language;
    }

    public ResetState state() {
        return state;
    }

    /** Null until account-service has opened the case. */
    public UUID caseId() {
        return caseId;
    }

    /** The old login that got the new mail; null before the grant. */
    public UUID legacyAccountId() {
        return legacyAccountId;
    }

    public String refusal() {
        return refusal;
    }

    public int linkNumber() {
        return linkNumber;
    }

    public Instant linkExpiresAt() {
        return linkExpiresAt;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public long version() {
        return version;
    }
}
