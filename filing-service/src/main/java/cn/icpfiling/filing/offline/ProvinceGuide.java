package cn.icpfiling.filing.offline;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * How the authority of one province accepts a request on paper.
 *
 * @param code of GB/T 2260, two digits
 * @param site where its form is found
 * @param from the legal day from which the entry applies; null for one that applies from the beginning
 */
record ProvinceGuide(
        String code,
        String from,
        String zh,
        String en,
        URI site,
        SiteStatus siteStatus,
        List<Way> ways,
        List<Note> notes,
        Set<String> sources) {

    /** How reliable the address is. */
    enum SiteStatus {
        /** Another provider names it. */
        SECOND_HAND,
        /** None of our sources names it as the place of the form. */
        UNVERIFIED
    }

    /** How the authority accepts a request. */
    enum Way {
        FORM,
        FORM_AT_FOOT_OF_PAGE,
        POST,
        ONLINE,
        ACCOUNT_NEEDED,
        WEEKLY_BATCH
    }

    /** A note for this province only. */
    record Note(String zh, String en, Set<String> sources) {}

    LocalDate firstDay() {
        return from == null ? LocalDate.MIN : LocalDate.parse(from);
    }

    boolean decidesWeekly() {
        return ways.contains(Way.WEEKLY_BATCH);
    }
}
