package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.typecheck.TypeFacts;
import cn.icpfiling.filing.store.EndedNumberTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Asks the authority about many domains as a type check asks about its one. */
@ApplicationScoped
public class DomainsAtAuthority {

    private static final Logger LOG = Logger.getLogger(DomainsAtAuthority.class);

    /** The authority serves all providers, and an order may have a hundred domains. */
    private static final int AT_ONCE = 10;
    /** After this no further questions are begun, and the rest is not known: a caller waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Authority authority;
    private final EndedNumberTable endedNumbers;
    private final AskedAtOnce atOnce;
    private final Clock clock;

    DomainsAtAuthority(Authority authority, EndedNumberTable endedNumbers, AskedAtOnce atOnce, Clock clock) {
        this.authority = authority;
        this.endedNumbers = endedNumbers;
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /** What the authority has of a domain. */
    public enum Standing {
        NOT_FILED,
        FILED,
        BARRED,
        /** It gave no usable answer. */
        UNKNOWN
    }

    /** Returns the standing of each domain, in the given order. Call it outside any transaction. */
    public List<Standing> of(List<String> domains) {
        var answers = new ArrayList<Optional<List<FiledRecord>>>();
        var begun = System.nanoTime();
        for (var from = 0; from < domains.size(); from += AT_ONCE) {
            var some = domains.subList(from, Math.min(from + AT_ONCE, domains.size())).stream()
                    .map(domain -> atOnce.ask(() -> status(domain)))
                    .toList();
            var told = some.stream().map(AskedAtOnce::answerOf).toList();
            answers.addAll(told);
            if (told.stream().allMatch(Optional::isEmpty) || System.nanoTime() - begun > PATIENCE.toNanos()) {
                // Each silent question takes its whole time; an authority that was silent about all of these, or is
                // slow, is not asked on.
                answers.addAll(Collections.nCopies(domains.size() - answers.size(), Optional.empty()));
                break;
            }
        }
        return standings(answers);
    }

    private List<Standing> standings(List<Optional<List<FiledRecord>>> answers) {
        var told = answers.stream()
                .map(answer -> new AuthorityAnswers(answer, Optional.empty(), false))
                .toList();
        var numbers = told.stream().flatMap(one -> one.numbers().stream()).toList();
        var ended = UnitOfWork.in(() -> endedNumbers.among(numbers));
        var now = clock.instant();
        return IntStream.range(0, told.size())
                .mapToObj(at -> {
                    if (!told.get(at).barred(now).isEmpty()) {
                        return Standing.BARRED;
                    }
                    return told.get(at)
                            .domain(ended)
                            .map(DomainsAtAuthority::standing)
                            .orElse(Standing.UNKNOWN);
                })
                .toList();
    }

    /** The domain of an app may be that of a website of the same subject, and whose app it is the authority judges. */
    private static Standing standing(TypeFacts.DomainEntry entry) {
        if (!entry.filed()) {
            return Standing.NOT_FILED;
        }
        return entry.isOfAppAlone() ? Standing.UNKNOWN : Standing.FILED;
    }

    private Optional<List<FiledRecord>> status(String domain) {
        try {
            return Optional.of(authority.status(StatusQuery.domain(domain)));
        } catch (AuthorityUnavailable silent) {
            LOG.infof("further domains without the authority: %s", silent.getMessage());
            return Optional.empty();
        }
    }
}
