package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.core.StaffProposalKind;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Ends what an administrator proposed about a member of staff: another one confirms it, or any administrator withdraws it, the member who
 * is one among them. If-Match with the ETag of the record holds that what is confirmed is what the second one read.
 */
@RequestScoped
class DecideStaffProposal {

    private final StaffChanges changes;
    private final StaffProposals proposals;
    private final StaffEncryption encrypted;
    private final EndSessions endSessions;
    private final SecondFactors factors;
    private final InitialPasswordLife life;

    DecideStaffProposal(
            StaffChanges changes,
            StaffProposals proposals,
            StaffEncryption encrypted,
            EndSessions endSessions,
            SecondFactors factors,
            InitialPasswordLife life) {
        this.changes = changes;
        this.proposals = proposals;
        this.encrypted = encrypted;
        this.endSessions = endSessions;
        this.factors = factors;
        this.life = life;
    }

    /** The answer tells the second half of a new password. */
    StoredResponse confirm(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return changes.perform(id, idempotentRequest, ifMatch, member -> {
            var proposal = proposals.confirmable(member);
            var hash = proposal.passwordHash();
            var half = encrypted.secondHalfOf(proposal);
            proposals.confirm(proposal);
            hold(member, proposal.kind(), hash, proposal.roles());
            return new StaffChanges.Done(
                    StaffActs.of("CONFIRM", member, proposal.kind()).with("proposedBy", proposal.madeBy()), half);
        });
    }

    StoredResponse withdraw(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return changes.performOnAny(id, idempotentRequest, ifMatch, member -> {
            var ended = proposals.withdraw(member);
            return new StaffChanges.Done(
                    StaffActs.of("WITHDRAW", member, ended.kind()).with("proposedBy", ended.madeBy()), null);
        });
    }

    private void hold(StaffLogin member, StaffProposalKind kind, String hash, Set<String> roles) {
        var account = member.account();
        switch (kind) {
            case LOGIN, PASSWORD -> {
                member.handOutPassword(hash, life.end());
                endSessions.endAll(account, Session.End.PASSWORD_CHANGED);
                factors.endSignIns(account);
            }
            case SECOND_FACTOR -> {
                member.handOutPassword(hash, life.end());
                factors.reset(account);
            }
            case ROLES -> {
                member.changeDetails(member.name(), roles);
                endSessions.endAll(account, Session.End.BY_ADMINISTRATOR);
            }
        }
    }
}
