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

/** Somebody who can sign in. Phone and mail are sealed; the phone's blind index is unique. */
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

    private byte[] mail;

    @Enumerated(EnumType.STRING)
    private Language language;

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
            UUID id, byte[] phone, byte[] phoneIndex, byte[] mail, Language language, Instant openedAt) {
        var account = new Account(id, language, openedAt);
        account.phone = phone;
        account.phoneIndex = phoneIndex;
        account.mail = mail;
        return account;
    }

    /** Staff have neither phone nor mail here: they enter with a login and get no notices. */
    public static Account ofStaff(UUID id, Instant openedAt) {
        return new Account(id, Language.ZH, openedAt);
    }

    /** Without a phone of its own nobody enters: staff have a login, and a partner acts for its customers. */
    public boolean hasPhoneToEnterWith() {
        return phoneIndex != null;
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
}
