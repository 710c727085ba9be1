package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.campaigns.Population;
import cn.icpfiling.inspection.core.campaigns.PopulationKind;
import java.util.List;

/**
 * A population as its column has it. A replica of the release before refuses a kind that it does not know (ADR 0051, ADR 0052), so
 * UNANSWERED, whose sites are chosen when the campaign is created, is stored as the LIST that it is from then on.
 *
 * @param unanswered whether the sites of the LIST were chosen as UNANSWERED; older rows do not have it
 */
record StoredPopulation(
        PopulationKind kind,
        List<String> provinces,
        List<Integer> natures,
        Long seed,
        Integer size,
        boolean unanswered) {

    static StoredPopulation of(Population population) {
        var unanswered = population.kind() == PopulationKind.UNANSWERED;
        return new StoredPopulation(
                unanswered ? PopulationKind.LIST : population.kind(),
                population.provinces(),
                population.natures(),
                population.seed(),
                population.size(),
                unanswered);
    }

    Population population() {
        return new Population(unanswered ? PopulationKind.UNANSWERED : kind, provinces, natures, seed, size);
    }
}
