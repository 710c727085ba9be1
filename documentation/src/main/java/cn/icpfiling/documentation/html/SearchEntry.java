package cn.icpfiling.documentation.html;

/**
 * One answer that the search can give: a page, or a place within one.
 *
 * @param summary shown below the title
 * @param words what it is found by, besides title and summary
 */
public record SearchEntry(Language language, String address, String title, String summary, String words) {

    public static SearchEntry of(SitePage page) {
        return new SearchEntry(page.language(), page.address(), page.title(), page.summary(), page.words());
    }
}
