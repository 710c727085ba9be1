package cn.icpfiling.inspection.core.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the page is about something that the filing does not cover (docs/trade.md 3.3). Only suspects. */
final class ContentCheck {

    static final String PERSONAL_RUNS_BUSINESS = "CONTENT.PERSONAL_RUNS_BUSINESS";
    static final String SUBJECT_MISMATCH = "CONTENT.SUBJECT_MISMATCH";
    static final String PRE_APPROVAL_MISSING = "CONTENT.PRE_APPROVAL_MISSING";

    /** A page claims its owner at its end. The pattern is slow on a long text that was made for it. */
    private static final int OWNER_WITHIN = 20_000;

    private static final String COMPANY = "([一-龥A-Za-z0-9()（）·]{2,30}?(?:有限责任公司|股份有限公司|有限公司))";
    /** The name that claims the page. Other companies are customers, makers or friends. */
    private static final Pattern OWNER =
            Pattern.compile("(?:版权所有|版权归|主办单位|主办|©|\\([cC]\\)|[Cc]opyright|COPYRIGHT)[^一-龥]{0,60}?" + COMPANY + "|"
                    + COMPANY + "\\s?(?:版权所有|All [Rr]ights)");

    private final PageContent page;
    private final FiledPage filed;
    private final PageWords words;
    private final String seen;

    ContentCheck(PageContent page, FiledPage filed, PageWords words) {
        this.page = page;
        this.filed = filed;
        this.words = words;
        this.seen = page.seen();
    }

    List<PageObservation> run() {
        var found = new ArrayList<PageObservation>();
        if (filed.isOfPerson()) {
            suspected(PERSONAL_RUNS_BUSINESS, words.business(), words.businessFrom(), PageVerdict.SUSPECTED)
                    .ifPresent(found::add);
        } else {
            otherOwner().ifPresent(found::add);
        }
        suspected(SUBJECT_MISMATCH, words.foreign(), words.foreignFrom(), PageVerdict.SUSPECTED)
                .ifPresent(found::add);
        if (filed.contentTypes() != null) {
            notCovered(SUBJECT_MISMATCH, words.contentTypes(), filed.contentTypes())
                    .ifPresent(found::add);
        }
        notCovered(PRE_APPROVAL_MISSING, words.preApprovals(), filed.preApprovals())
                .ifPresent(found::add);
        return found;
    }

    private Optional<PageObservation> suspected(
            String reason, List<PageWords.Word> list, int from, PageVerdict verdict) {
        var points = 0;
        String first = null;
        for (var word : list) {
            if (seen.contains(word.word())) {
                points += page.title().contains(word.word()) ? 2 * word.points() : word.points();
                first = first == null ? word.word() : first;
            }
        }
        if (first == null || points < from) {
            return Optional.empty();
        }
        var place = page.title().contains(first) ? PagePlace.TITLE : PagePlace.TEXT;
        var text = place == PagePlace.TITLE ? page.title() : seen;
        return Optional.of(new PageObservation(reason, verdict, PageNote.WORDS_FOUND, place, Snippet.of(text, first)));
    }

    /** The first content that the words speak of and the filing does not name. Not known what is filed: a person looks. */
    private Optional<PageObservation> notCovered(String reason, List<PageWords.Covered> list, Long flags) {
        return list.stream()
                .filter(one -> flags == null || (flags & one.flag()) == 0)
                .flatMap(one -> suspected(
                        reason,
                        one.words(),
                        words.coveredFrom(),
                        flags == null ? PageVerdict.UNKNOWN : PageVerdict.SUSPECTED)
                        .stream())
                .findFirst();
    }

    private Optional<PageObservation> otherOwner() {
        if (filed.sponsorName() == null || plain(seen).contains(plain(filed.sponsorName()))) {
            return Optional.empty();
        }
        var end = seen.substring(Math.max(0, seen.length() - OWNER_WITHIN));
        var owner = OWNER.matcher(end);
        if (!owner.find()) {
            return Optional.empty();
        }
        return Optional.of(new PageObservation(
                SUBJECT_MISMATCH,
                PageVerdict.SUSPECTED,
                PageNote.OTHER_NAME,
                PagePlace.TEXT,
                Snippet.of(end, owner.start())));
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s()（）]", "");
    }
}
