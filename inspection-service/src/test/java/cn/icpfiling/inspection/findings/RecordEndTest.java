package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.AccessStatus;
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

    private Optional<EndReason> end(FindingSource source, String domain, AccessStatus access, String... filed) {
        var subject = new FiledSubject(subjectId);
        subject.becomes(Ids.next(), null, "44", 4, "粤ICP备2026000001号", RecordStatus.REGISTERED);
        var site = new FiledSite(serviceId, subjectId);
        site.becomes(
                subjectId,
                "粤ICP备2026000001号-1",
                "WEBSITE",
                List.of(filed),
                RecordStatus.REGISTERED,
                access,
                Instant.EPOCH,
                Instant.EPOCH);
        return RecordEnd.of(
                new FindingKey(source, "key", "SITE.SHELL", subjectId, serviceId, domain), subject, Optional.of(site));
    }
}
