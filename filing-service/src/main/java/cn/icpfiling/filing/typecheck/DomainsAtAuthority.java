package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.typecheck.TypeFacts;
import cn.icpfiling.filing.store.EndedNumberTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks the authority about many domains as a type check asks about its one. */
@ApplicationScoped
public class DomainsAtAuthority {

    private final StatusOfMany authority;
    private final EndedNumberTable endedNumbers;
    private final Clock clock;

    DomainsAtAuthority(StatusOfMany authority, EndedNumberTable endedNumbers, Clock clock) {
        this.authority = authority;
        this.endedNumbers = endedNumbers;
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
        return standings(authority.of(domains.stream().map(StatusQuery::domain).toList()));
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
}
