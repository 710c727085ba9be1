package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CaseOutcome;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.RecoveryCases;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.Masks;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the support does with cases: looks who asks, and answers once. A yes sends the login name to the account's own phone and mail;
 * neither the support nor whoever asked is shown it. The phone of an account is never changed here.
 */
@ApplicationScoped
class RecoveryDesk {

    private static final String OBJECT = "RECOVERY_CASE";
    private static final Limit REVEALS = new Limit(60, Duration.ofHours(1));
    private static final Duration KEPT = Duration.ofDays(180);

    private final CurrentActor actor;
    private final Once once;
    private final RecoveryCases cases;
    private final SealedRecoveries sealed;
    private final FindFiling findFiling;
    private final LoginName loginName;
    private final Notices notices;
    private final Limits limits;
    private final CursorCodec cursors;
    private final Audit audit;
    private final Clock clock;

    RecoveryDesk(
            CurrentActor actor,
            Once once,
            RecoveryCases cases,
            SealedRecoveries sealed,
            FindFiling findFiling,
            LoginName loginName,
            Notices notices,
            Limits limits,
            CursorCodec cursors,
            Audit audit,
            Clock clock) {
        this.actor = actor;
        this.once = once;
        this.cases = cases;
        this.sealed = sealed;
        this.findFiling = findFiling;
        this.loginName = loginName;
        this.notices = notices;
        this.limits = limits;
        this.cursors = cursors;
        this.audit = audit;
        this.clock = clock;
    }

    record Shown(RecoveryCaseView view, VersionTag tag) {}

    Page<RecoveryCaseView> page(boolean answered, String cursor, Integer wish) {
        var scope = "recovery-cases:" + answered;
        var after =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        return UnitOfWork.in(() -> {
            var found = cases.page(answered, after, limit + 1);
            var shown = found.stream().limit(limit).map(this::view).toList();
            var next = found.size() > limit
                    ? cursors.encode(scope, List.of(shown.getLast().caseId().toString()))
                    : null;
            return new Page<>(shown, next);
        });
    }

    Shown one(UUID id) {
        return UnitOfWork.in(() -> {
            var found = cases.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            return new Shown(view(found), tag(found));
        });
    }

    /** The entry of the audit is committed before the values leave. */
    RevealedCase reveal(UUID id, CaseRevealReason reason) {
        return UnitOfWork.in(() -> {
            var found = cases.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            var staff = Binary.of(actor.account());
            limits.lock(LimitKind.RECOVERY_REVEALS_OF_STAFF, staff);
            limits.requireRoom(LimitKind.RECOVERY_REVEALS_OF_STAFF, staff, REVEALS, CommonProblem.TOO_MANY_REQUESTS);
            limits.count(LimitKind.RECOVERY_REVEALS_OF_STAFF, staff);
            audit.record(Act.of("DATA.REVEAL", OBJECT, id).because(reason.name()));
            return new RevealedCase(id, sealed.nameOf(found), sealed.phoneOf(found), sealed.messageOf(found));
        });
    }

    Answer answer(UUID id, Attempt attempt, IfMatch seen, CaseOutcome outcome) {
        var shown = one(id);
        var earlier = UnitOfWork.in(() -> once.earlier(attempt));
        if (earlier.isPresent()) return earlier.get();
        var filing = outcome == CaseOutcome.LOGIN_NAME_SENT
                ? findFiling.of(shown.view().domain())
                : Optional.<FindFiling.Found>empty();
        return once.perform(attempt, () -> {
            var found = cases.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            seen.require(found.version());
            if (found.isAnswered()) throw new ProblemException(AccountProblem.RECOVERY_CASE_CLOSED);
            decide(found, outcome, filing);
            cases.flush();
            return new Reply(200, null, tag(found).toString(), view(found));
        });
    }

    private void decide(RecoveryCase found, CaseOutcome outcome, Optional<FindFiling.Found> filing) {
        if (outcome == CaseOutcome.LOGIN_NAME_SENT) {
            var holder = filing.orElseThrow(() -> new ProblemException(AccountProblem.NOTHING_FILED_HERE))
                    .holder();
            loginName.tell(holder, found.domain(), "recovery-case/" + found.id());
        }
        found.answer(outcome, actor.account(), clock.instant());
        notices.tellPhone(
                sealed.phoneOf(found),
                NoticeTemplate.RECOVERY_CASE_ANSWERED,
                found.language(),
                "recovery-case-answered/" + found.id(),
                Map.of("domain", found.domain(), "reasons", List.of("RECOVERY_CASE." + outcome)));
        audit.record(Act.of("RECOVERY_CASE.ANSWER", OBJECT, found.id())
                .because(outcome.name())
                .with("account", filing.map(FindFiling.Found::holder).orElse(null)));
    }

    private RecoveryCaseView view(RecoveryCase found) {
        return new RecoveryCaseView(
                found.id(),
                found.domain(),
                Masks.name(sealed.nameOf(found)),
                Masks.phone(sealed.phoneOf(found).replaceFirst("^\\+86", "")),
                found.message() != null,
                found.openedAt(),
                found.outcome(),
                found.answeredAt());
    }

    private static VersionTag tag(RecoveryCase found) {
        return new VersionTag(found.version(), Locale.ROOT);
    }

    @Scheduled(every = "6h", delayed = "11m")
    void forgetAnswered() {
        UnitOfWork.in(() -> cases.forget(clock.instant().minus(KEPT)));
    }
}
