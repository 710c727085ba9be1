package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.CheckBudgets;
import cn.icpfiling.verification.checks.CheckDomains;
import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.Asked;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Freshness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Checks the domain of one line by the rules of a single check. What may pass by itself is put off; all else is a result. */
@ApplicationScoped
class CheckLine {

    private static final Logger LOG = Logger.getLogger(CheckLine.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));
    private static final Set<AnswerKind> SILENT =
            Set.of(AnswerKind.TIMED_OUT, AnswerKind.UNREACHABLE, AnswerKind.UNREADABLE);

    private final CheckDomains check;
    private final CheckBudgets budgets;
    private final ItemProblem problems;
    private final OperationSettings settings;
    private final Clock clock;

    CheckLine(CheckDomains check, CheckBudgets budgets, ItemProblem problems, OperationSettings settings, Clock clock) {
        this.check = check;
        this.budgets = budgets;
        this.problems = problems;
        this.settings = settings;
        this.clock = clock;
    }

    Worked handle(Operation operation, Item item) {
        try {
            var on = LegalTime.dayOf(clock.instant());
            var checked = look(item, on);
            var now = clock.instant();
            var isLast = !now.isBefore(operation.takenAt().plus(settings.longest()));
            return isLast ? done(item, checked, on, now) : judged(item, checked, on, now);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s failed", item);
            var tries = item.tries() + 1;
            return tries < settings.tries()
                    ? new Worked.PutOff(item, tries, BACKOFF.after(tries))
                    : new Worked.Failed(
                            item, problems.of(new ProblemException(CommonProblem.INTERNAL), operation.language()));
        }
    }

    private DomainCheck look(Item item, LocalDate on) {
        var domain = DomainToCheck.parse(item.domain()).orElseThrow();
        var entry = item.entry();
        var deadline = Deadline.in(budgets.operations());
        return check.check(List.of(domain), entry.holder(), entry.orderType(), on, Freshness.MAY_BE_KEPT, deadline)
                .getFirst();
    }

    private Worked judged(Item item, DomainCheck checked, LocalDate on, Instant now) {
        if (checked.fitness().missing().isEmpty()) {
            return done(item, checked, on, now);
        }
        var answers = checked.evidence().stream().map(Asked::answer).toList();
        if (answers.contains(AnswerKind.BUSY)) {
            return new Worked.PutOff(item, item.tries(), BACKOFF.first());
        }
        var tries = item.tries() + 1;
        return answers.stream().anyMatch(SILENT::contains) && tries < settings.tries()
                ? new Worked.PutOff(item, tries, BACKOFF.after(tries))
                : done(item, checked, on, now);
    }

    private static Worked done(Item item, DomainCheck checked, LocalDate on, Instant now) {
        return new Worked.Done(item, LineFitness.of(checked, on, now));
    }
}
