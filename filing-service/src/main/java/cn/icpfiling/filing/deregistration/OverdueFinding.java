package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an end requires of its finding: the state OVERDUE, and the end as its consequence (ADR 0030, ADR 0061). */
final class OverdueFinding {

    private static final String OVERDUE = "OVERDUE";

    /** The ends by the words of inspection-service. NONE, and a word of a later release, lead to no end. */
    private static final Map<String, FiledAct> ENDS = Map.of(
            "CANCEL_ACCESS", FiledAct.CANCEL_ACCESS,
            "DEREGISTER_SERVICE", FiledAct.DEREGISTER_SERVICE,
            "DEREGISTER_SUBJECT", FiledAct.DEREGISTER_SUBJECT);

    /** The policy leaves the finding to persons. */
    private static final String NONE = "NONE";

    private static final Set<String> ENDINGS = ReasonCatalogue.bundled().of(ReasonCatalogue.Family.ENDING);

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

    /**
     * Whether two persons may end by the finding: what follows from it, or the access to its site if nothing follows by itself
     * and its reason is one for which access ends (ADR 0061).
     */
    static boolean mayEnd(FindingFacts finding, FiledAct act) {
        return end(finding).filter(act::equals).isPresent()
                || act == FiledAct.CANCEL_ACCESS
                        && NONE.equals(finding.consequence())
                        && finding.serviceId() != null
                        && ENDINGS.contains(finding.reason());
    }
}
