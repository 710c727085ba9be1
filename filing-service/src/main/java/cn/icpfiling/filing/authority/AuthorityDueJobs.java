package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.web.DueJobs;
import jakarta.enterprise.context.ApplicationScoped;

/** When the test clock moves, codes and decisions fall due at the authority: what it then says is fetched at once. */
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
