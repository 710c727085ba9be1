package cn.icpfiling.account.accounts;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.StaffLogins;
import cn.icpfiling.platform.crypto.Masks;
import cn.icpfiling.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What an account may do, and how it is shown. */
@ApplicationScoped
public class AccountViews {

    private final AccountContacts contacts;
    private final StaffLogins staff;

    AccountViews(AccountContacts contacts, StaffLogins staff) {
        this.contacts = contacts;
        this.staff = staff;
    }

    public Set<String> rolesOf(Account account) {
        return staff.findByIdOptional(account.id()).map(StaffLogin::roles).orElse(Set.of(Roles.APPLICANT));
    }

    public AccountView of(Account account) {
        var login = staff.findByIdOptional(account.id());
        return new AccountView(
                account.id(),
                shownPhone(contacts.phoneOf(account)),
                account.mail() == null ? null : Masks.mail(contacts.mailOf(account)),
                login.map(StaffLogin::login).orElse(null),
                account.language().tag(),
                List.copyOf(login.map(StaffLogin::roles).orElse(Set.of(Roles.APPLICANT))),
                account.openedAt());
    }

    /** As it is known at home: 138****5678. */
    private static String shownPhone(String e164) {
        if (e164 == null) return null;
        return Masks.phone(e164.startsWith("+86") ? e164.substring(3) : e164);
    }
}
