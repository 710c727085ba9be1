package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a finding is a ground for, for the service that ends access or filing.
 *
 * @param serviceId null if the finding is about the subject as a whole
 * @param dueOn the last day to mend; null before the first notice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingGround(
        UUID findingId,
        FindingSource source,
        String reason,
        UUID subjectId,
        UUID serviceId,
        FindingState state,
        LocalDate dueOn,
        Consequence consequence) {}
