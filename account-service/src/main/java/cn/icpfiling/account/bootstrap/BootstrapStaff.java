package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.staff.StaffEncryption;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Makes the record of a member of staff what the bootstrap file says, in the caller's transaction. */
@ApplicationScoped
class BootstrapStaff {

    private final AccountRepository accounts;
    private final StaffLoginRepository staff;
    private final BootstrapCredentials credentials;
    private final StaffEncryption encrypted;
    private final Phones phones;
    private final BootstrapAudit audit;
    private final Clock clock;

    BootstrapStaff(
            AccountRepository accounts,
            StaffLoginRepository staff,
            BootstrapCredentials credentials,
            StaffEncryption encrypted,
            Phones phones,
            BootstrapAudit audit,
            Clock clock) {
        this.accounts = accounts;
        this.staff = staff;
        this.credentials = credentials;
        this.encrypted = encrypted;
        this.phones = phones;
        this.audit = audit;
        this.clock = clock;
    }

    void apply(BootstrapFile.Staff wanted) {
        var known = staff.ofLogin(wanted.login());
        var account = known.map(StaffLogin::account).orElseGet(() -> add(wanted));
        boolean changed = known.map(member -> change(member, wanted)).orElse(false);
        if (wanted.mobile() != null) {
            changed |= applyMobile(account, phones.require(wanted.mobile(), "/mobile"));
        }
        if (wanted.totp() != null) {
            credentials.provideFactor(account, wanted.totp());
        }
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
                encrypted.name(id, wanted.name()),
                wanted.roles(),
                credentials.hash(wanted.password())));
        return id;
    }

    private boolean change(StaffLogin known, BootstrapFile.Staff wanted) {
        var called = encrypted.nameOf(known);
        var another = !wanted.name().equals(called) || !wanted.roles().equals(known.roles());
        if (another) {
            known.changeDetails(encrypted.name(known.account(), wanted.name()), wanted.roles());
        }
        var anotherPassword = credentials.changePassword(known, wanted.password());
        staff.flush();
        return another || anotherPassword;
    }

    private boolean applyMobile(UUID account, String e164) {
        var member = staff.findById(account);
        var another = !e164.equals(encrypted.mobileOf(member));
        if (another) {
            member.changeMobile(encrypted.mobile(account, e164), phones.indexOf(e164));
            staff.flush();
        }
        return another;
    }
}
