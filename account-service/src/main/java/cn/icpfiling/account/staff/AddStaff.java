package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;

/** Creates a member of staff, with a password that the answer tells once. */
@RequestScoped
class AddStaff {

    private final IdempotencyService idempotency;
    private final AccountRepository accounts;
    private final StaffLoginRepository staff;
    private final StaffDetails details;
    private final StaffViews views;
    private final NewPasswords passwords;
    private final Audit audit;
    private final Clock clock;

    AddStaff(
            IdempotencyService idempotency,
            AccountRepository accounts,
            StaffLoginRepository staff,
            StaffDetails details,
            StaffViews views,
            NewPasswords passwords,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.accounts = accounts;
        this.staff = staff;
        this.details = details;
        this.views = views;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, String login, StaffEntry entry) {
        var roles = entry.rolesOfOnePerson("/entry");
        var mobile = details.mobile(entry, "/entry");
        var password = passwords.next();
        return idempotency.perform(idempotentRequest, () -> {
            if (staff.ofLogin(login).isPresent()) {
                throw new ProblemException(AccountProblem.LOGIN_TAKEN);
            }
            var id = Ids.next();
            accounts.persistAndFlush(Account.ofStaff(id, clock.instant()));
            var member = new StaffLogin(id, login, details.encryptedName(id, entry), roles, password.hash());
            details.writeMobile(member, mobile);
            staff.persistAndFlush(member);
            audit.record(StaffActs.of("ADD", id, member.roles()));
            return TaggedStaffMember.of(views.of(member).withPassword(password.text()), member)
                    .reply(201, "/api/v1/staff/" + id);
        });
    }
}
