package cn.icpfiling.inspection.core.campaigns;

import java.time.Instant;
import java.util.List;

/**
 * One automatic check of a filed site. Each implementation is a bean, one for a kind. The caller has no transaction
 * open, so a check may ask other services; it must end within a minute, by deadlines of its own.
 */
public interface CampaignCheck {

    CheckKind kind();

    /** A source that cannot be asked is {@link CheckOutcome.Unknown}, never a failure. */
    CheckOutcome check(FiledSiteFacts site);

    /**
     * What is looked at again for a finding, so that it may end or pass its last day.
     *
     * @param domain of the finding; null if it is about the whole site
     * @param since what the source saw before does not count: the notice, or the end of the last day
     */
    record Again(FiledSiteFacts site, String domain, Instant since) {}

    /** How many findings {@link #again} takes in one call. */
    default int mostAgain() {
        return 1;
    }

    /**
     * Looks again for findings, all of them within the minute; one outcome for each, in their order. A check that asks its source
     * when it is called has no other look to offer.
     */
    default List<CheckOutcome> again(List<Again> asked) {
        return asked.stream().map(one -> check(one.site())).toList();
    }
}
