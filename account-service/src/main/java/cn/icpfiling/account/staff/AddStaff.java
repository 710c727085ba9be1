package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.core.StaffProposalKind;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;

/** Creates a member of staff who signs in once another administrator has confirmed it, and tells the first half of the password once. */
@RequestScoped
class AddStaff {

    private final IdempotencyService idempotency;
    private final StaffRecords records;
    private final StaffDetails details;
    private final StaffViews views;
    private final NewPasswords passwords;
    private final StaffProposals proposals;
    private final Audit audit;

    AddStaff(
            IdempotencyService idempotency,
            StaffRecords records,
            StaffDetails details,
            StaffViews views,
            NewPasswords passwords,
            StaffProposals proposals,
            Audit audit) {
        this.idempotency = idempotency;
        this.records = records;
        this.details = details;
        this.views = views;
        this.passwords = passwords;
        this.proposals = proposals;
        this.audit = audit;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, String login, StaffEntry entry) {
        var roles = entry.rolesOfOnePerson("/entry");
        var mobile = details.mobile(entry, "/entry");
        var password = passwords.next();
        var none = passwords.knownToNone();
        return idempotency.perform(idempotentRequest, () -> {
            if (records.isTaken(login)) {
                throw new ProblemException(AccountProblem.LOGIN_TAKEN);
            }
            var id = Ids.next();
            var member = new StaffLogin(id, login, details.encryptedName(id, entry), roles, none);
            details.writeMobile(member, mobile);
            records.add(member);
            proposals.password(member, StaffProposalKind.LOGIN, password);
            audit.record(StaffActs.of("ADD", id, member.roles()));
            return TaggedStaffMember.of(views.of(member).withPassword(password.firstHalf()), member)
                    .reply(201, "/api/v1/staff/" + id);
        });
    }
}
