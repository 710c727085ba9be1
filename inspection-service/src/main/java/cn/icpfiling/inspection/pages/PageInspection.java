package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.TlsFault;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One look at a home page.
 *
 * @param id under which its evidence is kept, if it is kept
 * @param outcome of the page, or of the filed domain itself if no address has one; TOO_BUSY if that may be why
 * @param detail says more of an outcome other than FETCHED; a code
 * @param url that had the outcome, after redirects; null if none was allowed
 * @param status of HTTP; 0 unless FETCHED
 * @param title of the page; empty if it has none
 * @param tls what was wrong, mostly with the certificate, at one of the addresses; null if nothing was
 * @param sha256 of the body as it came, decompressed, in hexadecimal; null unless FETCHED
 * @param source the parts of the page that are evidence, as text; empty unless FETCHED, and without an observation
 * @param wholeSource whether nothing was left out
 */
public record PageInspection(
        UUID id,
        FiledPage filed,
        Instant at,
        FetchOutcome outcome,
        String detail,
        String url,
        int status,
        String title,
        TlsFault tls,
        String sha256,
        List<PageObservation> observations,
        String source,
        boolean wholeSource) {

    private static final Set<PageNote> EMPTY = Set.of(PageNote.PARKED, PageNote.ERROR_STATUS, PageNote.TOO_LITTLE_TEXT);

    /** Whether no name server answered for the name: the fault may be the name's, or that of the platform's own resolver. */
    public boolean isNameUnanswered() {
        return outcome == FetchOutcome.TOO_SLOW && detail.equals("NAME")
                || outcome == FetchOutcome.NOT_REACHED && detail.equals("NAME_UNANSWERED");
    }

    /** Whether the platform learnt of this look that its resolver answers, be it that the name does not exist. */
    public boolean isNameAnswered() {
        return !isNameUnanswered() && outcome != FetchOutcome.TOO_BUSY && outcome != FetchOutcome.REFUSED_URL;
    }

    /**
     * Tells whether the look met no page of the site: a placeholder, an error, no text, or no answer. An address that the
     * platform does not ask, and a page that could not be read, are not that.
     */
    public boolean showsNothing() {
        return outcome == FetchOutcome.NOT_REACHED
                || outcome == FetchOutcome.TOO_SLOW
                || observations.stream().anyMatch(seen -> EMPTY.contains(seen.note()));
    }

    @Override
    public String toString() {
        return "PageInspection[" + filed.domain() + " " + outcome + "]";
    }
}
