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
 * support nor the caller sees it, and the phone of the account stays. The caller is told the outcome by SMS.
 */
@ApplicationScoped
class RecoveryDecision implements KindDecision {

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
        var outcome = switch (reason) {
            case IDENTITY_PROVEN -> CaseOutcome.LOGIN_NAME_SENT;
            case NOT_PROVEN -> CaseOutcome.NOT_PROVEN;
            case NOT_FILED_HERE -> CaseOutcome.NOT_FILED_HERE;
            default -> throw new IllegalArgumentException(reason + " is no outcome of a recovery");
        };
        var domain = UnitOfWork.in(() -> cases.findByIdOptional(id).map(RecoveryCase::domain))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var holder = outcome == CaseOutcome.LOGIN_NAME_SENT ? findFiling.holderOf(domain) : Optional.<UUID>empty();
        return (_, state) -> answer(id, outcome, holder, state);
    }

    static CaseDecision decisionOf(CaseOutcome outcome) {
        return outcome == CaseOutcome.LOGIN_NAME_SENT ? CaseDecision.GRANTED : CaseDecision.REFUSED;
    }

    static CaseReason reasonOf(CaseOutcome outcome) {
        return switch (outcome) {
            case LOGIN_NAME_SENT -> CaseReason.IDENTITY_PROVEN;
            case NOT_PROVEN -> CaseReason.NOT_PROVEN;
            case NOT_FILED_HERE -> CaseReason.NOT_FILED_HERE;
        };
    }

    private void answer(UUID id, CaseOutcome outcome, Optional<UUID> holder, CaseState state) {
        if (outcome == CaseOutcome.LOGIN_NAME_SENT && holder.isEmpty()) {
            throw new ProblemException(AccountProblem.NOTHING_FILED_HERE);
        }
        if (state == CaseState.PROPOSED) {
            return;
        }
        var found = cases.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        holder.ifPresent(account -> loginNameNotice.send(account, found.domain(), "recovery-case/" + found.id()));
        found.answer(outcome, actor.account(), clock.instant());
        notices.tellPhone(
                encrypted.phoneOf(found),
                NoticeTemplate.RECOVERY_CASE_ANSWERED,
                found.language(),
                "recovery-case-answered/" + found.id(),
                Map.of("domain", found.domain(), "reasons", List.of("RECOVERY_CASE." + found.outcome())));
        audit.record(Act.of("RECOVERY_CASE.ANSWER", "RECOVERY_CASE", found.id())
                .because(outcome.name())
                .with("account", holder.orElse(null)));
    }
}
