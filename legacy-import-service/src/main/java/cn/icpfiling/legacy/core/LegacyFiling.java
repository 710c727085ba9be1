package cn.icpfiling.legacy.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A subject of the old platform and what became of it. Loads write its data, with plain SQL. The state changes here, by
 * {@link LegacyLifecycle}, under the lock of the row.
 */
@Entity
@Table(name = "legacy_filings")
public class LegacyFiling {

    @Id
    private UUID id;

    private String legacyId;

    private UUID legacyAccountId;

    @Enumerated(EnumType.STRING)
    private LegacyProduct product;

    private String subjectNumber;

    private String province;

    private String city;

    private String county;

    private int nature;

    private int certificateType;

    private byte[] certificateNumber;

    private byte[] certificateIndex;

    @Column(name = "certificate_index_b")
    private byte[] certificateIndexB;

    private byte[] content;

    private Instant submittedAt;

    private boolean accessedElsewhereLater;

    @Enumerated(EnumType.STRING)
    private LegacyState state;

    private UUID account;

    private UUID handOverId;

    private UUID openForHandOver;

    @Enumerated(EnumType.STRING)
    private HandOverWay way;

    private Instant handingSince;

    private Instant handedOverAt;

    private UUID subjectId;

    private byte[] sumKey;

    private String sumKeyId;

    private String contentSum;

    private String papersSum;

    private String refusal;

    private byte[] checksum;

    private UUID loadId;

    private Instant changedAt;

    @Version
    private long version;

    protected LegacyFiling() {}

    /** Gives the filing to an account; filing-service is asked next. */
    public void handOver(UUID toAccount, HandOverWay byWay, UUID handOver, Instant at) {
        step(LegacyAct.HAND_OVER, LegacyParty.HAND_OVER, at);
        account = toAccount;
        way = byWay;
        handOverId = handOver;
        handingSince = at;
        refusal = null;
    }

    /** Begins the hand-over to the same account once more, because filing-service has lost the filing. */
    public void handOverAgain(UUID handOver, Instant at) {
        step(LegacyAct.HAND_OVER_AGAIN, LegacyParty.ADMINISTRATOR, at);
        handOverId = handOver;
        handingSince = at;
        subjectId = null;
        handedOverAt = null;
        contentSum = null;
        papersSum = null;
    }

    /** The key of the sums by which this hand-over is compared later, and its name; it stays the same for every further one. */
    public void sumsAreUnder(byte[] encryptedKey, String name) {
        sumKey = encryptedKey;
        sumKeyId = name;
    }

    /** Records the sums of what filing-service has registered. */
    public void handedOver(String sumOfContent, String sumOfPapers) {
        contentSum = sumOfContent;
        papersSum = sumOfPapers;
    }

    /** Records that filing-service registered the filing as this subject. */
    public void registered(UUID subject, Instant at) {
        step(
                way == HandOverWay.CLAIM ? LegacyAct.COMPLETE_CLAIM : LegacyAct.COMPLETE_IMPORT,
                LegacyParty.FILING_SERVICE,
                at);
        subjectId = subject;
        handingSince = null;
        handedOverAt = at;
    }

    /** Records the same for an account that an earlier try had given the filing to: filing-service holds it for that account. */
    public void registeredLate(LegacyFiling given, UUID subject, Instant at) {
        account = given.account;
        way = given.way;
        handOverId = given.handOverId;
        refusal = null;
        registered(subject, at);
    }

    /** Records that filing-service refused; the filing waits again, for any account. */
    public void refused(String code, Instant at) {
        step(LegacyAct.REFUSE, LegacyParty.FILING_SERVICE, at);
        account = null;
        way = null;
        handOverId = null;
        handingSince = null;
        refusal = code;
    }

    /** Puts the filing behind the others whose hand-over has no answer yet. */
    public void askedAgain(Instant at) {
        changedAt = at;
    }

    private void step(LegacyAct act, LegacyParty who, Instant at) {
        state = LegacyLifecycle.table().step(state, act, who).to();
        changedAt = at;
    }

    public UUID id() {
        return id;
    }

    public String legacyId() {
        return legacyId;
    }

    /** The row of the old account; empty if the old platform named none. */
    public Optional<UUID> legacyAccountId() {
        return Optional.ofNullable(legacyAccountId);
    }

    public LegacyProduct product() {
        return product;
    }

    public String subjectNumber() {
        return subjectNumber;
    }

    public String province() {
        return province;
    }

    public String city() {
        return city;
    }

    public String county() {
        return county;
    }

    public int nature() {
        return nature;
    }

    public int certificateType() {
        return certificateType;
    }

    /** Encrypted; {@code LegacyContents} opens it. */
    public byte[] encryptedCertificateNumber() {
        return certificateNumber;
    }

    public byte[] encryptedContent() {
        return content;
    }

    /** Encrypted; null for a filing whose hand-over began before this release, or that waits. */
    public byte[] encryptedSumKey() {
        return sumKey;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public boolean accessedElsewhereLater() {
        return accessedElsewhereLater;
    }

    public LegacyState state() {
        return state;
    }

    /** The account that has it or gets it; null otherwise. */
    public UUID account() {
        return account;
    }

    /** The id of the running or completed hand-over, filing-service's idempotency key; null without one. */
    public UUID handOverId() {
        return handOverId;
    }

    /** Whether account-service has said, since this hand-over began, that the account is open. */
    public boolean isAccountSeenOpen() {
        return handOverId != null && handOverId.equals(openForHandOver);
    }

    public HandOverWay way() {
        return way;
    }

    public Instant handedOverAt() {
        return handedOverAt;
    }

    /** The subject of filing-service that it became; null before. */
    public UUID subjectId() {
        return subjectId;
    }

    /** Why filing-service refused it the last time; null if it never did. */
    public String refusal() {
        return refusal;
    }

    /** The keyed hash of the row as it was loaded last. */
    public byte[] checksum() {
        return checksum;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long version() {
        return version;
    }
}
