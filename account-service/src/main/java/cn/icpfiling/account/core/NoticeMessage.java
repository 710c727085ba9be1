package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/**
 * What a notice says, and to whom. The address or number and the values are encrypted. {@link Notice} knows what became of it.
 */
@MappedSuperclass
public abstract class NoticeMessage {

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private String cause;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private NoticeTemplate template;

    @Enumerated(EnumType.STRING)
    private Language language;

    /** The finding that the notice is about; null for other causes. */
    @Column(name = "finding_id")
    private UUID finding;

    @Enumerated(EnumType.STRING)
    private RecipientKind recipientKind;

    @Enumerated(EnumType.STRING)
    private ContactKind contactKind;

    private byte[] recipient;

    @Column(name = "encrypted_values")
    private byte[] values;

    /** The version of the text that the notice is written with. */
    private int textVersion;

    /** Whether the recipient waits for it, so that it waits behind no other notices. */
    private boolean urgent;

    private Instant createdAt;

    protected NoticeMessage() {}

    NoticeMessage(
            UUID id,
            UUID account,
            String cause,
            Channel channel,
            NoticeTemplate template,
            Language language,
            Instant now) {
        this.id = id;
        this.account = account;
        this.cause = cause;
        this.channel = channel;
        this.template = template;
        this.language = language;
        this.recipientKind = RecipientKind.ACCOUNT;
        this.contactKind = channel == Channel.MAIL ? ContactKind.MAIL : ContactKind.MOBILE;
        this.createdAt = now;
        this.textVersion = 1;
        this.urgent = template.isCode();
    }

    void address(byte[] encryptedRecipient, byte[] encryptedValues) {
        recipient = encryptedRecipient;
        values = encryptedValues;
    }

    void address(UUID theFinding, RecipientKind whose, ContactKind contact) {
        finding = theFinding;
        recipientKind = whose;
        contactKind = contact;
    }

    void word(int version) {
        textVersion = version;
    }

    /** Writes the text of now, also where a person hears the same. */
    public void reword(NoticeTemplate as, int version, byte[] encryptedValues) {
        template = as;
        textVersion = version;
        values = encryptedValues;
    }

    /** The values of a template with a secret do not outlive the sending. */
    void forgetSecret() {
        if (template.holdsSecret()) {
            values = null;
        }
    }

    public UUID id() {
        return id;
    }

    /** The account whose notice this is; for a finding, the holder of the filing. Null for a caller without one. */
    public UUID account() {
        return account;
    }

    public UUID finding() {
        return finding;
    }

    public RecipientKind recipientKind() {
        return recipientKind;
    }

    public ContactKind contactKind() {
        // Mails of earlier releases were stored without it.
        return channel == Channel.MAIL ? ContactKind.MAIL : contactKind;
    }

    public String cause() {
        return cause;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Channel channel() {
        return channel;
    }

    public NoticeTemplate template() {
        return template;
    }

    public int textVersion() {
        return textVersion;
    }

    public Language language() {
        return language;
    }

    public byte[] recipient() {
        return recipient;
    }

    public byte[] values() {
        return values;
    }
}
