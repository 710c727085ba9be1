package cn.icpfiling.verification.operations;

import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.checks.JudgingPath;
import cn.icpfiling.verification.core.rules.Finding;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** A line of an operation has its turn, for the last time. */
public final class LinePath implements JudgingPath {

    @Override
    public Judged judge(Question question) {
        var now = question.clock().instant();
        var operation = new Operation(UUID.randomUUID(), UUID.randomUUID(), Locale.CHINESE, 1, now, now, null, null);
        var domain = DomainToCheck.parse(question.domain()).orElseThrow().name().ascii();
        var entry = new LineEntry(question.holder(), question.type());
        var line = new CheckLine(question.check(), question.budgets(), null, new OneTry(), question.clock());
        var worked = line.handle(operation, new Item(UUID.randomUUID(), operation.id(), 1, domain, 0, entry));
        if (!(worked instanceof Worked.Done(var unused, var fitness))) {
            throw new IllegalStateException("no result: " + worked);
        }
        return new Judged(
                fitness.rules().stream()
                        .map(rule -> new Finding(rule.rule(), rule.result(), rule.code(), rule.retryOn()))
                        .toList(),
                fitness.fitness());
    }

    private static final class OneTry implements OperationSettings {

        @Override
        public String every() {
            return "off";
        }

        @Override
        public String tidy() {
            return "off";
        }

        @Override
        public int open() {
            return 1;
        }

        @Override
        public int parallel() {
            return 1;
        }

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public Duration turn() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int tries() {
            return 1;
        }

        @Override
        public Duration longest() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration keep() {
            return Duration.ofDays(1);
        }
    }
}
