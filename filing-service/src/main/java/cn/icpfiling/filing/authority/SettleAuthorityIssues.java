package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityIssueView.Kind;
import cn.icpfiling.filing.authority.AuthorityIssueView.State;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/**
 * Lists the issues between the authority and us, sends them again or sets them aside. Each act is an entry of the
 * audit.
 */
@ApplicationScoped
class SettleAuthorityIssues {

    private static final String SCOPE = "authority-issues";

    private final AuthorityIssues issues;
    private final OrderRepository orders;
    private final BarredFilings barred;
    private final OrderAccess access;
    private final KeysetPages pages;
    private final IdempotencyService idempotency;
    private final Audit audit;

    SettleAuthorityIssues(
            AuthorityIssues issues,
            OrderRepository orders,
            BarredFilings barred,
            OrderAccess access,
            KeysetPages pages,
            IdempotencyService idempotency,
            Audit audit) {
        this.issues = issues;
        this.orders = orders;
        this.barred = barred;
        this.access = access;
        this.pages = pages;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    Page<AuthorityIssueView> page(String cursor, Integer wish) {
        return pages.pageById(SCOPE, cursor, wish, AuthorityIssueView::id, issues::open);
    }

    StoredResponse sendAgain(UUID id, IdempotentRequest idempotentRequest) {
        return idempotency.perform(idempotentRequest, () -> {
            var issue = open(id);
            if (issue.kind() == Kind.FILE) {
                throw new ProblemException(FilingProblem.AUTHORITY_ISSUE_UNREADABLE);
            }
            if (issue.kind() == Kind.ORDER) {
                requireNotBarred(issue.orderId());
            }
            requireFirst(issues.sendAgain(issue));
            audit.record(act("AUTHORITY_ISSUE.SEND_AGAIN", issue));
            return new Reply(200, null, null, issue.in(State.SENT_AGAIN));
        });
    }

    StoredResponse setAside(UUID id, IdempotentRequest idempotentRequest, SettingAside.Reason reason) {
        return idempotency.perform(idempotentRequest, () -> {
            var issue = open(id);
            if (issue.kind() == Kind.ORDER) {
                throw new ProblemException(FilingProblem.AUTHORITY_ISSUE_IS_ORDER);
            }
            requireFirst(issues.setAside(issue, reason));
            audit.record(act("AUTHORITY_ISSUE.SET_ASIDE", issue).with("reason", reason));
            return new Reply(200, null, null, issue.in(State.SET_ASIDE));
        });
    }

    /** Refuses an issue about an order of the caller's own. */
    private AuthorityIssueView open(UUID id) {
        var issue = issues.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (isLocked(issue)) {
            access.requireForeign(issue.orderId());
        }
        requireFirst(issue.state() == State.OPEN);
        return issue;
    }

    /** A hold names its first reason alone, so the list itself is asked. An entry at the same time waits for the order's lock. */
    private void requireNotBarred(UUID order) {
        if (!barred.of(orders.locked(order)).isEmpty()) {
            throw new ProblemException(FilingProblem.AUTHORITY_ISSUE_BARRED);
        }
    }

    /** Whether it is about an order of ours, which is locked before anything of it is read. */
    private boolean isLocked(AuthorityIssueView issue) {
        return issue.orderId() != null
                && orders.findByIdOptional(issue.orderId(), LockModeType.PESSIMISTIC_WRITE)
                        .isPresent();
    }

    private boolean isOfOurs(AuthorityIssueView issue) {
        return issue.orderId() != null
                && orders.findByIdOptional(issue.orderId()).isPresent();
    }

    /** The entry is about the order if the issue is about one, so that a trace of the order shows it. */
    private Act act(String act, AuthorityIssueView issue) {
        return (isOfOurs(issue) ? Act.of(act, "ORDER", issue.orderId()) : Act.of(act, "AUTHORITY_ISSUE", issue.id()))
                .with("issue", issue.id())
                .with("kind", issue.kind());
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw new ProblemException(FilingProblem.AUTHORITY_ISSUE_SETTLED);
        }
    }
}
