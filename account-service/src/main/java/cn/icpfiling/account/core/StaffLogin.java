package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** How a member of staff signs in and what the account may do. */
@Entity
@Table(name = "staff_login")
public class StaffLogin {

    @Id
    @Column(name = "account_id")
    private UUID account;

    private String login;

    private byte[] name;

    private String roles;

    @Column(name = "password_hash")
    private String passwordHash;

    @Version
    private int version;

    protected StaffLogin() {}

    public StaffLogin(UUID account, String login, byte[] name, Set<String> roles, String passwordHash) {
        this.account = account;
        this.login = login;
        is(name, roles);
        this.passwordHash = passwordHash;
    }

    public final void is(byte[] called, Set<String> mayAct) {
        name = called;
        roles = String.join(",", new TreeSet<>(mayAct));
    }

    public void changePassword(String hash) {
        passwordHash = hash;
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
}
