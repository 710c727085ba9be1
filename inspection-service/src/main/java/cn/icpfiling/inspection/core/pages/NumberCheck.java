package cn.icpfiling.inspection.core.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filing number must be shown, be the filed one, and lead to the authority's query site (order 33 of MIIT, article 13). */
final class NumberCheck {

    static final String NOT_SHOWN = "NUMBER.NOT_SHOWN";
    static final String SHOWN_WRONG = "NUMBER.SHOWN_WRONG";
    static final String NOT_LINKED = "NUMBER.NOT_LINKED";

    private final PageContent page;
    private final FiledPage filed;
    private final PageWords words;
    private final ShownNumber subject;
    private final ShownNumber service;

    private record Seen(ShownNumber number, PagePiece piece) {
        PageObservation as(String reason, PageVerdict verdict, PageNote note) {
            return new PageObservation(reason, verdict, note, piece.place(), Snippet.of(piece.text(), number.from()));
        }
    }

    NumberCheck(PageContent page, FiledPage filed, PageWords words) {
        this.page = page;
        this.filed = filed;
        this.words = words;
        this.subject = number(filed.subjectNumber());
        this.service = number(filed.serviceNumber());
    }

    private static ShownNumber number(String filed) {
        return ShownNumber.in(filed).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a filed number that is none"));
    }

    List<PageObservation> run() {
        var all = new ArrayList<Seen>();
        for (var piece : page.pieces()) {
            ShownNumber.in(piece.text()).forEach(number -> all.add(new Seen(number, piece)));
        }
        var seen = all.stream().filter(one -> one.piece().place().isSeen()).toList();
        var right = first(seen, true);
        if (right.isPresent()) {
            return linked(right.get());
        }
        var found = new ArrayList<PageObservation>();
        var withoutSuffix = first(seen, false);
        found.add(first(all, true)
                .map(this::hidden)
                .or(() -> withoutSuffix.map(this::withoutSuffix))
                .or(() -> seen.stream().findFirst().map(this::other))
                .orElseGet(this::nothing));
        withoutSuffix.ifPresent(number -> found.addAll(linked(number)));
        return found;
    }

    /** @param exact whether the number must be the one that this site shows, or any of the subject */
    private Optional<Seen> first(List<Seen> among, boolean exact) {
        return among.stream()
                .filter(one -> exact
                        ? one.number().isSame(service)
                                || words.subjectNumberProvinces().contains(filed.province())
                                        && one.number().isSame(subject)
                        : one.number().isSame(subject))
                .findFirst();
    }

    private PageObservation hidden(Seen one) {
        var note = one.piece().place() == PagePlace.SCRIPT ? PageNote.MADE_BY_SCRIPT : PageNote.NUMBER_HIDDEN;
        var verdict = one.piece().place() == PagePlace.SCRIPT ? PageVerdict.UNKNOWN : PageVerdict.SUSPECTED;
        return one.as(NOT_SHOWN, verdict, note);
    }

    /** Most sites leave the sequence out, and no text of the authority was found that punishes it: a person decides. */
    private PageObservation withoutSuffix(Seen one) {
        return one.as(SHOWN_WRONG, PageVerdict.SUSPECTED, PageNote.NUMBER_WITHOUT_SUFFIX);
    }

    /** A number of the subject's other service may be right here, and a picture, a frame or what was not read may have the right one. */
    private PageObservation other(Seen one) {
        var mayBeRight = one.number().isOfSubject(subject)
                || page.pictures() > 0
                || page.has(PageTrait.FRAMES)
                || page.has(PageTrait.CUT);
        return one.as(SHOWN_WRONG, mayBeRight ? PageVerdict.SUSPECTED : PageVerdict.FAULT, PageNote.OTHER_NUMBER);
    }

    private PageObservation nothing() {
        return PageSight.mayBeElsewhere(page, words)
                .map(note -> PageObservation.of(NOT_SHOWN, PageVerdict.UNKNOWN, note))
                .orElseGet(() -> PageObservation.of(NOT_SHOWN, PageVerdict.FAULT, PageNote.NOTHING_FOUND));
    }

    /** A link beside the number is as good as one around it. */
    private List<PageObservation> linked(Seen right) {
        if (page.links().stream().anyMatch(link -> words.numberHosts().contains(link.host()))) {
            return List.of();
        }
        var around = page.links().stream()
                .filter(link -> ShownNumber.in(link.text()).stream().anyMatch(number -> number.isOfSubject(subject)))
                .toList();
        var note = page.links().stream().anyMatch(link -> words.oldNumberHosts().contains(link.host()))
                ? PageNote.OLD_LINK
                : around.stream().anyMatch(PageLink::scripted)
                        ? PageNote.SCRIPTED_LINK
                        : around.isEmpty() ? PageNote.NO_LINK : PageNote.OTHER_LINK;
        var verdict =
                note == PageNote.SCRIPTED_LINK || page.has(PageTrait.CUT) ? PageVerdict.UNKNOWN : PageVerdict.FAULT;
        return List.of(right.as(NOT_LINKED, verdict, note));
    }
}
