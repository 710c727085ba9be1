package cn.icpfiling.account.core;

import cn.icpfiling.platform.crypto.BlindValue;
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
 * Somebody who holds filings or works here. Phone and mail are sealed; the phone's blind index is unique and is what one signs in
 * by. A partner's customer has none: its phone is for notices only, and many customers may share one.
 */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private AccountStatus status;

    private byte[] phone;

    @Column(name = "phone_index")
    private byte[] phoneIndex;

    @Column(name = "phone_index_b")
    private byte[] phoneIndexB;

    private byte[] mail;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Column(name = "partner_id")
    private UUID partner;

    private String reference;

    @Column(name = "opened_at")
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

    /** Staff have neither phone nor mail here: they enter with a login and get no notices. */
    public static Account ofStaff(UUID id, Instant openedAt) {
        return new Account(id, Language.ZH, openedAt);
    }

    /** A holder that a partner acts for, under the partner's own reference; found by no phone. */
    public static Account ofCustomer(UUID id, UUID partner, String reference, Instant openedAt) {
        var account = new Account(id, Language.ZH, openedAt);
        account.partner = partner;
        account.reference = reference;
        return account;
    }

    /** Where a customer's notices go; what is null is not used. */
    public void changeContact(byte[] sealedPhone, byte[] sealedMail, Language spoken) {
        if (partner == null) throw new IllegalStateException("only a customer's contact is its partner's to say");
        phone = sealedPhone;
        mail = sealedMail;
        language = spoken;
    }

    /** Without a phone of its own nobody enters: staff have a login, and a partner acts for its customers. */
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

    /** Whose customer it is; null of everybody else. */
    public UUID partner() {
        return partner;
    }

    /** How its partner calls it; null of everybody else. */
    public String reference() {
        return reference;
    }

    public int version() {
        return version;
    }
}
