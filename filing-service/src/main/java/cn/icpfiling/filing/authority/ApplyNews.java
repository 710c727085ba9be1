package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityResult.Barred;
import cn.icpfiling.filing.authority.AuthorityResult.CheckOpinion;
import cn.icpfiling.filing.authority.AuthorityResult.News;
import cn.icpfiling.filing.authority.AuthorityResult.SpotCheck;
import cn.icpfiling.filing.authority.AuthorityResult.UnfiledSite;
import cn.icpfiling.filing.spotchecks.PassSpotCheck;
import cn.icpfiling.filing.spotchecks.SpotCheckTask;
import cn.icpfiling.filing.spotchecks.TakeOpinion;
import cn.icpfiling.filing.unfiled.TakeUnfiledSite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Applies records about no order that the authority sends by itself, in the caller's transaction. */
@ApplicationScoped
class ApplyNews {
    private final PassSpotCheck passSpotCheck;
    private final TakeOpinion takeOpinion;
    private final TakeUnfiledSite takeUnfiledSite;
    private final TakeBlacklistEntry takeBlacklistEntry;

    ApplyNews(
            PassSpotCheck passSpotCheck,
            TakeOpinion takeOpinion,
            TakeUnfiledSite takeUnfiledSite,
            TakeBlacklistEntry takeBlacklistEntry) {
        this.passSpotCheck = passSpotCheck;
        this.takeOpinion = takeOpinion;
        this.takeUnfiledSite = takeUnfiledSite;
        this.takeBlacklistEntry = takeBlacklistEntry;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Outcome handle(News news) {
        return switch (news) {
            case SpotCheck(var task) -> spotCheck(task);
            case CheckOpinion opinion -> opinion(opinion);
            case Barred word -> {
                takeBlacklistEntry.handle(word);
                yield Outcome.APPLIED;
            }
            case UnfiledSite(var domain, var address, var seenAt) -> {
                takeUnfiledSite.handle(domain, address, seenAt);
                yield Outcome.APPLIED;
            }
        };
    }

    private Outcome opinion(CheckOpinion said) {
        return switch (takeOpinion.handle(
                said.task(), said.round(), said.accepted(), said.decidedAt(), said.opinion())) {
            case TOLD -> Outcome.APPLIED;
            case KNOWN_ALREADY -> Outcome.SAID_BEFORE;
            case TOO_EARLY -> Outcome.TOO_EARLY;
            case UNKNOWN -> Outcome.unresolved("UNKNOWN_TASK");
            case DIFFERS -> Outcome.unresolved("OPINION_DIFFERS");
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
