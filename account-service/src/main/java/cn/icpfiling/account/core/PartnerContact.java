package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** The contact for the operation of a partner's programs. Name, mail and phone are encrypted. */
@Entity
@Table(name = "partner_contacts")
public class PartnerContact {

    @Id
    @Column(name = "partner_id")
    private UUID partner;

    private byte[] name;
    private byte[] mail;
    private byte[] phone;

    @Enumerated(EnumType.STRING)
    private Language language;

    private Instant mailVerifiedAt;
    private Instant changedAt;

    @Version
    private int version;

    protected PartnerContact() {}

    public PartnerContact(UUID partner) {
        this.partner = partner;
    }

    /** @param newMail whether the mail is another one, which is not proven yet */
    public void change(
            byte[] toName, byte[] toMail, boolean newMail, byte[] toPhone, Language toLanguage, Instant now) {
        name = toName;
        mail = toMail;
        phone = toPhone;
        language = toLanguage;
        changedAt = now;
        if (newMail) {
            mailVerifiedAt = null;
        }
    }

    public void proveMail(Instant now) {
        mailVerifiedAt = now;
    }

    public UUID partner() {
        return partner;
    }

    public byte[] name() {
        return name;
    }

    public byte[] mail() {
        return mail;
    }

    /** Null when there is none. */
    public byte[] phone() {
        return phone;
    }

    public Language language() {
        return language;
    }

    /** Null before the mail is proven. */
    public Instant mailVerifiedAt() {
        return mailVerifiedAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public int version() {
        return version;
    }
}
