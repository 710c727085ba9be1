package cn.icpfiling.inspection.core.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The police number must be shown within some days of opening (order 33 of the ministry of public security, article 12), have the form of one,
 * and lead to the entry of this number. Whose number it is, the ministry does not tell a machine.
 */
final class PoliceNumberCheck {

    static final String NOT_SHOWN = "POLICE_NUMBER.NOT_SHOWN";

    private static final Pattern LINKED_NUMBER = Pattern.compile("[?&](?:record)?code=([^&#]*)");

    private PoliceNumberCheck() {}

    private record Seen(ShownPoliceNumber number, PagePiece piece) {
        PageObservation as(PageVerdict verdict, PageNote note) {
            return new PageObservation(
                    NOT_SHOWN, verdict, note, piece.place(), Snippet.of(piece.text(), number.from()));
        }
    }

    static List<PageObservation> run(PageContent page, FiledPage filed, PageWords words, Instant now) {
        if (filed.filedAt().plus(Duration.ofDays(words.policeNumberAfterDays())).isAfter(now)) {
            return List.of();
        }
        var all = new ArrayList<Seen>();
        for (var piece : page.pieces()) {
            ShownPoliceNumber.in(piece.text()).forEach(number -> all.add(new Seen(number, piece)));
        }
        // The site may name a partner's number too, so the best one counts.
        return all.stream()
                .min(Comparator.comparing((Seen one) -> !one.piece().place().isSeen())
                        .thenComparing(one -> !one.number().isWellFormed()))
                .map(best -> found(page, words, best))
                .orElseGet(() -> nothing(page, words));
    }

    private static List<PageObservation> nothing(PageContent page, PageWords words) {
        return List.of(PageSight.mayBeElsewhere(page, words)
                .map(note -> PageObservation.of(NOT_SHOWN, PageVerdict.UNKNOWN, note))
                .orElseGet(() -> PageObservation.of(NOT_SHOWN, PageVerdict.FAULT, PageNote.NOTHING_FOUND)));
    }

    private static List<PageObservation> found(PageContent page, PageWords words, Seen best) {
        if (!best.piece().place().isSeen()) {
            return List.of(
                    best.piece().place() == PagePlace.SCRIPT
                            ? best.as(PageVerdict.UNKNOWN, PageNote.MADE_BY_SCRIPT)
                            : best.as(PageVerdict.SUSPECTED, PageNote.NUMBER_HIDDEN));
        }
        if (!best.number().isWellFormed()) {
            return List.of(best.as(PageVerdict.SUSPECTED, PageNote.OTHER_NUMBER));
        }
        if (page.links().stream().anyMatch(link -> link.scripted() || leadsTo(link, best.number(), words))) {
            return List.of();
        }
        var leadsElsewhere = page.links().stream().anyMatch(link -> isOfPolice(link, words));
        return List.of(best.as(PageVerdict.SUSPECTED, leadsElsewhere ? PageNote.OTHER_LINK : PageNote.NO_LINK));
    }

    private static boolean isOfPolice(PageLink link, PageWords words) {
        return words.policeHosts().contains(link.host());
    }

    /** A link to the start page of the police's site leads to no wrong entry. */
    private static boolean leadsTo(PageLink link, ShownPoliceNumber number, PageWords words) {
        if (!isOfPolice(link, words)) {
            return false;
        }
        var linked = LINKED_NUMBER.matcher(link.href());
        return !linked.find() || linked.group(1).strip().equals(number.digits());
    }
}
