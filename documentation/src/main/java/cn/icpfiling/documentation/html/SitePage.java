package cn.icpfiling.documentation.html;

import java.util.List;

/**
 * One page of the site in one language.
 *
 * @param path below the language, without a slash at either end; empty for the home page
 * @param section the part of the menu in which it stands
 * @param body the HTML below the title
 * @param words what a search finds it by, besides title and summary
 */
public record SitePage(
        Language language,
        String path,
        String section,
        String title,
        String summary,
        String body,
        List<Heading> headings,
        String words) {

    /** A heading of the text; level 2 or 3. */
    public record Heading(int level, String id, String text) {}

    public SitePage {
        headings = List.copyOf(headings);
    }

    public static SitePage of(
            Language language, String path, String section, String title, String summary, String body, String words) {
        return new SitePage(language, path, section, title, summary, body, headingsOf(body), words);
    }

    public String address() {
        return language.address(path);
    }

    /** The headings of generated HTML. */
    private static List<Heading> headingsOf(String body) {
        return java.util.regex.Pattern.compile("<h([23]) id=\"([^\"]+)\">(.*?)</h[23]>")
                .matcher(body)
                .results()
                .map(heading -> new Heading(
                        Integer.parseInt(heading.group(1)),
                        heading.group(2),
                        heading.group(3).replaceAll("<[^>]+>", "")))
                .toList();
    }
}
