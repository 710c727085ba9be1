package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.staff.SealedStaff;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.account.store.StaffLogins;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Makes the record of a member of staff what the bootstrap file says, in the caller's transaction. */
@ApplicationScoped
class BootstrapStaff {

    private final Accounts accounts;
    private final StaffLogins staff;
    private final BootstrapCredentials credentials;
    private final SealedStaff sealed;
    private final Phones phones;
    private final BootstrapAudit audit;
    private final Clock clock;

    BootstrapStaff(
            Accounts accounts,
            StaffLogins staff,
            BootstrapCredentials credentials,
            SealedStaff sealed,
            Phones phones,
            BootstrapAudit audit,
            Clock clock) {
        this.accounts = accounts;
        this.staff = staff;
        this.credentials = credentials;
        this.sealed = sealed;
        this.phones = phones;
        this.audit = audit;
        this.clock = clock;
    }

    void apply(BootstrapFile.Staff wanted) {
        var known = staff.ofLogin(wanted.login());
        var account = known.map(StaffLogin::account).orElseGet(() -> add(wanted));
        boolean changed = known.map(member -> change(member, wanted)).orElse(false);
        if (wanted.mobile() != null) changed |= applyMobile(account, phones.require(wanted.mobile(), "/mobile"));
        if (wanted.totp() != null) credentials.provideFactor(account, wanted.totp());
        if (known.isEmpty()) {
            audit.added(account, wanted.roles());
        } else if (changed) {
            audit.changed(account, wanted.roles());
        }
    }

    private UUID add(BootstrapFile.Staff wanted) {
        var id = Ids.next();
        accounts.persist(Account.ofStaff(id, clock.instant()));
        staff.persistAndFlush(new StaffLogin(
                id,
                wanted.login(),
                sealed.name(id, wanted.name()),
                wanted.roles(),
                credentials.hash(wanted.password())));
        return id;
    }

    private boolean change(StaffLogin known, BootstrapFile.Staff wanted) {
        var called = sealed.nameOf(known);
        boolean another = !wanted.name().equals(called) || !wanted.roles().equals(known.roles());
        if (another) {
            known.changeDetails(sealed.name(known.account(), wanted.name()), wanted.roles());
        }
        boolean anotherPassword = credentials.changePassword(known, wanted.password());
        staff.flush();
        return another || anotherPassword;
    }

    private boolean applyMobile(UUID account, String e164) {
        var member = staff.findById(account);
        boolean another = !e164.equals(sealed.mobileOf(member));
        if (another) {
            member.changeMobile(sealed.mobile(account, e164), phones.indexOf(e164));
            staff.flush();
        }
        return another;
    }
}
