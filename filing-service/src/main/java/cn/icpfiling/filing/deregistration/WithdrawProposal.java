package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Declines the platform's own proposal, as the platform, once its finding is not overdue any more: no person need refuse what
 * cannot be confirmed. A person's proposal waits for its persons. Locks as a decision does: the subject, the proposal.
 */
@ApplicationScoped
public class WithdrawProposal {

    private final SubjectRepository subjects;
    private final ProviderProposalRepository proposals;
    private final EndingChecks checks;
    private final Clock clock;

    WithdrawProposal(
            SubjectRepository subjects, ProviderProposalRepository proposals, EndingChecks checks, Clock clock) {
        this.subjects = subjects;
        this.proposals = proposals;
        this.checks = checks;
        this.clock = clock;
    }

    /** Runs in the transaction of the inbox. Does nothing if the platform has no open proposal on the finding. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(UUID finding) {
        proposals.openOfPlatform(finding).ifPresent(id -> {
            subjects.locked(proposals.subjectOf(id));
            var proposal = proposals.locked(id);
            if (proposal.state() == ProviderProposal.State.OPEN) {
                proposal.withdrawn(clock.instant());
                checks.tell("DECLINE", proposal);
            }
        });
    }
}
