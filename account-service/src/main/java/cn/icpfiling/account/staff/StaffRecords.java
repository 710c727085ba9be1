package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Writes new members of staff, each with the account that it acts by. */
@ApplicationScoped
class StaffRecords {

    private final AccountRepository accounts;
    private final StaffLoginRepository staff;
    private final Clock clock;

    StaffRecords(AccountRepository accounts, StaffLoginRepository staff, Clock clock) {
        this.accounts = accounts;
        this.staff = staff;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    boolean isTaken(String login) {
        return staff.ofLogin(login).isPresent();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(StaffLogin member) {
        accounts.persistAndFlush(Account.ofStaff(member.account(), clock.instant()));
        staff.persistAndFlush(member);
    }
}
