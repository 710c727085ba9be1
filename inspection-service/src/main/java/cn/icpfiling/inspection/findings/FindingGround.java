package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a finding is a ground for, for the service that ends access or filing, and what cures it, for the one that opens
 * the change.
 *
 * @param serviceId null if the finding is about the subject as a whole
 * @param concernsAllSites whether it tells a fault of the whole subject, also where it names a site
 * @param holder null while the copy of the record does not name the holder
 * @param dueOn the last day to mend; null before the first notice
 * @param fields JSON pointers, as in an order, to the fields concerned
 * @param cures acts that mend the fault, the usual one first
 * @param evidence kinds of papers that prove the cure
 * @param openedAt when it was opened, or reopened
 * @param changes the granted change orders that are noted at it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingGround(
        UUID findingId,
        FindingSource source,
        String reason,
        UUID subjectId,
        UUID serviceId,
        boolean concernsAllSites,
        UUID holder,
        FindingState state,
        LocalDate dueOn,
        Consequence consequence,
        List<String> fields,
        List<Cure> cures,
        List<String> evidence,
        Instant openedAt,
        List<UUID> changes) {}
