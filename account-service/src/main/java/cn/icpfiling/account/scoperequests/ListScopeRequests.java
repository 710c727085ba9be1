package cn.icpfiling.account.scoperequests;

import cn.icpfiling.account.core.ScopeRequest;
import cn.icpfiling.account.core.ScopeRequestState;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.ScopeRequestRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** Lists requests for scopes, the oldest first: of one partner, or of all partners in a state. */
@RequestScoped
class ListScopeRequests {

    private final PartnerAccess access;
    private final ScopeRequestRepository requests;
    private final ScopeRequestViews views;
    private final KeysetPages pages;

    ListScopeRequests(
            PartnerAccess access, ScopeRequestRepository requests, ScopeRequestViews views, KeysetPages pages) {
        this.access = access;
        this.requests = requests;
        this.views = views;
        this.pages = pages;
    }

    Page<ScopeRequestView> ofPartner(UUID partner, String cursor, Integer wish) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> pages.pageById(
                        "scope-requests/" + partner,
                        cursor,
                        wish,
                        ScopeRequest::id,
                        (after, atMost) -> requests.after(partner, Optional.ofNullable(after), atMost))
                .map(views::of));
    }

    Page<ScopeRequestView> inState(ScopeRequestState state, String cursor, Integer wish) {
        return UnitOfWork.in(() -> pages.pageById(
                        "scope-requests-in/" + state,
                        cursor,
                        wish,
                        ScopeRequest::id,
                        (after, atMost) -> requests.after(state, Optional.ofNullable(after), atMost))
                .map(views::of));
    }

    TaggedScopeRequest one(UUID partner, UUID id) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> requests.findByIdOptional(id)
                        .filter(request -> request.partner().equals(partner))
                        .map(views::tagged))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
