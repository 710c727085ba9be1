package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityResult.Barred;
import cn.icpfiling.filing.authority.AuthorityResult.News;
import cn.icpfiling.filing.authority.AuthorityResult.SpotCheck;
import cn.icpfiling.filing.authority.AuthorityResult.UnfiledSite;
import cn.icpfiling.filing.spotchecks.PassSpotCheck;
import cn.icpfiling.filing.spotchecks.SpotCheckTask;
import cn.icpfiling.filing.unfiled.TakeUnfiledSite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Applies what the authority says of itself, in the caller's transaction. */
@ApplicationScoped
class ApplyNews {
    private final PassSpotCheck passSpotCheck;
    private final TakeUnfiledSite takeUnfiledSite;
    private final Blacklist blacklist;
    private final Clock clock;

    ApplyNews(PassSpotCheck passSpotCheck, TakeUnfiledSite takeUnfiledSite, Blacklist blacklist, Clock clock) {
        this.passSpotCheck = passSpotCheck;
        this.takeUnfiledSite = takeUnfiledSite;
        this.blacklist = blacklist;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Outcome handle(News news) {
        return switch (news) {
            case SpotCheck(var task) -> spotCheck(task);
            case Barred word -> {
                blacklist.take(word, clock.instant());
                yield Outcome.APPLIED;
            }
            case UnfiledSite(var domain, var address, var seenAt) -> {
                takeUnfiledSite.handle(domain, address, seenAt);
                yield Outcome.APPLIED;
            }
        };
    }

    private Outcome spotCheck(SpotCheckTask task) {
        return switch (passSpotCheck.handle(task)) {
            case PASSED -> Outcome.APPLIED;
            case KNOWN_ALREADY -> Outcome.SAID_BEFORE;
            case NOT_OURS -> Outcome.unresolved("UNKNOWN_NUMBER");
        };
    }
}
