package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Checks that proposal and decision share, and their audit entry. */
@ApplicationScoped
class EndingChecks {

    private final CurrentActor actor;
    private final Audit audit;

    EndingChecks(CurrentActor actor, Audit audit) {
        this.actor = actor;
        this.audit = audit;
    }

    /** No member of staff ends their own filing. */
    void requireNotOwn(Subject subject) {
        if (actor.get().isSamePersonAs(subject.holder())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    /** The first of the two persons does not decide. */
    void requireAnotherPerson(ProviderProposal proposal) {
        if (proposal.firstPerson()
                .filter(person -> actor.get().isSamePersonAs(person))
                .isPresent()) {
            throw new ProblemException(FilingProblem.SECOND_PERSON_NEEDED);
        }
    }

    /** @param service null for the subject as a whole */
    void requireEndable(FiledAct act, Subject subject, FiledService service) {
        blockOf(act, subject, service).ifPresent(code -> {
            throw blocked(act, code);
        });
    }

    /** Returns why there is nothing left to end; empty if there is. */
    static Optional<ActBlock.Code> blockOf(FiledAct act, Subject subject, FiledService service) {
        var status = service == null ? subject.status() : service.status();
        if (status != RecordStatus.REGISTERED) {
            return Optional.of(ActBlock.Code.RECORD_DEREGISTERED);
        }
        return act == FiledAct.CANCEL_ACCESS && service.accessStatus() != AccessStatus.LIVE
                ? Optional.of(ActBlock.Code.ACCESS_CANCELLED)
                : Optional.empty();
    }

    private static ProblemException blocked(FiledAct act, ActBlock.Code code) {
        return new ProblemException(FilingProblem.ACT_BLOCKED, act)
                .with(List.of(new Violation("", code.key(), null, List.of())));
    }

    void tell(String step, ProviderProposal proposal) {
        audit.record(Act.of("ENDING." + step, "SUBJECT", proposal.subjectId())
                .with("proposal", proposal.id())
                .with("act", proposal.act())
                .with("service", proposal.serviceId().orElse(null))
                .with("reason", proposal.ground().reason())
                .with("finding", proposal.ground().finding())
                .with("order", proposal.orderId()));
    }
}
