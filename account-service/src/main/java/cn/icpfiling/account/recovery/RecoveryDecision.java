package cn.icpfiling.account.recovery;

import cn.icpfiling.account.cases.KindDecision;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CaseOutcome;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a decision about a recovery does. A grant sends the login name to the account's own phone and mail; neither the
 * support nor the caller sees it, and the phone of the account stays. A filing that waits on the old platform has no account: the caller
 * of a granted recovery is told to claim or import it. The caller is told the outcome by SMS.
 */
@ApplicationScoped
class RecoveryDecision implements KindDecision {

    /** What the caller reads of the account of a partner's customer, and of one that has no login any more. */
    private static final String OF_PARTNER = "RECOVERY_CASE.LOGIN_NAME_SENT.ASK_PARTNER";

    private static final String WITHOUT_LOGIN = "RECOVERY_CASE.LOGIN_NAME_SENT.ASK_SUPPORT";

    private final RecoveryCaseRepository cases;
    private final FindFiling findFiling;
    private final LoginNameNotice loginNameNotice;
    private final Notices notices;
    private final RecoveryEncryption encrypted;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    RecoveryDecision(
            RecoveryCaseRepository cases,
            FindFiling findFiling,
            LoginNameNotice loginNameNotice,
            Notices notices,
            RecoveryEncryption encrypted,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.findFiling = findFiling;
        this.loginNameNotice = loginNameNotice;
        this.notices = notices;
        this.encrypted = encrypted;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.RECOVERY;
    }

    @Override
    public Effect prepare(UUID id, CaseDecision decision, CaseReason reason) {
        if (decision == CaseDecision.SENT_BACK) {
            return Effect.NONE;
        }
        return switch (reason) {
            case IDENTITY_PROVEN -> {
                var filing = findFiling.forSupport(domainOf(id));
                yield (_, state) -> grant(id, filing, state);
            }
            case NOT_PROVEN -> (_, state) -> answer(id, CaseOutcome.NOT_PROVEN, Optional.empty(), state);
            case NOT_FILED_HERE -> (_, state) -> answer(id, CaseOutcome.NOT_FILED_HERE, Optional.empty(), state);
            default -> throw new IllegalArgumentException(reason + " is no outcome of a recovery");
        };
    }

    /** The case has the same id in both queues. */
    @Override
    public List<AccountProblem> hindrances(SupportCase found) {
        return findFiling.forSupport(domainOf(found.id())).isPresent()
                ? List.of()
                : List.of(AccountProblem.NOTHING_FILED_HERE);
    }

    private String domainOf(UUID id) {
        return UnitOfWork.in(() -> cases.findByIdOptional(id).map(RecoveryCase::domain))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    static CaseDecision decisionOf(CaseOutcome outcome) {
        return switch (outcome) {
            case LOGIN_NAME_SENT, ON_OLD_PLATFORM -> CaseDecision.GRANTED;
            case NOT_PROVEN, NOT_FILED_HERE -> CaseDecision.REFUSED;
        };
    }

    static CaseReason reasonOf(CaseOutcome outcome) {
        return switch (outcome) {
            case LOGIN_NAME_SENT, ON_OLD_PLATFORM -> CaseReason.IDENTITY_PROVEN;
            case NOT_PROVEN -> CaseReason.NOT_PROVEN;
            case NOT_FILED_HERE -> CaseReason.NOT_FILED_HERE;
        };
    }

    /** The outcome is what was found, whichever of both the support named: where a filing is, is no matter of judgement. */
    private void grant(UUID id, Optional<FindFiling.Found> filing, CaseState state) {
        var outcome = switch (FiledWhere.of(filing)) {
            case HERE -> CaseOutcome.LOGIN_NAME_SENT;
            case OLD_PLATFORM -> CaseOutcome.ON_OLD_PLATFORM;
            case NOWHERE -> throw new ProblemException(AccountProblem.NOTHING_FILED_HERE);
        };
        answer(id, outcome, filing, state);
    }

    private void answer(UUID id, CaseOutcome outcome, Optional<FindFiling.Found> filing, CaseState state) {
        if (state == CaseState.PROPOSED) {
            return;
        }
        var found = cases.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var holder = filing.flatMap(FindFiling.Found::holder);
        var reason = holder.map(account -> loginNameNotice.send(account, found.domain(), "recovery-case/" + found.id()))
                .map(told -> switch (told) {
                    case LOGIN_NAME -> reasonFor(outcome, filing);
                    case PARTNER -> OF_PARTNER;
                    case NOTHING -> WITHOUT_LOGIN;
                })
                .orElseGet(() -> reasonFor(outcome, filing));
        found.answer(outcome, actor.account(), clock.instant());
        notices.tellPhone(
                encrypted.phoneOf(found),
                NoticeTemplate.RECOVERY_CASE_ANSWERED,
                found.language(),
                "recovery-case-answered/" + found.id(),
                Map.of("domain", found.domain(), "reasons", List.of(reason)));
        audit.record(Act.of("RECOVERY_CASE.ANSWER", "RECOVERY_CASE", found.id())
                .because(outcome.name())
                .with("account", holder.orElse(null)));
    }

    /** The key of what the caller reads: a filing of the old platform is claimed or imported, by its day. */
    private static String reasonFor(CaseOutcome outcome, Optional<FindFiling.Found> filing) {
        var step = outcome == CaseOutcome.ON_OLD_PLATFORM
                ? filing.flatMap(FindFiling.Found::legacyStep).map(due -> "." + due)
                : Optional.<String>empty();
        return "RECOVERY_CASE." + outcome + step.orElse("");
    }
}
