package cn.icpfiling.legacy.core.claims;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A claim of an account on a filing of the old platform. Its state changes through {@link ClaimLifecycle} only. */
@Entity
@Table(name = "legacy_claims")
public class LegacyClaim {

    @Id
    private UUID id;

    private UUID account;

    private UUID partner;

    private UUID filingId;

    private byte[] subjectDigest;

    @Enumerated(EnumType.STRING)
    private HolderKind holderKind;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    private UUID caseId;

    private Instant papersAt;

    private String reason;

    private String openAs;

    private Instant openedAt;

    private Instant decidedAt;

    private Instant endedAt;

    /** Null once no look is needed: account-service knows the end of the case. */
    private Instant nextLookAt;

    @Version
    private int version;

    protected LegacyClaim() {}

    /** @param partner that claims for its customer; null for an applicant's own claim */
    public LegacyClaim(UUID id, UUID account, UUID partner, UUID filing, HolderKind kind, Instant now) {
        this.id = id;
        this.account = account;
        this.partner = partner;
        this.filingId = filing;
        this.holderKind = kind;
        this.state = ClaimState.OPENING;
        this.openAs = account + "/" + filing;
        this.openedAt = now;
        this.nextLookAt = now;
    }

    /** Keeps whose filing its papers prove: a digest of the subject's certificate and name. */
    public void proves(byte[] digestOfSubject) {
        subjectDigest = digestOfSubject;
    }

    /** Whose papers the case takes, as account-service names it. */
    public enum HolderKind {
        PERSON,
        ORGANISATION
    }

    /** @return the act for the audit */
    public String caseOpened(UUID theCase) {
        caseId = theCase;
        return step(ClaimAct.OPEN_CASE, ClaimParty.CASE);
    }

    /** @return the act for the audit */
    public String papersHandedIn(Instant at) {
        papersAt = at;
        return step(ClaimAct.HAND_IN, ClaimParty.CASE);
    }

    /** @return the act for the audit */
    public String papersAskedFor() {
        return step(ClaimAct.ASK, ClaimParty.CASE);
    }

    /** @return the act for the audit */
    public String granted(Instant at) {
        decidedAt = at;
        return step(ClaimAct.GRANT, ClaimParty.CASE);
    }

    /** @return the act for the audit */
    public String end(ClaimAct act, ClaimParty who, String why, Instant at) {
        var event = step(act, who);
        reason = why;
        openAs = null;
        endedAt = at;
        nextLookAt = who == ClaimParty.CASE ? null : nextLookAt;
        return event;
    }

    public void lookAgainAt(Instant at) {
        nextLookAt = at;
    }

    /** Records that account-service knows the end of the claim. */
    public void caseEnded() {
        nextLookAt = null;
    }

    /** Whether the claim ended here, and account-service has yet to end its case and tell the holder. */
    public boolean hasCaseToWithdraw() {
        return switch (state) {
            case FAILED, LOST -> caseId != null && nextLookAt != null;
            // One that lapsed undecided was ended by its case, and an earlier release left the time of its next look.
            case LAPSED -> decidedAt != null && caseId != null && nextLookAt != null;
            default -> false;
        };
    }

    private String step(ClaimAct act, ClaimParty who) {
        var row = ClaimLifecycle.table().step(state, act, who);
        state = row.to();
        return row.event();
    }

    public UUID id() {
        return id;
    }

    public UUID account() {
        return account;
    }

    /** The partner that claims for the account, its customer. */
    public Optional<UUID> partner() {
        return Optional.ofNullable(partner);
    }

    public UUID filing() {
        return filingId;
    }

    /** Empty for a claim that a replica of the last release opened, until it can be told. */
    public Optional<byte[]> subjectDigest() {
        return Optional.ofNullable(subjectDigest);
    }

    public HolderKind holderKind() {
        return holderKind;
    }

    public ClaimState state() {
        return state;
    }

    /** Empty until the case is opened. */
    public Optional<UUID> caseId() {
        return Optional.ofNullable(caseId);
    }

    public Instant papersAt() {
        return papersAt;
    }

    /** The code of why it ended; null while it is open, and for a claim that came to its end. */
    public String reason() {
        return reason;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    public int version() {
        return version;
    }
}
