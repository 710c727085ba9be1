package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Markdown;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Sources;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The table of {@code docs/glossary.md}: term, name in code, and the meaning in the language of the page. */
final class GlossaryPage {

    private static final int COLUMNS = 4;

    private GlossaryPage() {}

    static SitePage of(Language language, Sources sources, Markdown markdown) {
        var text = sources.text("docs/glossary.md");
        var table = text.substring(text.indexOf("\n| ") + 1)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> ofLanguage(language, line))
                .collect(Collectors.joining("\n", "| " + language.word("glossary.head") + " |\n|---|---|---|\n", "\n"));
        // the file's own links lead to documents of the repository, which are not part of the site
        var body = markdown.render(language, "glossary", table.replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1"));
        return new SitePage(
                language,
                "glossary",
                "concepts",
                language.word("glossary.title"),
                language.word("glossary.summary"),
                body.html(),
                body.headings(),
                body.words());
    }

    private static String ofLanguage(Language language, String line) {
        var cells = line.substring(2, line.length() - 2).split(" \\| ");
        if (cells.length != COLUMNS || Arrays.stream(cells).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("docs/glossary.md: a row has term, name, meaning and 释义: " + line);
        }
        return "| %s | %s | %s |".formatted(cells[0], cells[1], cells[language == Language.ZH ? 3 : 2]);
    }
}
