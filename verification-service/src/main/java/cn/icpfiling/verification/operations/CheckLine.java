package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.LineRetries;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.problem.Problems;
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
    private final LineRetries retries;
    private final StoredJson json;
    private final OperationSettings settings;
    private final Clock clock;

    CheckLine(
            CheckDomains check,
            CheckBudgets budgets,
            Problems problems,
            StoredJson json,
            OperationSettings settings,
            Clock clock) {
        this.check = check;
        this.budgets = budgets;
        this.retries = new LineRetries(
                settings.tries(),
                refusal -> false,
                (refusal, language) -> problems.describe(refusal, language, TraceContext.id()));
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    LineOutcome handle(Operation operation, OperationLine line) {
        var outcome = new LineOutcome[1];
        TraceContext.under(operation.requester().traceparent(), () -> outcome[0] = attempt(operation, line));
        return outcome[0];
    }

    private LineOutcome attempt(Operation operation, OperationLine line) {
        try {
            var on = LegalTime.dayOf(clock.instant());
            var checked = look(line, on);
            var now = clock.instant();
            var isLast = !now.isBefore(operation.acceptedAt().plus(settings.longest()));
            return isLast ? done(line, checked, on, now) : judged(line, checked, on, now);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s failed", line);
            return retries.refused(operation, line, new ProblemException(CommonProblem.INTERNAL));
        }
    }

    private DomainCheck look(OperationLine line, LocalDate on) {
        var domain = DomainToCheck.parse(line.item()).orElseThrow();
        var entry = json.read(line.entry(), LineEntry.class);
        var deadline = Deadline.in(budgets.operations());
        return check.check(List.of(domain), entry.holder(), entry.orderType(), on, Freshness.MAY_BE_KEPT, deadline)
                .getFirst();
    }

    private LineOutcome judged(OperationLine line, DomainCheck checked, LocalDate on, Instant now) {
        if (checked.fitness().missing().isEmpty()) {
            return done(line, checked, on, now);
        }
        var answers = checked.evidence().stream().map(Asked::answer).toList();
        if (answers.contains(AnswerKind.BUSY)) {
            return new LineOutcome.PutOff(line, line.tries(), BACKOFF.first());
        }
        var tries = line.tries() + 1;
        return answers.stream().anyMatch(SILENT::contains) && tries < settings.tries()
                ? new LineOutcome.PutOff(line, tries, BACKOFF.after(tries))
                : done(line, checked, on, now);
    }

    private static LineOutcome done(OperationLine line, DomainCheck checked, LocalDate on, Instant now) {
        return new LineOutcome.Done(line, LineFitness.of(checked, on, now));
    }
}
