package cn.icpfiling.inspection.findings;

import static cn.icpfiling.inspection.core.FiledContact.SERVICE_MOBILE;
import static cn.icpfiling.inspection.core.FiledContact.SUBJECT_MOBILE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingOwner;
import cn.icpfiling.inspection.core.findings.FindingPolicy;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FirstNotice;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which ended finding stays ended when access is granted again, because another one tells its fault. */
class FollowRecordTest {
    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    static final FindingPolicy TERMS = new FindingPolicy(
            "ALL",
            Set.of(),
            Set.of(),
            LocalDate.of(2000, 1, 1),
            FirstNotice.BY_INSPECTOR,
            10,
            List.of(),
            6,
            2,
            3,
            4,
            5,
            Consequence.NONE);

    private final UUID subject = Ids.next();
    private final UUID site = Ids.next();
    private final UUID other = Ids.next();
    private final Finding renamed = ended(finding(FindingSource.CAMPAIGN, "SPONSOR_NAME.RENAMED", site));

    @Test
    void a_fault_of_the_subject_is_told_by_an_open_finding_of_another_campaign_at_any_site() {
        assertThat(isTold(renamed, finding(FindingSource.CAMPAIGN, "SPONSOR_NAME.RENAMED", other)))
                .isTrue();
        assertThat(isTold(renamed, finding(FindingSource.CAMPAIGN, "SPONSOR_NAME.RENAMED", site)))
                .isTrue();
    }

    @Test
    void neither_another_reason_nor_an_ended_or_settled_finding_tells_it() {
        assertThat(isTold(renamed)).as("only itself").isFalse();
        assertThat(isTold(renamed, finding(FindingSource.CAMPAIGN, "SPONSOR_NAME.CERT_REVOKED", other)))
                .isFalse();
        assertThat(isTold(renamed, ended(finding(FindingSource.CAMPAIGN, "SPONSOR_NAME.RENAMED", other))))
                .isFalse();
        var cured = finding(FindingSource.CAMPAIGN, "SPONSOR_NAME.RENAMED", other);
        cured.cure(FindingActor.SYSTEM, NOW);
        assertThat(isTold(renamed, cured)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CAMPAIGN")
    void one_of_another_source_stands_for_its_own_site_alone(FindingSource source) {
        assertThat(isTold(renamed, finding(source, "SPONSOR_NAME.RENAMED", other)))
                .isFalse();
        assertThat(isTold(
                        ended(finding(source, "SPONSOR_NAME.RENAMED", site)),
                        finding(FindingSource.CAMPAIGN, "SPONSOR_NAME.RENAMED", other)))
                .isFalse();
    }

    @Test
    void a_fault_of_a_site_is_told_by_no_other_campaign() {
        assertThat(isTold(
                        ended(finding(FindingSource.CAMPAIGN, "SITE.NOT_IN_USE", site)),
                        finding(FindingSource.CAMPAIGN, "SITE.NOT_IN_USE", site)))
                .isFalse();
    }

    @Test
    void a_number_of_the_subject_is_told_at_any_site_and_one_of_a_site_there_alone() {
        assertThat(isTold(ended(number(SUBJECT_MOBILE, site)), number(SUBJECT_MOBILE, other)))
                .isTrue();
        assertThat(isTold(ended(number(SERVICE_MOBILE, site)), number(SERVICE_MOBILE, site)))
                .isTrue();
        assertThat(isTold(ended(number(SERVICE_MOBILE, site)), number(SERVICE_MOBILE, other)))
                .isFalse();
        assertThat(isTold(ended(number(SERVICE_MOBILE, site)), number(SUBJECT_MOBILE, site)))
                .isFalse();
    }

    @Test
    void a_finding_that_does_not_say_its_number_tells_each_number_of_its_site() {
        assertThat(isTold(ended(number(SERVICE_MOBILE, site)), number(null, site)))
                .isTrue();
        assertThat(isTold(ended(number(SUBJECT_MOBILE, site)), number(null, other)))
                .isFalse();
        assertThat(isTold(ended(number(null, site)), number(SERVICE_MOBILE, site)))
                .as("it means the other number too")
                .isFalse();
    }

    private static boolean isTold(Finding finding, Finding... others) {
        var all = new ArrayList<>(List.of(others));
        all.add(finding);
        return FollowRecord.isToldByAnother(finding, all);
    }

    private Finding number(FiledContact contact, UUID service) {
        return opened(new FindingKey(
                FindingSource.CAMPAIGN, Ids.next().toString(), "CONTACT.MOBILE", subject, service, null, contact));
    }

    private Finding finding(FindingSource source, String reason, UUID service) {
        return opened(new FindingKey(source, Ids.next().toString(), reason, subject, service, null));
    }

    private static Finding opened(FindingKey key) {
        var finding = Finding.of(Ids.next(), key, new FindingOwner(Ids.next(), null, "11"));
        finding.open(new PolicyReference(0, LocalDate.of(2026, 3, 2)), TERMS, FindingActor.SYSTEM, NOW);
        return finding;
    }

    private static Finding ended(Finding finding) {
        finding.end(EndReason.ACCESS_ENDED, NOW);
        return finding;
    }
}
