package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.store.LegacyClaimRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows claims to their holder, and to the support. Others get 404. */
@RequestScoped
class ShowClaims {

    private final LegacyClaimRepository claims;
    private final ClaimViews views;
    private final LookAtCase look;
    private final ClaimActing acting;
    private final CurrentActor actor;
    private final KeysetPages pages;

    ShowClaims(
            LegacyClaimRepository claims,
            ClaimViews views,
            LookAtCase look,
            ClaimActing acting,
            CurrentActor actor,
            KeysetPages pages) {
        this.claims = claims;
        this.views = views;
        this.look = look;
        this.acting = acting;
        this.actor = actor;
        this.pages = pages;
    }

    /**
     * Lists the claims of the caller, the newest first; for a partner those of its customers. The cases are not looked at.
     *
     * @param onBehalfOf the customer whose claims a partner wants; null for those of all
     */
    @Transactional
    Page<LegacyClaimView> own(UUID onBehalfOf, String cursor, Integer wish) {
        acting.requireOfPartner(onBehalfOf);
        var partner = acting.partner();
        if (partner != null) {
            return pages.pageById(
                            "legacy-claims:" + partner + ":" + onBehalfOf,
                            cursor,
                            wish,
                            LegacyClaim::id,
                            (before, atMost) -> claims.ofPartner(partner, onBehalfOf, before, atMost))
                    .map(views::of);
        }
        var account = actor.account();
        return pages.pageById(
                        "legacy-claims:" + account,
                        cursor,
                        wish,
                        LegacyClaim::id,
                        (before, atMost) -> claims.ofAccount(account, before, atMost))
                .map(views::of);
    }

    /** Lists the claims in a state for the support, the oldest first. */
    @Transactional
    Page<LegacyClaimView> inState(ClaimState state, String cursor, Integer wish) {
        return pages.pageById(
                        "legacy-claims:" + actor.caller() + ":" + state,
                        cursor,
                        wish,
                        LegacyClaim::id,
                        (after, atMost) -> claims.inState(state, after, atMost))
                .map(views::of);
    }

    /** Looks at the case first, so that the holder sees the newest state. The job hands a granted claim over. */
    LegacyClaimView one(UUID id) {
        if (UnitOfWork.in(() -> isUndecided(readable(id)))) {
            look.refresh(id);
        }
        return UnitOfWork.in(() -> views.of(readable(id)));
    }

    private static boolean isUndecided(LegacyClaim claim) {
        return claim.isOpen() && claim.state() != ClaimState.GRANTED;
    }

    private LegacyClaim readable(UUID id) {
        return claims.findByIdOptional(id)
                .filter(claim -> actor.get().is(Roles.SUPPORT) || acting.isOwn(claim))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
