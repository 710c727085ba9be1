package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Markdown;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.html.SitePage.Heading;
import cn.icpfiling.documentation.source.Sources;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each version brought. The English page is CHANGELOG.md. The Chinese one has what matters of each release, and before it the
 * English lines of what is not released yet, because they are written from day to day.
 */
final class ChangelogPage {

    private static final String CHINESE = "documentation/src/main/site/changelog_zh.md";
    private static final String UNRELEASED = "\n## Unreleased\n";

    private ChangelogPage() {}

    static SitePage of(Language language, Sources sources, Markdown markdown) {
        var english = versions(sources.text("CHANGELOG.md"));
        if (language == Language.EN) {
            return page(language, List.of(markdown.render(language, "changelog", english)), "");
        }
        var chinese = markdown.render(language, "changelog", versions(sources.text(CHINESE)));
        var pending = unreleased(english);
        if (pending.isBlank()) {
            return page(language, List.of(chinese), "");
        }
        var unreleased = markdown.render(language, "changelog", UNRELEASED + pending);
        return page(
                language,
                List.of(unreleased, chinese),
                "<p class=\"aside\">" + Html.text(language.word("changelog.unreleased")) + "</p>\n");
    }

    private static SitePage page(Language language, List<Markdown.Rendered> parts, String aside) {
        var html = new StringBuilder(aside);
        if (parts.size() > 1) {
            html.append("<div lang=\"en\">").append(parts.getFirst().html()).append("</div>\n");
        }
        html.append(parts.getLast().html());
        return new SitePage(
                language,
                "changelog",
                "more",
                language.word("changelog.title"),
                language.word("changelog.summary"),
                html.toString(),
                parts.stream()
                        .<Heading>flatMap(part -> part.headings().stream())
                        .toList(),
                String.join(" ", parts.stream().map(Markdown.Rendered::words).toList()));
    }

    private static String unreleased(String versions) {
        return Stream.of(versions.split("(?=\n## )"))
                .filter(part -> part.startsWith(UNRELEASED))
                .map(part -> part.substring(UNRELEASED.length()))
                .findFirst()
                .orElse("");
    }

    /** Without the preface, and without links to documents of the repository, which are not part of the site. */
    private static String versions(String text) {
        return text.substring(text.indexOf("\n## ")).replaceAll("\\[([^\\]]+)]\\((?!https)[^)]+\\)", "$1");
    }
}
