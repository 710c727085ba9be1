package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param staff accounts of inspectors; null or empty for all inspectors */
@Schema(name = "CampaignRequest")
record CampaignRequest(
        @NotNull @Size(min = 1, max = 100) @PlainText String name,
        @NotNull @Valid PopulationRequest population,
        @NotNull @Size(min = 1, max = 6) List<@NotNull CheckKind> checks,
        @NotNull LocalDate deadline,
        @Size(max = 50) List<@NotNull UUID> staff) {}
