package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.tables.CampaignRules;
import java.util.Optional;

/** The automatic check of a campaign that can be repeated for a finding. */
final class RepeatableCheck {
    private RepeatableCheck() {}

    /** The check that gives the reason; empty if no machine gives it, or if the finding is about the whole subject. */
    static Optional<CheckKind> of(FindingKey key) {
        return key.serviceId() == null
                ? Optional.empty()
                : CampaignRules.bundled().checkThatGives(key.reason());
    }
}
