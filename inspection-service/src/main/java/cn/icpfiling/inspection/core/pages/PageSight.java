package cn.icpfiling.inspection.core.pages;

import java.util.Optional;
import java.util.stream.Stream;

/** Decides whether the page that was fetched is the page that a visitor sees. */
final class PageSight {

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_REDIRECT = 300;
    private static final int FRAMES_BELOW = 200;
    /** With fewer characters for each picture, pictures say what the page has to say. Ours; no source has such a bound. */
    private static final int CHARACTERS_A_PICTURE = 50;

    private PageSight() {}

    /** A page that is not the site's own: nothing can be said of it. */
    static Optional<PageNote> notTheSite(PageContent page, int status, PageWords words) {
        if (status >= FIRST_REDIRECT) {
            return Optional.of(status >= FIRST_ERROR ? PageNote.ERROR_STATUS : PageNote.NOT_REACHED);
        }
        if (page.has(PageTrait.REFRESH)) {
            return Optional.of(PageNote.REFRESH);
        }
        var seen = page.seen();
        if (page.seenCharacters() < words.loginBelow()
                && words.parked().stream().anyMatch(seen::contains)) {
            return Optional.of(PageNote.PARKED);
        }
        return Optional.empty();
    }

    /** Why something that was not found may be there after all. */
    static Optional<PageNote> mayBeElsewhere(PageContent page, PageWords words) {
        if (mayBeMadeByScript(page, words)) {
            return Optional.of(PageNote.MADE_BY_SCRIPT);
        }
        if (page.has(PageTrait.PASSWORD) && page.seenCharacters() < words.loginBelow()) {
            return Optional.of(PageNote.BEHIND_LOGIN);
        }
        if (page.has(PageTrait.OWN_FRAMES) || page.has(PageTrait.FRAMES) && page.seenCharacters() < FRAMES_BELOW) {
            return Optional.of(PageNote.IN_FRAMES);
        }
        if (page.has(PageTrait.CUT)) {
            return Optional.of(PageNote.CUT_OFF);
        }
        if (mayBeDrawn(page, words)) {
            return Optional.of(PageNote.MADE_OF_PICTURES);
        }
        if (page.seenCharacters() < words.shellBelow()) {
            return Optional.of(PageNote.TOO_LITTLE_TEXT);
        }
        return Optional.empty();
    }

    /** A page whose script leads away is not what a visitor reads, unless it has much to say itself: then the script may be for a few visitors. */
    private static boolean mayBeMadeByScript(PageContent page, PageWords words) {
        return page.scripts() > 0
                && (page.seenCharacters() < words.shellBelow()
                        || page.has(PageTrait.EMPTY_FOOTER)
                        || page.has(PageTrait.LEFT_BY_SCRIPT) && page.seenCharacters() < words.loginBelow());
    }

    /** A picture that leads to where a number leads, and has no figures beside it, may be the number, and where one is drawn the other may be. */
    private static boolean mayBeDrawn(PageContent page, PageWords words) {
        return page.seenCharacters() < (long) CHARACTERS_A_PICTURE * page.pictures()
                || page.has(PageTrait.DRAWN_FOOTER)
                || page.links().stream()
                        .anyMatch(link -> link.drawn() && !hasFigures(link) && isOfNumber(link.host(), words));
    }

    private static boolean isOfNumber(String host, PageWords words) {
        return Stream.of(words.numberHosts(), words.oldNumberHosts(), words.policeHosts())
                .anyMatch(hosts -> hosts.contains(host));
    }

    private static boolean hasFigures(PageLink link) {
        return link.text().chars().anyMatch(Character::isDigit);
    }
}
