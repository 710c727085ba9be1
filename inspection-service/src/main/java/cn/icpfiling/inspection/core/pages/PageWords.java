package cn.icpfiling.inspection.core.pages;

import java.util.List;

/**
 * The words and numbers of a rule version, by which pages are judged.
 *
 * @param numberHosts where a filing number must lead
 * @param oldNumberHosts where it led before
 * @param policeHosts where a police number leads
 * @param subjectNumberProvinces provinces whose sites show the subject's number; GB/T 2260
 * @param policeNumberAfterDays days after the filing until which the police number may be missing
 * @param shellBelow a page with fewer visible characters does not show all it has: a script makes it, or there is no page
 * @param loginBelow a page with a password field and fewer visible characters is a login
 * @param parked words of a page that offers its domain for sale or says that nothing is here
 * @param businessFrom the points from which a person's page is suspected to run a business
 * @param business words of a business
 * @param foreignFrom the points from which a page is suspected to have content that no filing covers
 * @param coveredFrom the points from which a page is suspected to have content that this filing does not name
 */
public record PageWords(
        List<String> numberHosts,
        List<String> oldNumberHosts,
        List<String> policeHosts,
        List<String> subjectNumberProvinces,
        int policeNumberAfterDays,
        int shellBelow,
        int loginBelow,
        List<String> parked,
        int businessFrom,
        List<Word> business,
        int foreignFrom,
        List<Word> foreign,
        int coveredFrom,
        List<Covered> contentTypes,
        List<Covered> preApprovals) {

    /** @param points what the word counts for, however often it stands there; in the title twice */
    public record Word(String word, int points) {}

    /**
     * Content that a filing must name.
     *
     * @param flag the bit of the content type or of the pre-approval in the authority's table
     */
    public record Covered(long flag, List<Word> words) {}
}
