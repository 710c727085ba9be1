package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingReason;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.tasks.FiledContact;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.inspection.store.InspectionTaskTable.CalledSite;
import cn.icpfiling.inspection.tables.FindingReasons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is filed at the place of a finding: the number of its service, and what of its reason is at fault there. */
@ApplicationScoped
class FindingFacts {
    private final FiledSiteRepository sites;
    private final InspectionTaskTable tasks;

    FindingFacts(FiledSiteRepository sites, InspectionTaskTable tasks) {
        this.sites = sites;
        this.tasks = tasks;
    }

    /** The filing numbers of the services, by their ids. */
    Map<UUID, String> numbersOf(Collection<Finding> findings) {
        return sites.numbersOf(findings.stream()
                .map(finding -> finding.key().serviceId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /**
     * The reason of each finding by its id. Two numbers have one reason, that of the subject's principal and that of the
     * service's: of a campaign's finding only those fields and acts count whose number did not reach its person.
     */
    Map<UUID, FindingReason> reasonsOf(Collection<Finding> findings) {
        var unreached = tasks.unreached(findings.stream()
                .filter(FindingFacts::isOfCalls)
                .map(FindingFacts::called)
                .collect(Collectors.toSet()));
        return findings.stream()
                .collect(Collectors.toMap(Finding::id, finding -> reason(finding, unreached), (a, b) -> a));
    }

    FindingReason reasonOf(Finding finding) {
        return reasonsOf(List.of(finding)).get(finding.id());
    }

    private static FindingReason reason(Finding finding, Map<CalledSite, Set<FiledContact>> unreached) {
        var reason = FindingReasons.bundled().find(finding.key().reason()).orElseThrow();
        var contacts = isOfCalls(finding)
                ? unreached.getOrDefault(called(finding), Set.of()).stream()
                        .filter(contact -> contact.reason().equals(reason.code()))
                        .toList()
                : List.<FiledContact>of();
        if (contacts.isEmpty()) {
            return reason;
        }
        var cures = EnumSet.noneOf(Cure.class);
        var fields = new HashSet<String>();
        contacts.forEach(contact -> {
            cures.add(contact.cure());
            fields.add(contact.field());
        });
        return reason.only(cures, fields);
    }

    private static boolean isOfCalls(Finding finding) {
        var key = finding.key();
        return key.source() == FindingSource.CAMPAIGN && key.serviceId() != null && FiledContact.isReason(key.reason());
    }

    private static CalledSite called(Finding finding) {
        return new CalledSite(
                UUID.fromString(finding.key().sourceKey()), finding.key().serviceId());
    }
}
