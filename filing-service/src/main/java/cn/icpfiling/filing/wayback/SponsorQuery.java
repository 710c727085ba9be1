package cn.icpfiling.filing.wayback;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.wayback.WayBackFacts.SponsorShown;
import cn.icpfiling.filing.store.EndedNumberTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the authority's public query shows for a sponsor. Call this outside any transaction. */
@ApplicationScoped
class SponsorQuery {

    private final PublicQuery publicQuery;
    private final EndedNumberTable endedNumbers;

    SponsorQuery(PublicQuery publicQuery, EndedNumberTable endedNumbers) {
        this.publicQuery = publicQuery;
        this.endedNumbers = endedNumbers;
    }

    /** Empty without an answer, and for a person, whose name is never sent. Uses no connection of the database. */
    Optional<List<PublicQuery.Shown>> ask(int nature, String name) {
        return nature == CodeTables.PERSON ? Optional.empty() : publicQuery.ofSponsor(name);
    }

    /** Numbers that ended by our own records do not count, however long the public query shows them. */
    SponsorShown shown(int nature, Optional<List<PublicQuery.Shown>> answer) {
        return nature == CodeTables.PERSON
                ? SponsorShown.NOT_ASKED
                : answer.map(this::shown).orElse(SponsorShown.SILENT);
    }

    private SponsorShown shown(List<PublicQuery.Shown> items) {
        var numbers = items.stream()
                .flatMap(item -> Stream.of(item.subjectNumber(), item.serviceNumber()))
                .filter(number -> !number.isBlank())
                .toList();
        var ended = UnitOfWork.in(() -> endedNumbers.among(numbers));
        var live = items.stream()
                .filter(item -> !item.subjectNumber().isBlank())
                .filter(item -> !ended.contains(item.subjectNumber()))
                .toList();
        if (live.isEmpty()) {
            return SponsorShown.NOTHING;
        }
        return live.stream()
                        .map(PublicQuery.Shown::serviceNumber)
                        .anyMatch(number -> !number.isBlank() && !ended.contains(number))
                ? SponsorShown.WITH_SITES
                : SponsorShown.WITHOUT_SITES;
    }
}
