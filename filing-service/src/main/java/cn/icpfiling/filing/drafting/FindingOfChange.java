package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.MarkedFinding;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.inspections.InspectionFindings;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The finding from which a holder opens a change (docs/trade.md 3.3). inspection-service says what the finding is; this
 * class decides whether the change can cure it.
 */
@ApplicationScoped
class FindingOfChange {

    static final String POINTER = "/query/findingId";

    /** Before the notice the holder does not know of the finding. */
    private static final String NOT_TOLD = "OPENED";

    private static final Set<String> CURABLE = Set.of("NOTIFIED", "CONTESTED", "OVERDUE");
    private static final String SERVICE_FIELDS = "/service";

    private final InspectionFindings findings;

    FindingOfChange(InspectionFindings findings) {
        this.findings = findings;
    }

    /**
     * Reads the finding, outside any transaction.
     *
     * @param id null if the change was not opened from a finding
     */
    Optional<FindingFacts> read(UUID id) {
        return id == null ? Optional.empty() : findings.find(id);
    }

    /**
     * Returns the finding with those of its fields that this change can correct. Refuses with 422 at {@code
     * /query/findingId}: FINDING_UNKNOWN (none with this id, not told to the holder yet, or about another subject, which
     * all look the same), FINDING_OF_ANOTHER_SERVICE, FINDING_SETTLED, FINDING_CURED_BY_ANOTHER_ACT.
     *
     * @param id null if the change was not opened from a finding; the answer is then null as well
     * @param subject the subject of the change, which the caller holds
     * @param service null for a change of the subject
     */
    MarkedFinding marked(UUID id, Optional<FindingFacts> read, OrderType type, UUID subject, UUID service) {
        if (id == null) {
            return null;
        }
        var finding = read.filter(found -> found.subjectId().equals(subject))
                .filter(found -> !found.state().equals(NOT_TOLD))
                .orElseThrow(() -> broken(Violation.of(POINTER, "FINDING_UNKNOWN", null)));
        if (service != null && finding.serviceId() != null && !service.equals(finding.serviceId())) {
            throw broken(Violation.of(POINTER, "FINDING_OF_ANOTHER_SERVICE", null));
        }
        if (!CURABLE.contains(finding.state())) {
            throw broken(Violation.of(POINTER, "FINDING_SETTLED", null, finding.state()));
        }
        if (!finding.cures().contains(type.name())) {
            throw broken(
                    Violation.of(POINTER, "FINDING_CURED_BY_ANOTHER_ACT", null, String.join(" ", finding.cures())));
        }
        return new MarkedFinding(id, finding.reason(), fields(finding, type));
    }

    /** A change of the subject corrects no field of a service, and the other way round. */
    private static List<String> fields(FindingFacts finding, OrderType type) {
        return finding.fields().stream()
                .filter(field -> field.startsWith(SERVICE_FIELDS) == type.hasService())
                .toList();
    }

    private static ProblemException broken(Violation violation) {
        return ProblemException.broken(List.of(violation));
    }
}
