package cn.icpfiling.inspection.core.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The police number must be shown within some days of opening (order 33 of the ministry of public security, article 12). */
final class PoliceNumberCheck {

    static final String NOT_SHOWN = "POLICE_NUMBER.NOT_SHOWN";

    private static final Pattern NUMBER = Pattern.compile(
            "公\\s?(?:网\\s?安|安\\s?(?:联\\s?)?网|安|网)\\s?[备備](?:案号?|案编号)?\\s?[:：-]?\\s?(?:第\\s?)?[0-9][0-9 -]{9,18}[0-9]");

    private PoliceNumberCheck() {}

    static List<PageObservation> run(PageContent page, FiledPage filed, PageWords words, Instant now) {
        if (filed.filedAt().plus(Duration.ofDays(words.policeNumberAfterDays())).isAfter(now)) {
            return List.of();
        }
        for (var piece : page.pieces()) {
            var number = NUMBER.matcher(piece.text());
            if (number.find()) {
                return found(page, words, piece, number.start());
            }
        }
        return List.of(PageSight.mayBeElsewhere(page, words)
                .map(note -> PageObservation.of(NOT_SHOWN, PageVerdict.UNKNOWN, note))
                .orElseGet(() -> PageObservation.of(NOT_SHOWN, PageVerdict.FAULT, PageNote.NOTHING_FOUND)));
    }

    private static List<PageObservation> found(PageContent page, PageWords words, PagePiece piece, int at) {
        var snippet = Snippet.of(piece.text(), at);
        if (!piece.place().isSeen()) {
            return List.of(new PageObservation(
                    NOT_SHOWN,
                    piece.place() == PagePlace.SCRIPT ? PageVerdict.UNKNOWN : PageVerdict.SUSPECTED,
                    piece.place() == PagePlace.SCRIPT ? PageNote.MADE_BY_SCRIPT : PageNote.NUMBER_HIDDEN,
                    piece.place(),
                    snippet));
        }
        return page.links().stream()
                        .anyMatch(link -> link.scripted() || words.policeHosts().contains(link.host()))
                ? List.of()
                : List.of(new PageObservation(
                        NOT_SHOWN, PageVerdict.SUSPECTED, PageNote.NO_LINK, piece.place(), snippet));
    }
}
