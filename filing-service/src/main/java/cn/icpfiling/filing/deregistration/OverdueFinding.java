package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.inspections.FindingFacts;
import java.util.Map;
import java.util.Optional;

/** What an end requires of its finding: the state OVERDUE, and the end as its consequence (ADR 0030). */
final class OverdueFinding {

    private static final String OVERDUE = "OVERDUE";

    /** The ends by the words of inspection-service. NONE, and a word of a later release, lead to no end. */
    private static final Map<String, FiledAct> ENDS = Map.of(
            "CANCEL_ACCESS", FiledAct.CANCEL_ACCESS,
            "DEREGISTER_SERVICE", FiledAct.DEREGISTER_SERVICE,
            "DEREGISTER_SUBJECT", FiledAct.DEREGISTER_SUBJECT);

    private OverdueFinding() {}

    static boolean is(FindingFacts finding) {
        return OVERDUE.equals(finding.state());
    }

    /**
     * Returns the end that follows from the finding; empty for none. A finding about one site never ends the subject, and one
     * about the subject names no site to end.
     */
    static Optional<FiledAct> end(FindingFacts finding) {
        return Optional.ofNullable(finding.consequence())
                .map(ENDS::get)
                .filter(act -> act.isOfSubject() == (finding.serviceId() == null));
    }
}
