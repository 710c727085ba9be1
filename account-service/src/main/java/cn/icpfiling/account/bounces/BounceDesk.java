package cn.icpfiling.account.bounces;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.KeptBounce;
import cn.icpfiling.account.core.KeptBounceState;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.store.KeptBounceRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows the kept bounces to the support, and finds one that a person of the support may decide. */
@ApplicationScoped
class BounceDesk {

    private final KeptBounceRepository bounces;
    private final NoticeRepository notices;
    private final NoticeContents contents;
    private final BouncedRecipients recipients;
    private final KeysetPages pages;
    private final CurrentActor actor;

    BounceDesk(
            KeptBounceRepository bounces,
            NoticeRepository notices,
            NoticeContents contents,
            BouncedRecipients recipients,
            KeysetPages pages,
            CurrentActor actor) {
        this.bounces = bounces;
        this.notices = notices;
        this.contents = contents;
        this.recipients = recipients;
        this.pages = pages;
        this.actor = actor;
    }

    @Transactional
    Page<KeptBounceView> page(KeptBounceState state, String cursor, Integer wish) {
        var page = pages.pageById(
                "kept-bounces:" + state,
                cursor,
                wish,
                KeptBounce::id,
                (after, atMost) -> bounces.after(state, after, atMost));
        var known = noticesOf(page.items());
        // One whose notice was deleted since the first query is gone as well.
        var shown = page.items().stream()
                .filter(bounce -> known.containsKey(bounce.notice()))
                .map(bounce -> view(bounce, known.get(bounce.notice())))
                .toList();
        return new Page<>(shown, page.next());
    }

    private Map<UUID, Notice> noticesOf(List<KeptBounce> some) {
        return some.isEmpty()
                ? Map.of()
                : notices
                        .list(
                                "id in ?1",
                                some.stream().map(KeptBounce::notice).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Notice::id, Function.identity()));
    }

    UUID staff() {
        return actor.account();
    }

    /** Returns the bounce, locked until the transaction ends; 403 if it is about the caller's own mail. */
    KeptBounce open(UUID id) {
        var bounce = bounces.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (actor.get().isSamePersonAs(noticeOf(bounce).account())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        if (bounce.state() != KeptBounceState.OPEN) {
            throw new ProblemException(AccountProblem.KEPT_BOUNCE_CLOSED);
        }
        return bounce;
    }

    /** Never missing: a bounce is deleted with its notice. */
    Notice noticeOf(KeptBounce bounce) {
        return notices.findByIdOptional(bounce.notice())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    KeptBounceView view(KeptBounce bounce) {
        return view(bounce, noticeOf(bounce));
    }

    private KeptBounceView view(KeptBounce bounce, Notice notice) {
        return KeptBounceView.of(bounce, recipients.masked(bounce), notice, contents.recipientInList(notice));
    }
}
