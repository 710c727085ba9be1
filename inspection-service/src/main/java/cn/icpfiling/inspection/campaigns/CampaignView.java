package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CampaignAct;
import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A campaign as shown.
 *
 * @param overdue whether its deadline has passed before its end
 * @param unknownEntries entries of its list that no served site has; null in lists
 * @param progress null in lists
 */
@Schema(name = "Campaign")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignView(
        UUID campaignId,
        String name,
        PopulationRequest population,
        List<CheckKind> checks,
        LocalDate deadline,
        boolean overdue,
        List<UUID> staff,
        CampaignState state,
        UUID madeBy,
        Instant madeAt,
        Instant startedAt,
        Instant endedAt,
        List<CampaignAct> allowedActs,
        List<UnknownEntryView> unknownEntries,
        CampaignProgressView progress) {

    /** @param line from 1 */
    @Schema(name = "CampaignUnknownEntry")
    record UnknownEntryView(int line, String entry) {}

    /**
     * How far a campaign has come.
     *
     * @param total sites that were taken up so far
     * @param allTaken whether total is final
     * @param perMinute sites that were done in the last minute
     */
    @Schema(name = "CampaignProgress")
    record CampaignProgressView(
            int total, boolean allTaken, int done, int perMinute, int findings, List<CheckProgressView> checks) {}

    /** @param waiting open tasks */
    @Schema(name = "CampaignCheckProgress")
    record CheckProgressView(CheckKind check, int passed, int failed, int unknown, int notApplicable, int waiting) {}
}
