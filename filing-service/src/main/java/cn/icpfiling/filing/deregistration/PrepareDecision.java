package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Checks a decision before its transaction: first what this service knows, then the finding over HTTP. The transaction checks
 * the former again under its locks.
 */
@ApplicationScoped
class PrepareDecision {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final ProviderProposalRepository proposals;
    private final EndingChecks checks;
    private final FindingGate findings;

    PrepareDecision(
            SubjectRepository subjects,
            FiledServiceRepository services,
            ProviderProposalRepository proposals,
            EndingChecks checks,
            FindingGate findings) {
        this.subjects = subjects;
        this.services = services;
        this.proposals = proposals;
        this.checks = checks;
        this.findings = findings;
    }

    private record Seen(ProviderGround ground, EndTarget target) {}

    /** Returns the subject. */
    UUID handle(UUID id, IfMatch ifMatch, ProposalDecision.Choice choice) {
        var seen = UnitOfWork.in(() -> look(id, ifMatch, choice));
        if (choice == ProposalDecision.Choice.CONFIRM) {
            findings.require(seen.ground(), seen.target(), FindingGate.Request.DECISION);
        }
        return seen.target().subject();
    }

    private Seen look(UUID id, IfMatch ifMatch, ProposalDecision.Choice choice) {
        var subject = subjects.findById(proposals.subjectOf(id));
        var proposal = proposals.findById(id);
        ifMatch.require(proposal.version());
        checks.requireNotOwn(subject);
        proposal.requireOpen();
        if (choice == ProposalDecision.Choice.CONFIRM) {
            checks.requireAnotherPerson(proposal);
            checks.requireEndable(
                    proposal.act(),
                    subject,
                    proposal.serviceId().map(services::findById).orElse(null));
        }
        return new Seen(proposal.ground(), EndTarget.of(proposal));
    }
}
