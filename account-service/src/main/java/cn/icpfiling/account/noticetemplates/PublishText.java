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
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A second administrator makes the draft, as it was seen, a version that holds from a given moment on. The rules are checked once more,
 * because a release may have changed them since the draft was written.
 */
@ApplicationScoped
class PublishText {

    private final IdempotencyService idempotency;
    private final TextDesk desk;
    private final NoticeTextTable table;
    private final ShowText show;
    private final PublishedTexts published;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    PublishText(
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

    /** @param wish when the version begins to hold; null for at once */
    StoredResponse handle(TextKey key, IdempotentRequest request, IfMatch ifMatch, Instant wish) {
        var response = idempotency.perform(request, () -> publish(key, ifMatch, wish));
        published.refresh();
        return response;
    }

    private Reply publish(TextKey key, IfMatch ifMatch, Instant wish) {
        var drafted = desk.locked(key);
        ifMatch.require(drafted.version());
        if (drafted.draft() == null) {
            throw new ProblemException(AccountProblem.TEMPLATE_NO_DRAFT);
        }
        if (actor.account().equals(drafted.by())) {
            throw new ProblemException(AccountProblem.TEMPLATE_SECOND_PERSON_NEEDED);
        }
        desk.requireGood(key, drafted.draft());
        var now = clock.instant();
        var from = wish == null ? now : wish.truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(now)) {
            throw ProblemException.broken(
                    List.of(Violation.of("/effectiveFrom", "TEMPLATE_EFFECTIVE_IN_THE_PAST", null)));
        }
        var known = table.versions(key);
        known.stream()
                .filter(version ->
                        version.isPublished() && !version.effectiveFrom().isBefore(from))
                .findFirst()
                .ifPresent(later -> {
                    // It would hide the new version, which its readers expect to see.
                    throw new ProblemException(AccountProblem.TEMPLATE_LATER_VERSION, later.number());
                });
        var number = PublishedTexts.nextNumber(known);
        table.publish(key, drafted, number, actor.account(), now, from);
        audit.record(TextActs.of("PUBLISH", key)
                .with("version", number)
                .with("draftedBy", drafted.by())
                .with("effectiveFrom", from));
        return show.view(key, desk.found(key)).reply();
    }
}
