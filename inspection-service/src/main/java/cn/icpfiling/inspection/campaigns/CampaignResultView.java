package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.store.CampaignResultTable.Result;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a campaign knows of one check of one site. */
@Schema(name = "CampaignResult")
record CampaignResultView(
        UUID serviceId,
        UUID subjectId,
        String serviceNumber,
        CheckKind check,
        CheckState state,
        List<String> reasons,
        String evidence,
        List<UUID> knownFindings,
        boolean byPerson,
        Instant checkedAt) {

    static CampaignResultView of(Result result) {
        return new CampaignResultView(
                result.serviceId(),
                result.subjectId(),
                result.serviceNumber(),
                result.check(),
                result.state(),
                result.reasons(),
                result.evidence(),
                result.known(),
                result.byPerson(),
                result.checkedAt());
    }
}
