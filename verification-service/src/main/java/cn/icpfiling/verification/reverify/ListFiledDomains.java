package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.store.DomainStandingRepository;
import cn.icpfiling.verification.store.FiledDomainRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists the filed domains of a fitness. Domains that have had it longest come first. */
@ApplicationScoped
class ListFiledDomains {

    private final DomainStandingRepository standings;
    private final FiledDomainRepository domains;
    private final KeysetPages pages;

    ListFiledDomains(DomainStandingRepository standings, FiledDomainRepository domains, KeysetPages pages) {
        this.standings = standings;
        this.domains = domains;
        this.pages = pages;
    }

    @Transactional
    FiledDomainPage handle(FiledFitness fitness, String cursor, int wish) {
        var scope = "filed-domains " + fitness;
        var page = pages.page(
                scope,
                cursor,
                wish,
                ListFiledDomains::position,
                (after, atMost) -> standings.of(fitness, place(after), atMost));
        var filed = domains
                .list(
                        "id in ?1",
                        page.items().stream().map(DomainStanding::filedDomainId).toList())
                .stream()
                .collect(Collectors.toMap(FiledDomain::id, Function.identity()));
        return new FiledDomainPage(
                page.items().stream()
                        .map(standing -> FiledDomainPage.StandingView.of(filed.get(standing.filedDomainId()), standing))
                        .toList(),
                page.next());
    }

    private static List<String> position(DomainStanding last) {
        return List.of(last.standing().since().toString(), last.filedDomainId().toString());
    }

    private static DomainStanding.Place place(List<String> position) {
        return position.isEmpty()
                ? null
                : new DomainStanding.Place(Instant.parse(position.getFirst()), UUID.fromString(position.getLast()));
    }
}
