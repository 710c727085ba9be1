package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.bootstrap.AppliedParts.Part;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.staff.StaffEncryption;
import cn.icpfiling.account.staff.StaffMobiles;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** Writes into the record of a member of staff what is new in the bootstrap file, in the caller's transaction. */
@ApplicationScoped
class BootstrapStaff {

    private final AccountRepository accounts;
    private final StaffLoginRepository staff;
    private final AppliedParts applied;
    private final BootstrapCredentials credentials;
    private final StaffEncryption encrypted;
    private final StaffMobiles mobiles;
    private final BootstrapAudit audit;
    private final Clock clock;

    BootstrapStaff(
            AccountRepository accounts,
            StaffLoginRepository staff,
            AppliedParts applied,
            BootstrapCredentials credentials,
            StaffEncryption encrypted,
            StaffMobiles mobiles,
            BootstrapAudit audit,
            Clock clock) {
        this.accounts = accounts;
        this.staff = staff;
        this.applied = applied;
        this.credentials = credentials;
        this.encrypted = encrypted;
        this.mobiles = mobiles;
        this.audit = audit;
        this.clock = clock;
    }

    void apply(BootstrapFile.Staff wanted) {
        var known = staff.ofLogin(wanted.login());
        if (known.isEmpty()) {
            add(wanted);
        } else {
            change(known.get(), wanted, applied.changed(known.get().account(), wanted));
        }
    }

    private void add(BootstrapFile.Staff wanted) {
        var id = Ids.next();
        accounts.persist(Account.ofStaff(id, clock.instant()));
        var member = new StaffLogin(
                id,
                wanted.login(),
                encrypted.name(id, wanted.name()),
                wanted.roles(),
                credentials.hash(wanted.password()));
        staff.persistAndFlush(member);
        if (wanted.mobile() != null) {
            changeMobile(member, wanted.mobile());
        }
        if (wanted.totp() != null) {
            credentials.provideFactor(member, wanted.totp());
        }
        applied.added(id, wanted);
        audit.added(id, wanted.roles());
    }

    private void change(StaffLogin member, BootstrapFile.Staff wanted, Set<Part> parts) {
        var changed = changeDetails(member, wanted, parts);
        if (parts.contains(Part.PASSWORD)) {
            changed |= credentials.changePassword(member, wanted.password());
        }
        if (parts.contains(Part.MOBILE)) {
            changed |= changeMobile(member, wanted.mobile());
        }
        staff.flush();
        if (parts.contains(Part.TOTP)) {
            credentials.provideFactor(member, wanted.totp());
        }
        if (changed) {
            audit.changed(member.account(), member.roles());
        }
    }

    private boolean changeDetails(StaffLogin member, BootstrapFile.Staff wanted, Set<Part> parts) {
        var called = encrypted.nameOf(member);
        var name = parts.contains(Part.NAME) ? wanted.name() : called;
        var roles = parts.contains(Part.ROLES) ? wanted.roles() : member.roles();
        if (!roles.equals(member.roles())) {
            credentials.rolesChange(member);
        } else if (name.equals(called)) {
            return false;
        }
        member.changeDetails(encrypted.name(member.account(), name), roles);
        return true;
    }

    private boolean changeMobile(StaffLogin member, String written) {
        var e164 = mobiles.require(written, "/mobile");
        var another = !e164.equals(encrypted.mobileOf(member));
        if (another) {
            mobiles.write(member, e164);
            staff.flush();
        }
        return another;
    }
}
