package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.web.DueJobs;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Fetches the authority's results at once after the test clock moves, because codes and decisions then fall due there.
 */
@ApplicationScoped
class AuthorityDueJobs implements DueJobs {
    private final TakeDownloads takeDownloads;
    private final FlagSilentOrders flagSilentOrders;

    AuthorityDueJobs(TakeDownloads takeDownloads, FlagSilentOrders flagSilentOrders) {
        this.takeDownloads = takeDownloads;
        this.flagSilentOrders = flagSilentOrders;
    }

    @Override
    public void runDue() {
        takeDownloads.run();
        flagSilentOrders.run();
    }
}
