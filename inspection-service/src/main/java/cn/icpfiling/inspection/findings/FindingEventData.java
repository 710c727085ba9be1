package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.inspection.core.findings.DayKind;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingReason;
import cn.icpfiling.inspection.core.findings.FindingRole;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The data of every event on icp.inspection.finding.v1; ids, codes and days only. The acts that cure and the fields
 * concerned are those of the catalogue of reasons, so that a notice can name them without another question.
 *
 * @param told whether the holder was ever told, this step included; null in events of earlier releases
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingEventData(
        UUID findingId,
        FindingSource source,
        String reason,
        List<Cure> cures,
        List<String> fields,
        UUID subjectId,
        UUID serviceId,
        String domain,
        FiledContact contact,
        UUID holder,
        UUID partner,
        String province,
        FindingAct act,
        FindingState from,
        FindingState to,
        FindingRole actorRole,
        Boolean told,
        LocalDate dueOn,
        Integer daysLeft,
        DayKind dayKind,
        Consequence consequence,
        EndReason endReason) {

    static FindingEventData of(Finding finding, FindingStep step, Consequence consequence) {
        var key = finding.key();
        var owner = finding.owner();
        var reason = FindingReasons.bundled().of(key);
        return new FindingEventData(
                finding.id(),
                key.source(),
                key.reason(),
                reason.map(FindingReason::cures).orElse(null),
                reason.map(FindingReason::fields).orElse(null),
                key.subjectId(),
                key.serviceId(),
                key.domain(),
                key.contact(),
                owner.holder(),
                owner.partner(),
                owner.province(),
                step.act(),
                step.from(),
                step.to(),
                step.actor().role(),
                finding.wasTold(),
                step.dueOn(),
                finding.daysLeft(LegalTime.dayOf(step.at())).orElse(null),
                step.dueOn() == null ? null : finding.stand().term().dayKind(),
                consequence,
                step.endReason());
    }
}
