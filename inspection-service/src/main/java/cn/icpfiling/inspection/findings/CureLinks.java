package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingReason;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.tables.FindingReasons;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The operations with which the holder begins the acts that cure a finding, or shows that an act outside the platform has mended
 * it: by the papers that the reason asks for, and by asking for a look.
 */
final class CureLinks {
    private static final Set<FindingState> OPEN =
            Set.of(FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private static final String PAPERS = "handInFindingPapers";
    private static final Set<String> OF_SITE = Set.of("changeService", "deregisterService", PAPERS);

    private CureLinks() {}

    /**
     * An act with the operation that begins it.
     *
     * @param path with the ids filled in; a change carries the finding, so that its order shows the fields to correct
     */
    @Schema(name = "FindingCureLink")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CureLink(Cure act, String operation, String path) {}

    /**
     * In the order of the cures; without acts that no operation begins. Empty before the notice and after the end.
     *
     * @param seesSite false for a member without the right for the site that the finding names, whom filing-service lets change nothing
     *     of that site and hand in no papers of the finding
     */
    static List<CureLink> of(Finding finding, boolean seesSite, FindingReason reason) {
        return OPEN.contains(finding.state())
                ? reason.cures().stream()
                        .flatMap(cure -> links(cure, finding, reason))
                        .filter(link -> seesSite || !OF_SITE.contains(link.operation()))
                        .toList()
                : List.of();
    }

    private static Stream<CureLink> links(Cure cure, Finding finding, FindingReason reason) {
        var subject = "/api/v1/subjects/" + finding.key().subjectId();
        var ofService = finding.key().serviceId() != null;
        var service = "/api/v1/services/" + finding.key().serviceId();
        return switch (cure) {
            case CHANGE_SUBJECT ->
                Stream.of(new CureLink(cure, "changeSubject", subject + "/change?findingId=" + finding.id()));
            case CHANGE_SERVICE ->
                ofService
                        ? Stream.of(new CureLink(cure, "changeService", service + "/change?findingId=" + finding.id()))
                        : Stream.empty();
            case DEREGISTER ->
                Stream.of(
                        FindingReasons.bundled().concernsAllSites(finding.key())
                                ? new CureLink(cure, "deregisterSubject", subject + "/deregistration")
                                : new CureLink(cure, "deregisterService", service + "/deregistration"));
            case HAND_IN_PAPERS -> Stream.of(papers(cure, finding));
            case RENEW_DOMAIN, TRANSFER_DOMAIN, VERIFY_DOMAIN, POINT_DOMAIN, MEND_SITE -> shown(cure, finding, reason);
        };
    }

    private static Stream<CureLink> shown(Cure cure, Finding finding, FindingReason reason) {
        var links = new ArrayList<CureLink>();
        if (!reason.evidence().isEmpty()) {
            links.add(papers(cure, finding));
        }
        if (RequestRescan.isPossible(finding.key())) {
            links.add(new CureLink(cure, "requestRescan", "/api/v1/findings/" + finding.id() + "/rescans"));
        }
        return links.stream();
    }

    private static CureLink papers(Cure cure, Finding finding) {
        return new CureLink(cure, PAPERS, "/api/v1/finding-papers/" + finding.id() + "/handing-in");
    }
}
