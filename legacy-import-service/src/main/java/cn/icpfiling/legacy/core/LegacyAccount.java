package cn.icpfiling.legacy.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An account of the old platform. Loads write it, with plain SQL; its password's hash and its mail change here. */
@Entity
@Table(name = "legacy_accounts")
public class LegacyAccount {
    /** The column that the blind index of a login is made for. */
    public static final String LOGIN = "legacy_accounts.login";

    @Id
    private UUID id;

    private String legacyId;

    private byte[] login;

    private byte[] loginIndex;

    @Column(name = "login_index_b")
    private byte[] loginIndexB;

    private byte[] mail;

    private String passwordScheme;

    private byte[] passwordHash;

    private byte[] resetSubject;

    private boolean activated;

    private Instant registeredAt;

    private byte[] checksum;

    private UUID loadId;

    private Instant changedAt;

    @Version
    private long version;

    protected LegacyAccount() {}

    /** Deletes the hash of the old password, which was used or has no use any more. */
    public void forgetPassword(Instant at) {
        passwordScheme = null;
        passwordHash = null;
        changedAt = at;
    }

    /** Replaces the old password's hash after a reset. */
    public void setPassword(String scheme, byte[] encryptedHash, Instant at) {
        passwordScheme = scheme;
        passwordHash = encryptedHash.clone();
        changedAt = at;
    }

    /** Replaces the old login, which was a mail address that its holder lost, by another mail address. */
    public void replaceLogin(byte[] encryptedLogin, BlindValue index, byte[] encryptedMail, Instant at) {
        login = encryptedLogin.clone();
        loginIndex = index.a();
        loginIndexB = index.b();
        replaceMail(encryptedMail, at);
    }

    /** Replaces the old mail address, which its holder lost. */
    public void replaceMail(byte[] encryptedMail, Instant at) {
        mail = encryptedMail.clone();
        changedAt = at;
    }

    /** Keeps whose papers gave the login another mail: a digest of the subject's certificate and name. */
    public void provenBy(byte[] digestOfSubject) {
        resetSubject = digestOfSubject.clone();
    }

    /** Empty without a granted application for another mail, and if an earlier release granted it. */
    public Optional<byte[]> resetSubject() {
        return Optional.ofNullable(resetSubject);
    }

    public UUID id() {
        return id;
    }

    public String legacyId() {
        return legacyId;
    }

    /** Encrypted; {@code LegacyContents} opens it. */
    public byte[] encryptedLogin() {
        return login;
    }

    public byte[] encryptedMail() {
        return mail;
    }

    /** Empty once the password was forgotten, or if the old platform had none. */
    public Optional<String> passwordScheme() {
        return Optional.ofNullable(passwordScheme);
    }

    public byte[] encryptedPasswordHash() {
        return passwordHash;
    }

    public boolean isActivated() {
        return activated;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public long version() {
        return version;
    }
}
