package cn.icpfiling.filing.evidence;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.inspections.InspectionFindings;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides who may see and change the papers of a finding. Call this outside any transaction: it asks inspection-service. A
 * finding about another account's record, or one that its holder was not told yet, is 404 as one that does not exist.
 */
@RequestScoped
public class EvidenceAccess {

    private static final String NOT_TOLD = "OPENED";
    private static final Set<String> OPEN = Set.of("NOTIFIED", "CONTESTED", "OVERDUE");

    private final CurrentActor actor;
    private final ActingFor actingFor;
    private final InspectionFindings findings;
    private final SubjectRepository subjects;

    EvidenceAccess(CurrentActor actor, ActingFor actingFor, InspectionFindings findings, SubjectRepository subjects) {
        this.actor = actor;
        this.actingFor = actingFor;
        this.findings = findings;
        this.subjects = subjects;
    }

    /** Returns a finding about a record of the caller, or of a customer of the calling partner. */
    FindingFacts own(UUID id) {
        return findings.find(id)
                .filter(finding -> !finding.state().equals(NOT_TOLD))
                .filter(finding -> subject(finding).filter(actingFor::mayKnow).isPresent())
                .filter(finding -> actingFor.mayKnow(Reach.service(finding.serviceId())))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns a finding of the caller that takes papers: NOTIFIED, CONTESTED or OVERDUE. Otherwise 409 FINDING_CLOSED. */
    FindingFacts open(UUID id) {
        var finding = own(id);
        if (!OPEN.contains(finding.state())) {
            throw new ProblemException(FilingProblem.FINDING_CLOSED, finding.state());
        }
        return finding;
    }

    /** Locks the subject; 404 if it went to another account since the caller was checked. */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireStill(UUID subject) {
        var _ = subjects.lockedIfThere(subject)
                .filter(actingFor::mayKnow)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** 404 if there is no such finding; 403 if it is about the inspector's own filing. */
    public void requireInspectable(UUID id) {
        requireNotOwn(findings.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
    }

    /** The same, and 404 for a finding about another filing. */
    public void requireInspectableOf(UUID id, UUID subject) {
        requireNotOwn(findings.find(id)
                .filter(finding -> finding.subjectId().equals(subject))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
    }

    private void requireNotOwn(FindingFacts finding) {
        if (subject(finding)
                .filter(found -> actor.get().isSamePersonAs(found.holder()))
                .isPresent()) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    boolean isInspector() {
        return actor.get().is(Roles.INSPECTOR);
    }

    private Optional<Subject> subject(FindingFacts finding) {
        return UnitOfWork.in(() -> subjects.findByIdOptional(finding.subjectId()));
    }
}
