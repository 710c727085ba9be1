package cn.icpfiling.account.core.cases;

import cn.icpfiling.account.core.Language;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/** What a case is about, who sees it, and under which rules. {@link SupportCase} knows what becomes of it. */
@MappedSuperclass
public abstract class CaseMatter {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private CaseKind kind;

    @Column(name = "holder_id")
    private UUID holder;

    @Column(name = "source_id")
    private UUID source;

    @Enumerated(EnumType.STRING)
    private HolderKind holderKind;

    @Enumerated(EnumType.STRING)
    private Language language;

    private String filedAs;

    @Column(name = "object_id")
    private UUID object;

    @Column(name = "subject_id")
    private UUID subject;

    private byte[] details;
    private byte[] secretDigest;
    private byte[] stopDigest;
    private byte[] mailStopDigest;
    private String openAs;
    private boolean twoPersons;
    private int policyVersion;
    private Instant openedAt;

    protected CaseMatter() {}

    CaseMatter(UUID id, CaseKind kind, Language language, boolean twoPersons, Instant now) {
        this.id = id;
        this.kind = kind;
        this.language = language;
        this.twoPersons = twoPersons;
        this.openedAt = now;
    }

    void belongTo(UUID account, String uniqueWhileOpen) {
        holder = account;
        openAs = uniqueWhileOpen;
    }

    void openBy(byte[] digestOfTheSecret) {
        secretDigest = digestOfTheSecret;
    }

    void concern(HolderKind whose, String domainOrNumber, UUID theObject, byte[] encryptedDetails) {
        holderKind = whose;
        filedAs = domainOrNumber;
        object = theObject;
        details = encryptedDetails;
    }

    void follow(int versionOfTheRules) {
        policyVersion = versionOfTheRules;
    }

    void comeFrom(UUID account, UUID filedSubject) {
        source = account;
        subject = filedSubject;
    }

    /** Makes room for another case that is opened as the same text. */
    void makeRoom() {
        openAs = null;
    }

    /** Sets the secret that stops the case without a login; null for none. */
    public void stopBy(byte[] digestOfTheStopSecret) {
        stopDigest = digestOfTheStopSecret;
    }

    void keepLinkOfEarlierNotice() {
        mailStopDigest = stopDigest;
    }

    /** Sets the secret that only a mail of the owner has; null for none. */
    public void stopByMail(byte[] digestOfTheStopSecret) {
        mailStopDigest = digestOfTheStopSecret;
    }

    public boolean isStoppedByMail(byte[] digestOfTheStopSecret) {
        return mailStopDigest != null && MessageDigest.isEqual(mailStopDigest, digestOfTheStopSecret);
    }

    public UUID id() {
        return id;
    }

    public CaseKind kind() {
        return kind;
    }

    /** The account that opened the case; null for a caller without a login. */
    public UUID holder() {
        return holder;
    }

    /** The account that loses by a grant; null while or if it is unknown. */
    public UUID source() {
        return source;
    }

    public HolderKind holderKind() {
        return holderKind;
    }

    public Language language() {
        return language;
    }

    /** A domain or a subject number; null for other kinds. */
    public String filedAs() {
        return filedAs;
    }

    /** The finding, or the object of legacy-import-service; null for other kinds. */
    public UUID object() {
        return object;
    }

    /** The filed subject of a transfer; null while or if it is unknown. Never show it to the holder. */
    public UUID subject() {
        return subject;
    }

    /** Null for a recovery case. */
    public byte[] details() {
        return details;
    }

    public byte[] secretDigest() {
        return secretDigest;
    }

    public boolean needsTwoPersons() {
        return twoPersons;
    }

    public int policyVersion() {
        return policyVersion;
    }

    public Instant openedAt() {
        return openedAt;
    }
}
