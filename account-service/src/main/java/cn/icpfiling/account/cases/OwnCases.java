package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows cases to their holder, and to the owner of the account that would lose by them. Others get 404. */
@ApplicationScoped
public class OwnCases {

    private final SupportCaseRepository cases;
    private final CaseViews views;
    private final KeysetPages pages;

    OwnCases(SupportCaseRepository cases, CaseViews views, KeysetPages pages) {
        this.cases = cases;
        this.views = views;
        this.pages = pages;
    }

    /**
     * Lists the cases of the account, or those against it that it can stop, the newest first.
     *
     * @param against whether the account is the source
     */
    @Transactional
    Page<OwnCaseView> page(UUID account, boolean against, String cursor, Integer wish, Language language) {
        return pages.pageById(
                        "own-cases:" + account + ":" + against,
                        cursor,
                        wish,
                        SupportCase::id,
                        (before, atMost) -> against
                                ? cases.against(account, before, atMost)
                                : cases.ofHolder(account, before, atMost))
                .map(found -> views.inList(found, language));
    }

    @Transactional
    public OwnCaseView show(UUID id, CaseCaller caller, Language language) {
        return views.forHolder(shown(id, caller), language);
    }

    /** Returns the case if it is the caller's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public SupportCase shown(UUID id, CaseCaller caller) {
        return cases.findByIdOptional(id)
                .filter(caller::owns)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the same, locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    SupportCase locked(UUID id, CaseCaller caller) {
        return cases.locked(id).filter(caller::owns).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
