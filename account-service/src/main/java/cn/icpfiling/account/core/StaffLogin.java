package cn.icpfiling.account.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The login of a member of staff, with roles and password hash. */
@Entity
@Table(name = "staff_logins")
public class StaffLogin {

    @Id
    @Column(name = "account_id")
    private UUID account;

    private String login;

    private byte[] name;

    private String roles;

    private String passwordHash;

    private Instant passwordExpiresAt;

    private byte[] mobile;

    private byte[] mobileIndex;

    @Column(name = "mobile_index_b")
    private byte[] mobileIndexB;

    @Column(name = "own_account_id")
    private UUID ownAccount;

    private Instant disabledAt;

    /** Counts acts that change no other column, so that each act has its own version. */
    private int acts;

    @Version
    private int version;

    protected StaffLogin() {}

    public StaffLogin(UUID account, String login, byte[] name, Set<String> roles, String passwordHash) {
        this.account = account;
        this.login = login;
        changeDetails(name, roles);
        this.passwordHash = passwordHash;
    }

    public final void changeDetails(byte[] newName, Set<String> newRoles) {
        name = newName;
        roles = String.join(",", new TreeSet<>(newRoles));
    }

    /** A password that stays: the member's own, or one of the operator's file. */
    public void changePassword(String hash) {
        passwordHash = hash;
        passwordExpiresAt = null;
    }

    /** The present password stays, as the operator's file names it, too. Returns whether it would have expired. */
    public boolean keepPassword() {
        var expires = passwordExpiresAt != null;
        passwordExpiresAt = null;
        return expires;
    }

    /** A password that administrators hand out: the member sets an own one before its end, so that it never stays. */
    public void handOutPassword(String hash, Instant end) {
        passwordHash = hash;
        passwordExpiresAt = end;
    }

    /** Null when none is known. */
    public void changeMobile(byte[] encryptedMobile, BlindValue index) {
        mobile = encryptedMobile;
        mobileIndex = index == null ? null : index.a();
        mobileIndexB = index == null ? null : index.b();
    }

    /** The account that the member holds as a person, whatever phone it has later. */
    public void keepOwnAccount(UUID ownAccountId) {
        ownAccount = ownAccountId;
    }

    public void disable(Instant now) {
        if (disabledAt == null) {
            disabledAt = now;
        }
    }

    public void enable() {
        disabledAt = null;
    }

    public void touch() {
        acts++;
    }

    public boolean isActive() {
        return disabledAt == null;
    }

    public byte[] mobile() {
        return mobile;
    }

    /** Null when none is known. */
    public BlindValue mobileIndex() {
        return BlindValue.in(mobileIndex, mobileIndexB);
    }

    /** Null while the account with the mobile is the own one, or there is none. */
    public UUID ownAccount() {
        return ownAccount;
    }

    /** Null while active. */
    public Instant disabledAt() {
        return disabledAt;
    }

    public int version() {
        return version;
    }

    public UUID account() {
        return account;
    }

    public String login() {
        return login;
    }

    public byte[] name() {
        return name;
    }

    public Set<String> roles() {
        return new TreeSet<>(Set.of(roles.split(",")));
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** Null for a password that stays. */
    public Instant passwordExpiresAt() {
        return passwordExpiresAt;
    }

    public boolean isPasswordOver(Instant now) {
        return passwordExpiresAt != null && !now.isBefore(passwordExpiresAt);
    }
}
