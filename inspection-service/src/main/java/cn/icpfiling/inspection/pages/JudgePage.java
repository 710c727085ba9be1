package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageChecks;
import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.PageWords;
import cn.icpfiling.inspection.core.pages.WholeCharacters;
import cn.icpfiling.platform.egress.FetchedPage;
import cn.icpfiling.platform.identifier.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a page that was fetched. It is not parsed if it is not the site's, is not HTML, or has so many elements that the parsed page would take
 * the memory of the process.
 */
final class JudgePage {

    private static final int FIRST_OTHER = 300;
    private static final int LONGEST_TITLE = 300;
    private static final int MOST_ELEMENTS = 100_000;
    private static final int FEWEST_BROKEN = 20;
    /** A browser takes an answer without a type for HTML if it looks so. */
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml", "");

    private JudgePage() {}

    /**
     * @param title its first 300 characters; empty if the page has none or was not parsed
     * @param source decoded
     */
    record Judged(String title, String source, List<PageObservation> observations) {}

    static Judged of(FetchedPage page, FiledPage filed, PageWords words, Instant now) {
        var type = page.header("content-type");
        var source = new String(page.body(), PageCharset.of(page.body(), type));
        var unread = isOfAnother(page.url().getHost(), filed.domain())
                ? Optional.of(PageNote.NOT_THE_SITE)
                : unread(page, source, type.orElse(""));
        if (unread.isPresent()) {
            return new Judged("", source, PageChecks.unseen(unread.get()));
        }
        var content = ReadPage.of(source, page.url().toString());
        return new Judged(
                title(content.title()), source, List.copyOf(PageChecks.of(content, page.status(), filed, words, now)));
    }

    /** Whether the page is of a name that another holder may have registered. */
    static boolean isOfAnother(String host, String filed) {
        return !DomainName.verbatim(host)
                .registrable()
                .equals(DomainName.verbatim(filed).registrable());
    }

    private static String title(String title) {
        return WholeCharacters.of(title.substring(0, Math.min(LONGEST_TITLE, title.length())));
    }

    private static Optional<PageNote> unread(FetchedPage page, String source, String type) {
        var isHtml = HTML.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        if (page.status() < FIRST_OTHER && (!isHtml || isGarbled(source))) {
            return Optional.of(PageNote.NOT_HTML);
        }
        if (page.header("refresh").filter(ReadPage::leads).isPresent()) {
            return Optional.of(PageNote.REFRESH);
        }
        return source.chars().filter(c -> c == '<').limit(MOST_ELEMENTS + 1L).count() > MOST_ELEMENTS
                ? Optional.of(PageNote.TOO_LARGE)
                : Optional.empty();
    }

    /** Bytes that are no text, or text in an unknown charset: what comes of them has no words that could be missing. */
    private static boolean isGarbled(String source) {
        var broken = source.chars()
                .filter(c -> c == '\ufffd' || Character.isISOControl(c) && !Character.isWhitespace(c))
                .count();
        var sound = source.chars().filter(c -> c > '\u009f' && c != '\ufffd').count();
        return broken >= FEWEST_BROKEN && 10 * broken > sound;
    }
}
