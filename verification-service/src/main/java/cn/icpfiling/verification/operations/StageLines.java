package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.verification.sources.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Stores lines as they come in, slice by slice, each in a transaction of its own: none waits for the network, and no more than a slice
 * is held, besides the names of the domains.
 */
@ApplicationScoped
class StageLines {

    private final OperationTable table;
    private final ReadLine reader;
    private final ItemProblem problems;
    private final Sql sql;
    private final Clock clock;

    StageLines(OperationTable table, ReadLine reader, ItemProblem problems, Sql sql, Clock clock) {
        this.table = table;
        this.reader = reader;
        this.problems = problems;
        this.sql = sql;
        this.clock = clock;
    }

    /** @param digest of all that was sent */
    record Staged(UUID id, int total, String digest) {}

    Staged handle(UUID owner, Locale language, SentLines sent) {
        var id = Ids.next();
        table.stage(id, owner, language);
        try {
            stage(id, language, sent);
            return new Staged(id, sent.said(), sent.digest());
        } catch (RuntimeException refused) {
            forget(id, refused);
            throw refused;
        }
    }

    /** Only what nobody has taken. What is left when this fails is swept later. */
    void forget(UUID operation, RuntimeException why) {
        try {
            forget(operation);
        } catch (RuntimeException also) {
            why.addSuppressed(also);
        }
    }

    void forget(UUID operation) {
        sql.inTransaction(() -> {
            var isStaged = sql.first(
                            row -> true,
                            "SELECT 1 FROM domain_operations WHERE id = ? AND taken_at IS NULL FOR UPDATE",
                            operation)
                    .isPresent();
            if (isStaged) {
                sql.update("DELETE FROM domain_operation_lines WHERE operation_id = ?", operation);
                sql.update("DELETE FROM domain_operation_slices WHERE operation_id = ?", operation);
                sql.update("DELETE FROM domain_operations WHERE id = ?", operation);
            }
            return isStaged;
        });
    }

    private void stage(UUID operation, Locale language, SentLines sent) {
        var seenIn = new HashMap<String, Integer>();
        var slice = new ArrayList<StagedLine>();
        Holder common = null;
        var slices = 0;
        for (var line = sent.next(); line.isPresent(); line = sent.next()) {
            if (sent.said() == 1 && common == null) {
                common = reader.commonHolder(line.get()).orElse(null);
                if (common != null) {
                    sent.wasNoLine();
                    continue;
                }
            }
            slice.add(staged(line.get(), common, seenIn, language));
            if (slice.size() == Slices.LINES) {
                keep(operation, slices++, slice);
            }
        }
        if (!slice.isEmpty()) {
            keep(operation, slices, slice);
        }
        if (sent.said() == 0) {
            throw SentLines.refused(Violation.of("", "MISSING_BODY", null));
        }
    }

    private void keep(UUID operation, int ordinal, List<StagedLine> slice) {
        var lines = List.copyOf(slice);
        sql.inTransaction(() -> {
            table.stage(operation, ordinal, lines, clock.instant());
            return lines.size();
        });
        slice.clear();
    }

    private StagedLine staged(SentLines.Line line, Holder common, Map<String, Integer> seenIn, Locale language) {
        try {
            var asked = reader.asked(line, common);
            var domain = asked.domain().name().ascii();
            if (seenIn.putIfAbsent(domain, line.number()) instanceof Integer before) {
                throw ReadLine.invalid(List.of(Violation.of("/domain", "DOMAIN_REPEATED", null, before)));
            }
            return new StagedLine(line.number(), asked.reference(), domain, asked.entry(), null);
        } catch (ProblemException refused) {
            return new StagedLine(line.number(), reader.referenceOf(line), null, null, problems.of(refused, language));
        }
    }
}
