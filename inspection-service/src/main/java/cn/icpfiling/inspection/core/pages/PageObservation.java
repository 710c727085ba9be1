package cn.icpfiling.inspection.core.pages;

/**
 * What a check saw.
 *
 * @param reason a code of {@code rules/finding-reasons.yaml}
 * @param place null if nothing was seen
 * @param snippet the words of the page around it, at most 120 characters; null if nothing was seen
 */
public record PageObservation(String reason, PageVerdict verdict, PageNote note, PagePlace place, String snippet) {

    static PageObservation of(String reason, PageVerdict verdict, PageNote note) {
        return new PageObservation(reason, verdict, note, null, null);
    }
}
