package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
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

/** The filed domains of a fitness, those that are so for the longest time first. */
@ApplicationScoped
class ListFiledDomains {

    private final DomainStandingRepository standings;
    private final FiledDomainRepository domains;
    private final CursorCodec cursors;

    ListFiledDomains(DomainStandingRepository standings, FiledDomainRepository domains, CursorCodec cursors) {
        this.standings = standings;
        this.domains = domains;
        this.cursors = cursors;
    }

    @Transactional
    FiledDomainPage handle(FiledFitness fitness, String cursor, int wish) {
        var scope = "filed-domains " + fitness;
        var limit = Page.limit(wish);
        var found = standings.of(fitness, cursor == null ? null : place(cursors.decode(scope, cursor)), limit + 1);
        var page = found.stream().limit(limit).toList();
        var filed = domains
                .list(
                        "id in ?1",
                        page.stream().map(DomainStanding::filedDomainId).toList())
                .stream()
                .collect(Collectors.toMap(FiledDomain::id, Function.identity()));
        return new FiledDomainPage(
                page.stream()
                        .map(standing -> FiledDomainPage.StandingView.of(filed.get(standing.filedDomainId()), standing))
                        .toList(),
                found.size() > limit ? cursors.encode(scope, position(page.getLast())) : null);
    }

    private static List<String> position(DomainStanding last) {
        return List.of(last.standing().since().toString(), last.filedDomainId().toString());
    }

    private static DomainStanding.Place place(List<String> position) {
        return new DomainStanding.Place(Instant.parse(position.getFirst()), UUID.fromString(position.getLast()));
    }
}
