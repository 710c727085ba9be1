package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.AccessStatus;
import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.inspection.core.RecordStatus;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the record leaves nothing to mend. */
class RecordEndTest {
    private final UUID subjectId = Ids.next();
    private final UUID serviceId = Ids.next();

    @ParameterizedTest
    @EnumSource(FindingSource.class)
    void a_domain_that_the_site_gave_up_ends_its_finding_of_each_source(FindingSource source) {
        assertThat(end(source, "a.cn", AccessStatus.LIVE, "a.cn", "b.cn")).isEmpty();
        assertThat(end(source, "a.cn", AccessStatus.LIVE, "b.cn")).contains(EndReason.NO_LONGER_JUDGED);
        assertThat(end(source, null, AccessStatus.LIVE, "b.cn")).isEmpty();
    }

    @Test
    void the_end_of_access_is_told_first() {
        assertThat(end(FindingSource.SCAN, "a.cn", AccessStatus.CANCELLED, "b.cn"))
                .contains(EndReason.ACCESS_ENDED);
    }

    @Test
    void a_filed_name_below_the_registrable_domain_keeps_what_verification_says_about_the_domain() {
        assertThat(end(FindingSource.CONCERN, "a.cn", AccessStatus.LIVE, "shop.a.cn"))
                .isEmpty();
        assertThat(end(FindingSource.CONCERN, "a.cn", AccessStatus.LIVE, "shopa.cn"))
                .contains(EndReason.NO_LONGER_JUDGED);
    }

    /** Campaigns open no second finding of it: the others of its sites would lose it. */
    @Test
    void a_fault_of_the_subject_ends_with_the_last_of_its_sites_that_is_served() {
        var left = site(serviceId, AccessStatus.CANCELLED, "a.cn");
        var served = site(Ids.next(), AccessStatus.LIVE, "b.cn");
        var further = site(Ids.next(), AccessStatus.CANCELLED, "c.cn");

        assertThat(end("SPONSOR_NAME.RENAMED", left, served, further)).isEmpty();
        assertThat(end("SPONSOR_NAME.RENAMED", served))
                .as("the record has its own site no more")
                .isEmpty();
        assertThat(end("SPONSOR_NAME.RENAMED", left, further)).contains(EndReason.ACCESS_ENDED);
        assertThat(end("CONTACT.MOBILE", left, served))
                .as("a fault of the site")
                .contains(EndReason.ACCESS_ENDED);
        assertThat(end(FiledContact.SERVICE_MOBILE, left, served)).contains(EndReason.ACCESS_ENDED);
        assertThat(end(FiledContact.SUBJECT_MOBILE, left, served))
                .as("the number of the subject's principal")
                .isEmpty();
        assertThat(end(FindingSource.SPOT_CHECK, "SPONSOR_NAME.RENAMED", left, served))
                .as("a spot check looks at each site, so the other one has a finding of its own")
                .contains(EndReason.ACCESS_ENDED);
    }

    private Optional<EndReason> end(FindingSource source, String domain, AccessStatus access, String... filed) {
        return RecordEnd.of(
                new FindingKey(source, "key", "SITE.SHELL", subjectId, serviceId, domain),
                subject(),
                List.of(site(serviceId, access, filed)));
    }

    private Optional<EndReason> end(FiledContact contact, FiledSite... sites) {
        return RecordEnd.of(
                new FindingKey(FindingSource.CAMPAIGN, "key", contact.reason(), subjectId, serviceId, null, contact),
                subject(),
                List.of(sites));
    }

    private Optional<EndReason> end(String reason, FiledSite... sites) {
        return end(FindingSource.CAMPAIGN, reason, sites);
    }

    private Optional<EndReason> end(FindingSource source, String reason, FiledSite... sites) {
        return RecordEnd.of(
                new FindingKey(source, "key", reason, subjectId, serviceId, null), subject(), List.of(sites));
    }

    private FiledSubject subject() {
        var subject = new FiledSubject(subjectId);
        subject.becomes(Ids.next(), null, "44", 4, "粤ICP备2026000001号", RecordStatus.REGISTERED);
        return subject;
    }

    private FiledSite site(UUID id, AccessStatus access, String... filed) {
        var site = new FiledSite(id, subjectId);
        site.becomes(
                subjectId,
                "粤ICP备2026000001号-1",
                "WEBSITE",
                List.of(filed),
                RecordStatus.REGISTERED,
                access,
                Instant.EPOCH,
                Instant.EPOCH);
        return site;
    }
}
