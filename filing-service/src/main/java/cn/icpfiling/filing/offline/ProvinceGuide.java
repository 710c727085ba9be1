package cn.icpfiling.filing.offline;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * How one province's authority takes a request on paper.
 *
 * @param code of GB/T 2260, two digits
 * @param site where its form is found
 * @param from the legal day from which the entry holds, null for one that holds from the beginning
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

    /** How sure the address is. */
    enum SiteStatus {
        /** Another provider names it. */
        SECOND_HAND,
        /** No source of ours names it as the place of the form. */
        UNVERIFIED
    }

    /** How it takes a request. */
    enum Way {
        FORM,
        FORM_AT_FOOT_OF_PAGE,
        POST,
        ONLINE,
        ACCOUNT_NEEDED,
        WEEKLY_BATCH
    }

    /** Something that only this province says. */
    record Note(String zh, String en, Set<String> sources) {}

    LocalDate firstDay() {
        return from == null ? LocalDate.MIN : LocalDate.parse(from);
    }

    boolean decidesWeekly() {
        return ways.contains(Way.WEEKLY_BATCH);
    }
}
