package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Puts many questions to the authority, some at once and within a time that callers have. Its interface takes one condition a call
 * (docs/trade.md 3.14), so many questions are many calls.
 */
@ApplicationScoped
public class StatusOfMany {

    private static final Logger LOG = Logger.getLogger(StatusOfMany.class);

    /** The authority serves all providers, and an order may have a hundred domains. */
    private static final int AT_ONCE = 10;

    /**
     * After this no further questions are begun, and the rest is not known: a caller waits for the answer. Of an authority that takes a
     * second for each, it is asked about some sixty.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Authority authority;
    private final AskedAtOnce atOnce;
    private final Duration patience;

    @Inject
    StatusOfMany(Authority authority, AskedAtOnce atOnce) {
        this(authority, atOnce, PATIENCE);
    }

    StatusOfMany(Authority authority, AskedAtOnce atOnce, Duration patience) {
        this.authority = authority;
        this.atOnce = atOnce;
        this.patience = patience;
    }

    /** Returns the answers in the order of the questions; empty where there is none. Call it outside any transaction. */
    public List<Optional<List<FiledRecord>>> of(List<StatusQuery> queries) {
        return until(_ -> false, queries);
    }

    /** Returns the same, but asks no further questions once a record is shown that decides. */
    public List<Optional<List<FiledRecord>>> until(Predicate<FiledRecord> decides, List<StatusQuery> queries) {
        var answers = new ArrayList<Optional<List<FiledRecord>>>();
        var begun = System.nanoTime();
        for (var from = 0; from < queries.size(); from += AT_ONCE) {
            var some = queries.subList(from, Math.min(from + AT_ONCE, queries.size())).stream()
                    .map(query -> atOnce.ask(() -> status(query)))
                    .toList();
            var told = some.stream().map(AskedAtOnce::answerOf).toList();
            answers.addAll(told);
            if (told.stream().allMatch(Optional::isEmpty)
                    || told.stream()
                            .flatMap(Optional::stream)
                            .flatMap(List::stream)
                            .anyMatch(decides)
                    || System.nanoTime() - begun > patience.toNanos()) {
                // Each silent question takes its whole time; an authority that was silent about all of these, or is
                // slow, is not asked on.
                answers.addAll(Collections.nCopies(queries.size() - answers.size(), Optional.empty()));
                break;
            }
        }
        return List.copyOf(answers);
    }

    private Optional<List<FiledRecord>> status(StatusQuery query) {
        try {
            return Optional.of(authority.status(query));
        } catch (AuthorityUnavailable silent) {
            LOG.infof("one of many questions without the authority: %s", silent.getMessage());
            return Optional.empty();
        }
    }
}
