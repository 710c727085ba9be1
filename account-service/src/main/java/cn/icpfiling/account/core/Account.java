package cn.icpfiling.account.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A user of the platform: an applicant, a member of staff, or a customer of a partner. Phone and mail are encrypted.
 * The blind index of the phone is unique and is the login. A customer has no such index: its phone receives notices
 * only, and several customers may share one.
 */
@Entity
@Table(name = "accounts")
public class Account {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private AccountStatus status;

    private byte[] phone;

    private byte[] phoneIndex;

    @Column(name = "phone_index_b")
    private byte[] phoneIndexB;

    private byte[] mail;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Column(name = "partner_id")
    private UUID partner;

    private String reference;

    private Instant openedAt;

    @Version
    private int version;

    protected Account() {}

    private Account(UUID id, Language language, Instant openedAt) {
        this.id = id;
        this.status = AccountStatus.ACTIVE;
        this.language = language;
        this.openedAt = openedAt;
    }

    public static Account ofPhone(
            UUID id, byte[] phone, BlindValue phoneIndex, byte[] mail, Language language, Instant openedAt) {
        var account = new Account(id, language, openedAt);
        account.phone = phone;
        account.phoneIndex = phoneIndex.a();
        account.phoneIndexB = phoneIndex.b();
        account.mail = mail;
        return account;
    }

    /** Staff have neither phone nor mail here: they sign in with a login name and get no notices. */
    public static Account ofStaff(UUID id, Instant openedAt) {
        return new Account(id, Language.ZH, openedAt);
    }

    /** The account of a partner's customer, under the partner's own reference. It cannot be found by phone. */
    public static Account ofCustomer(UUID id, UUID partner, String reference, Instant openedAt) {
        var account = new Account(id, Language.ZH, openedAt);
        account.partner = partner;
        account.reference = reference;
        return account;
    }

    /** Sets where a customer's notices go. A null channel is not used. */
    public void changeContact(byte[] encryptedPhone, byte[] encryptedMail, Language spoken) {
        if (partner == null) {
            throw new IllegalStateException("a partner changes the contact of its customers only");
        }
        phone = encryptedPhone;
        mail = encryptedMail;
        language = spoken;
    }

    /**
     * Whether the owner can sign in by phone. Staff have a login name instead, and a partner acts for its customers.
     */
    public boolean hasLoginPhone() {
        return phoneIndex != null || phoneIndexB != null;
    }

    public UUID id() {
        return id;
    }

    public AccountStatus status() {
        return status;
    }

    public byte[] phone() {
        return phone;
    }

    public byte[] mail() {
        return mail;
    }

    public Language language() {
        return language;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** The partner that the customer belongs to; null for other accounts. */
    public UUID partner() {
        return partner;
    }

    /** The partner's own reference of the customer; null for other accounts. */
    public String reference() {
        return reference;
    }

    public int version() {
        return version;
    }
}
