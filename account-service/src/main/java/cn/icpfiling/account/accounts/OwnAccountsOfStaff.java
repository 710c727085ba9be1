package cn.icpfiling.account.accounts;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows which account a member of staff holds as a person, whose orders the member does not decide: the one with the mobile of the staff
 * record, also after the account has left that number. An account whose number was never in the record stays unknown.
 */
@ApplicationScoped
public class OwnAccountsOfStaff {

    private final StaffLoginRepository staff;
    private final AccountRepository accounts;

    OwnAccountsOfStaff(StaffLoginRepository staff, AccountRepository accounts) {
        this.staff = staff;
        this.accounts = accounts;
    }

    Optional<UUID> of(StaffLogin member) {
        return Optional.ofNullable(member.ownAccount())
                .filter(this::isOpen)
                .or(() -> Optional.ofNullable(member.mobileIndex()).flatMap(accounts::idOfPhone));
    }

    /**
     * Keeps the account as that of the member who has its phone. Call this before the account gets another phone.
     *
     * @param account locked
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void leavesPhone(Account account) {
        Optional.ofNullable(account.phoneIndex())
                .flatMap(staff::lockedOfMobile)
                .ifPresent(member -> member.keepOwnAccount(account.id()));
    }

    /**
     * Whether the phone is the mobile of a member of staff who holds another account already. A second one would hide the first. The
     * record of the member is locked from now on, so no account leaves the phone meanwhile.
     *
     * @param account that is to get the phone; null for a new one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean holdsAnother(BlindValue phone, UUID account) {
        return staff.lockedOfMobile(phone)
                .flatMap(this::of)
                .filter(own -> !own.equals(account))
                .isPresent();
    }

    private boolean isOpen(UUID account) {
        return accounts.findByIdOptional(account)
                .filter(found -> found.status() == AccountStatus.ACTIVE)
                .isPresent();
    }
}
