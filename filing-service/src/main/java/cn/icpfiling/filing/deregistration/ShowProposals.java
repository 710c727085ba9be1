package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads the proposals for staff who may decide them. */
@ApplicationScoped
class ShowProposals {

    private final CurrentActor actor;
    private final ProviderProposalRepository proposals;
    private final KeysetPages pages;

    ShowProposals(CurrentActor actor, ProviderProposalRepository proposals, KeysetPages pages) {
        this.actor = actor;
        this.proposals = proposals;
        this.pages = pages;
    }

    @Transactional
    ProviderProposal one(UUID id) {
        return proposals.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    @Transactional
    Page<ProposalView> page(ProviderProposal.State state, String cursor, Integer wish) {
        var scope = "provider-proposals:" + actor.account() + ":" + state;
        return pages.pageById(
                        scope,
                        cursor,
                        wish,
                        ProviderProposal::id,
                        (before, atMost) -> proposals.page(state, before, atMost))
                .map(ProposalView::of);
    }
}
