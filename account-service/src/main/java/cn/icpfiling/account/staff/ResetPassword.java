package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffProposalKind;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/**
 * Proposes a random password in place of that of a member of staff, and tells its first half once. The present password, the sessions and
 * the open sign-ins go on until another administrator confirms it.
 */
@RequestScoped
class ResetPassword {

    private final StaffChanges changes;
    private final StaffProposals proposals;
    private final NewPasswords passwords;

    ResetPassword(StaffChanges changes, StaffProposals proposals, NewPasswords passwords) {
        this.changes = changes;
        this.proposals = proposals;
        this.passwords = passwords;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        var password = passwords.next();
        return changes.perform(id, idempotentRequest, ifMatch, member -> {
            proposals.password(member, StaffProposalKind.PASSWORD, password);
            return new StaffChanges.Done(
                    StaffActs.of("PROPOSE", member, StaffProposalKind.PASSWORD), password.firstHalf());
        });
    }
}
