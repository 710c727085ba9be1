package cn.icpfiling.inspection.findings;

import static cn.icpfiling.inspection.findings.FollowRecordTest.NOW;
import static cn.icpfiling.inspection.findings.FollowRecordTest.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingOwner;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.id.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which operation begins the act that cures. */
class CureLinksTest {
    private final UUID subject = Ids.next();
    private final UUID site = Ids.next();

    @Test
    void a_fault_of_the_subject_is_ended_by_its_deregistration_and_one_of_a_site_or_told_for_it_alone_by_the_sites() {
        var ofSubject = "deregisterSubject /api/v1/subjects/" + subject + "/deregistration";
        var ofSite = "deregisterService /api/v1/services/" + site + "/deregistration";
        assertThat(links(FindingSource.CAMPAIGN, "SPONSOR.STATUS_ABNORMAL", site, true))
                .contains(ofSubject);
        assertThat(links(FindingSource.AUTHORITY_LIST, "SUBJECT.EMPTY", null, true))
                .contains(ofSubject);
        assertThat(links(FindingSource.CAMPAIGN, "SITE.NOT_IN_USE", site, true)).contains(ofSite);
        assertThat(links(FindingSource.SPOT_CHECK, "SPONSOR.STATUS_ABNORMAL", site, true))
                .contains(ofSite);
    }

    @Test
    void a_member_without_the_right_for_the_site_gets_no_link_that_filing_service_answers_with_404() {
        assertThat(links(FindingSource.CAMPAIGN, "SPONSOR.STATUS_ABNORMAL", site, true))
                .anyMatch(link -> link.startsWith("handInFindingPapers "));
        assertThat(links(FindingSource.CAMPAIGN, "SPONSOR.STATUS_ABNORMAL", site, false))
                .containsExactly("deregisterSubject /api/v1/subjects/" + subject + "/deregistration");
    }

    private List<String> links(FindingSource source, String reason, UUID service, boolean seesSite) {
        var key = new FindingKey(source, "check", reason, subject, service, null);
        var finding = Finding.of(Ids.next(), key, new FindingOwner(Ids.next(), null, "11"));
        finding.open(new PolicyReference(0, LocalDate.of(2026, 3, 2)), TERMS, FindingActor.SYSTEM, NOW);
        finding.notifyHolder(TERMS, FindingActor.SYSTEM, NOW);
        return CureLinks.of(finding, seesSite, FindingReasons.bundled().of(key).orElseThrow()).stream()
                .map(link -> link.operation() + " " + link.path())
                .toList();
    }
}
