package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.account.templates.PublishedTexts;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Withdraws a version that does not hold yet, so that a repair can be published before its day. One person is enough: the text in force
 * stays, and two people agreed to it.
 */
@ApplicationScoped
class WithdrawVersion {

    private final IdempotencyService idempotency;
    private final TextDesk desk;
    private final NoticeTextTable table;
    private final ShowText show;
    private final PublishedTexts published;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    WithdrawVersion(
            IdempotencyService idempotency,
            TextDesk desk,
            NoticeTextTable table,
            ShowText show,
            PublishedTexts published,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.desk = desk;
        this.table = table;
        this.show = show;
        this.published = published;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(TextKey key, int number, IdempotentRequest request, IfMatch ifMatch) {
        var response = idempotency.perform(request, () -> withdraw(key, number, ifMatch));
        published.refresh();
        return response;
    }

    private Reply withdraw(TextKey key, int number, IfMatch ifMatch) {
        var text = desk.locked(key);
        var version = table.versions(key).stream()
                .filter(found -> found.number() == number)
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        ifMatch.require(text.version());
        if (version.withdrawnAt() != null) {
            throw new ProblemException(AccountProblem.TEMPLATE_VERSION_WITHDRAWN, number);
        }
        var now = clock.instant();
        if (version.isShipped() || PublishedTexts.isTooLateToWithdraw(version, now)) {
            throw new ProblemException(AccountProblem.TEMPLATE_VERSION_HOLDS, number);
        }
        table.withdraw(key, number, actor.account(), now);
        audit.record(TextActs.of("WITHDRAW", key).with("version", number));
        return show.view(key, desk.found(key)).reply();
    }
}
