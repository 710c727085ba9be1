package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffProposalKind;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/**
 * Proposes to remove the second factor of a member of staff who lost the device, and a random password in place of the present one: an
 * administrator who knows the present one could else enrol a device of their own. Tells its first half once. The factor, the password and
 * the sessions go on until another administrator confirms it; the next sign-in then enrols another device.
 */
@RequestScoped
class ResetSecondFactor {

    private final StaffChanges changes;
    private final StaffProposals proposals;
    private final NewPasswords passwords;

    ResetSecondFactor(StaffChanges changes, StaffProposals proposals, NewPasswords passwords) {
        this.changes = changes;
        this.proposals = proposals;
        this.passwords = passwords;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        var password = passwords.next();
        return changes.perform(id, idempotentRequest, ifMatch, member -> {
            proposals.password(member, StaffProposalKind.SECOND_FACTOR, password);
            return new StaffChanges.Done(
                    StaffActs.of("PROPOSE", member, StaffProposalKind.SECOND_FACTOR), password.firstHalf());
        });
    }
}
