package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.platform.operation.Requester;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.checks.JudgingPath;
import cn.icpfiling.verification.core.rules.Finding;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** A line of an operation has its turn, for the last time. */
public final class LinePath implements JudgingPath {

    @Override
    public Judged judge(Question question) {
        var now = question.clock().instant();
        var operation = new Operation(
                UUID.randomUUID(),
                new Requester(UUID.randomUUID(), null, Locale.CHINESE, null),
                1,
                now,
                now,
                null,
                null);
        var domain = DomainToCheck.parse(question.domain()).orElseThrow().name().ascii();
        var entry = new LineEntry(question.holder(), question.type());
        var json = new StoredJson(new ObjectMapper());
        var check = new CheckLine(question.check(), question.budgets(), null, json, new OneTry(), question.clock());
        var line = new OperationLine(UUID.randomUUID(), operation.id(), 1, domain, 0, null, json.write(entry));
        var outcome = check.handle(operation, line);
        if (!(outcome instanceof LineOutcome.Done(var unused, LineFitness fitness))) {
            throw new IllegalStateException("no result: " + outcome);
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
        public int linesAtOnce() {
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
