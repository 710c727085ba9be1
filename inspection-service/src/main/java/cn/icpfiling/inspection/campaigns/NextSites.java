package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.Population;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.CampaignSiteTable.Look;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Finds the next sites of a campaign. It looks at some thousands of sites of the copy at a time, however few of them the
 * population has, so that no query runs through millions. Call it outside any transaction.
 */
final class NextSites {
    static final int SITES_A_PAGE = 500;
    private static final int SITES_A_LOOK = 2_000;
    private static final int LOOKS_A_PAGE = 10;

    private final CampaignSiteTable sites;

    NextSites(CampaignSiteTable sites) {
        this.sites = sites;
    }

    /** At most {@value #SITES_A_PAGE} sites after the given one; fewer, also none, does not mean that no site follows. */
    Look page(UUID campaign, Population population, UUID after) {
        return population.choosesSites() ? chosen(campaign, after) : served(population, after);
    }

    /** One look at the sites of the population, for a sample. */
    Look look(Population population, UUID after) {
        return sites.served(population, after, SITES_A_LOOK);
    }

    private Look chosen(UUID campaign, UUID after) {
        var chosen = sites.chosen(campaign, after, SITES_A_PAGE);
        return new Look(chosen, chosen.isEmpty() ? after : chosen.getLast(), chosen.size() < SITES_A_PAGE);
    }

    private Look served(Population population, UUID after) {
        var found = new ArrayList<UUID>();
        var last = new Look(found, after, false);
        for (var looks = 0; looks < LOOKS_A_PAGE && found.size() < SITES_A_PAGE && !last.isLast(); looks++) {
            last = look(population, last.upTo());
            found.addAll(last.sites());
        }
        if (found.size() > SITES_A_PAGE) {
            return new Look(found.subList(0, SITES_A_PAGE), found.get(SITES_A_PAGE - 1), false);
        }
        return new Look(found, last.upTo(), last.isLast());
    }
}
