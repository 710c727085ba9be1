package cn.icpfiling.inspection.core.campaigns;

import java.util.List;

/**
 * Which served sites a campaign looks at. What a kind does not use is empty or null.
 *
 * @param provinces two digits of GB/T 2260; for PROVINCE, and to narrow a SAMPLE
 * @param natures codes of the sponsor's nature (docs/trade.md 4.1); for NATURE, and to narrow a SAMPLE
 * @param seed of a SAMPLE
 * @param size most sites of a SAMPLE
 */
public record Population(PopulationKind kind, List<String> provinces, List<Integer> natures, Long seed, Integer size) {

    public Population {
        provinces = List.copyOf(provinces);
        natures = List.copyOf(natures);
    }

    /** Whether the sites are chosen one by one before they are checked. */
    public boolean choosesSites() {
        return kind == PopulationKind.SAMPLE || kind == PopulationKind.LIST || kind == PopulationKind.UNANSWERED;
    }
}
