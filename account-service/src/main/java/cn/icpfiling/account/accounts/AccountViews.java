package cn.icpfiling.account.accounts;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountKind;
import cn.icpfiling.account.core.HolderPassword;
import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.HolderPasswordRepository;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the roles and the kind of an account, and builds the masked view of it. */
@ApplicationScoped
public class AccountViews {

    private final AccountContacts contacts;
    private final StaffLoginRepository staff;
    private final HolderPasswordRepository passwords;
    private final SecondFactorRepository factors;
    private final OwnAccountsOfStaff ownAccounts;

    AccountViews(
            AccountContacts contacts,
            StaffLoginRepository staff,
            HolderPasswordRepository passwords,
            SecondFactorRepository factors,
            OwnAccountsOfStaff ownAccounts) {
        this.contacts = contacts;
        this.staff = staff;
        this.passwords = passwords;
        this.factors = factors;
        this.ownAccounts = ownAccounts;
    }

    public Set<String> rolesOf(Account account) {
        return staff.findByIdOptional(account.id()).map(StaffLogin::roles).orElse(Set.of(Roles.APPLICANT));
    }

    public boolean isOfStaff(Account account) {
        return staff.findByIdOptional(account.id()).isPresent();
    }

    public AccountKind kindOf(Account account) {
        if (account.partner() != null) {
            return AccountKind.CUSTOMER;
        }
        return isOfStaff(account) ? AccountKind.STAFF : AccountKind.PERSON;
    }

    /** The account that the same person holds as an applicant. */
    public Optional<UUID> ownAccountOf(Account account) {
        return staff.findByIdOptional(account.id()).flatMap(ownAccounts::of);
    }

    public AccountView of(Account account) {
        var login = staff.findByIdOptional(account.id());
        return new AccountView(
                account.id(),
                Phones.masked(contacts.phoneOf(account)),
                account.mail() == null ? null : Masks.mail(contacts.mailOf(account)),
                account.mailVerifiedAt(),
                account.mailBouncedAt(),
                login.map(StaffLogin::login).orElse(null),
                account.language().tag(),
                account.site(),
                List.copyOf(login.map(StaffLogin::roles).orElse(Set.of(Roles.APPLICANT))),
                account.openedAt(),
                passwords
                        .findByIdOptional(account.id())
                        .map(HolderPassword::setAt)
                        .orElse(null),
                login.map(StaffLogin::passwordExpiresAt).orElse(null),
                factors.of(account.id()).map(SecondFactor::enrolledAt).orElse(null));
    }
}
