package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.inspection.store.FindingEvidenceTable;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The papers that a contest names. They must have been handed in at the same finding. */
@ApplicationScoped
class ContestEvidence {
    private final HandedInPapers papers;
    private final FindingEvidenceTable evidence;

    ContestEvidence(HandedInPapers papers, FindingEvidenceTable evidence) {
        this.papers = papers;
        this.evidence = evidence;
    }

    /**
     * Returns the ids of the papers that were handed in, before the transaction. Asks nothing for a contest without papers.
     * Throws UPSTREAM_UNAVAILABLE if filing-service does not answer.
     */
    Set<UUID> known(UUID finding, List<UUID> named) {
        if (named.isEmpty()) {
            return Set.of();
        }
        return papers.of(finding).orElseThrow(() -> new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE)).stream()
                .map(FilingPapers.Paper::paperId)
                .collect(Collectors.toSet());
    }

    /** Stores what the step names. Refuses each paper that was not handed in with EVIDENCE_NOT_HANDED_IN. */
    @Transactional(Transactional.TxType.MANDATORY)
    void name(FindingStep step, List<UUID> named, Set<UUID> known) {
        var unknown = IntStream.range(0, named.size())
                .filter(at -> !known.contains(named.get(at)))
                .mapToObj(at -> Violation.of("/evidence/" + at, "EVIDENCE_NOT_HANDED_IN", null))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.broken(unknown);
        }
        evidence.name(step.findingId(), step.sequence(), named);
    }
}
