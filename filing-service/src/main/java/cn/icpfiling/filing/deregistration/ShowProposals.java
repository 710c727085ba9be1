package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.ProviderProposal;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The proposals, for the staff that may decide them. */
@ApplicationScoped
class ShowProposals {

    private final CurrentActor actor;
    private final ProviderProposalRepository proposals;
    private final CursorCodec cursors;

    ShowProposals(CurrentActor actor, ProviderProposalRepository proposals, CursorCodec cursors) {
        this.actor = actor;
        this.proposals = proposals;
        this.cursors = cursors;
    }

    @Transactional
    ProviderProposal one(UUID id) {
        return proposals.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    @Transactional
    Page<ProposalView> page(ProviderProposal.State state, String cursor, Integer wish) {
        var scope = "provider-proposals:" + actor.account() + ":" + state;
        var before =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = proposals.page(state, before, limit + 1);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(shown.getLast().id().toString()))
                : null;
        return new Page<>(shown.stream().map(ProposalView::of).toList(), next);
    }
}
