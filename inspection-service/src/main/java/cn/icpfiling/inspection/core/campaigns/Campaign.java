package cn.icpfiling.inspection.core.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A campaign of special inspection.
 *
 * @param checks in the order of {@link CheckKind}
 * @param deadline the last legal day by which the campaign should be completed
 * @param staff accounts of the inspectors who may claim its tasks; empty for all inspectors
 * @param sites how many sites were taken up so far
 * @param allTaken whether each site of the population was taken up
 * @param startedAt null before the first start
 * @param endedAt when the campaign was completed or cancelled; null until then
 * @param version grows with each step
 */
public record Campaign(
        UUID id,
        String name,
        Population population,
        List<CheckKind> checks,
        LocalDate deadline,
        Set<UUID> staff,
        CampaignState state,
        int sites,
        boolean allTaken,
        UUID madeBy,
        Instant madeAt,
        Instant startedAt,
        Instant endedAt,
        long version) {

    public Campaign {
        checks = checks.stream().distinct().sorted().toList();
        staff = Set.copyOf(staff);
    }

    /** The campaign after the step; ACT_NOT_ALLOWED if the table does not have it. */
    public Campaign after(CampaignAct act, CampaignRole who, Instant at) {
        var to = CampaignLifecycle.table().step(state, act, who).to();
        return new Campaign(
                id,
                name,
                population,
                checks,
                deadline,
                staff,
                to,
                sites,
                allTaken,
                madeBy,
                madeAt,
                act == CampaignAct.START ? at : startedAt,
                CampaignLifecycle.table().isFinal(to) ? at : null,
                version + 1);
    }
}
