package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Markdown;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Operations;
import cn.icpfiling.documentation.source.Problems;
import cn.icpfiling.documentation.source.Problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One page for each code of the catalogue, and the list of all. */
final class ProblemPages {

    /** A refusal of nearly every operation says nothing about one of them. */
    private static final int MANY = 60;

    private static final int SOME = 12;

    private final Language language;
    private final Problems problems;
    private final Operations operations;

    ProblemPages(Language language, Problems problems, Operations operations) {
        this.language = language;
        this.problems = problems;
        this.operations = operations;
    }

    SitePage index() {
        var whole = new StringBuilder();
        var entries = new StringBuilder();
        for (var problem : problems.all()) {
            var link = Html.link(address(problem), Html.code(problem.code()));
            if (problem.isWhole()) {
                whole.append(
                        Html.row(link, String.valueOf(problem.status().get()), Html.text(problem.title(language))));
            } else {
                entries.append(Html.row(link, Html.text(problem.title(language))));
            }
        }
        var html = "<p>" + Html.text(language.word("problems.form")) + "</p>\n"
                + Markdown.codeBlock(
                        language,
                        "json",
                        null,
                        example(problems.named("RULES_BROKEN").orElseThrow()))
                + "<h2 id=\"problems\">" + Html.text(language.word("problems.whole")) + "</h2>\n"
                + Html.table(
                        language.word("problems.whole"),
                        Html.head("code", language.word("status"), Html.text(language.word("problem.title")))
                                + "<tbody>" + whole + "</tbody>")
                + "<h2 id=\"entries\">" + Html.text(language.word("problems.entries")) + "</h2>\n<p>"
                + Html.text(language.word("problems.entries.lead")) + "</p>\n"
                + Html.table(
                        language.word("problems.entries"),
                        Html.head("code", Html.text(language.word("problem.detail"))) + "<tbody>" + entries
                                + "</tbody>");
        return SitePage.of(
                language,
                "problems",
                "reference",
                language.word("problems.title"),
                language.word("problems.summary"),
                html,
                "problem+json RFC 9457");
    }

    List<SitePage> each() {
        var pages = new ArrayList<SitePage>();
        problems.all().forEach(problem -> pages.add(page(problem)));
        return pages;
    }

    private SitePage page(Problem problem) {
        var html = new StringBuilder(
                "<dl class=\"facts\"><div><dt>code</dt><dd>" + Html.code(problem.code()) + "</dd></div>");
        problem.status()
                .ifPresent(status -> html.append("<div><dt>" + Html.text(language.word("status")) + "</dt><dd>" + status
                        + "</dd></div><div><dt>type</dt><dd>"
                        + Html.code("urn:icpfiling:problem:"
                                + problem.code().toLowerCase(Locale.ROOT).replace('_', '-'))
                        + "</dd></div>"));
        if (!problem.isWhole()) {
            html.append("<div><dt>" + Html.text(language.word("problem.where")) + "</dt><dd>"
                    + Html.text(language.word("problem.entry")) + "</dd></div>");
        }
        html.append("</dl>\n");
        var words = problem.words().get(language);
        for (var said : words) {
            if (words.size() > 1) {
                html.append("<p class=\"aside\">" + Html.text(language.word("problem.by")) + " "
                        + Html.code(said.module()) + "</p>\n");
            }
            part(html, "problem.detail", said.detail().isEmpty() ? said.title() : said.detail());
            part(html, "problem.remedy", said.remedy());
        }
        if (words.stream().anyMatch(said -> (said.detail() + said.remedy()).contains("{0}"))) {
            html.append("<p class=\"aside\">" + Html.text(language.word("problem.values")) + "</p>\n");
        }
        if (problem.isWhole()) {
            html.append("<h2 id=\"example\">" + Html.text(language.word("problem.example")) + "</h2>\n"
                    + Markdown.codeBlock(language, "json", null, example(problem)));
        }
        html.append(answering(problem));
        html.append(
                "<p>" + Html.link(language.address("problems"), Html.text(language.word("problems.all"))) + "</p>\n");
        var first = words.getFirst();
        return new SitePage(
                language,
                "problems/" + problem.code(),
                "reference",
                problem.code(),
                problem.title(language),
                html.toString(),
                List.of(),
                first.detail() + " " + first.remedy());
    }

    private void part(StringBuilder html, String name, String text) {
        if (!text.isEmpty()) {
            html.append("<h2>" + Html.text(language.word(name)) + "</h2>\n<p>" + Html.text(text) + "</p>\n");
        }
    }

    private String answering(Problem problem) {
        var answering = operations.answering(problem.code());
        if (answering.isEmpty()) {
            return "";
        }
        var title = "<h2 id=\"operations\">" + Html.text(language.word("problem.operations")) + "</h2>\n";
        if (answering.size() > MANY) {
            return title + "<p>"
                    + Html.text(language.word("problem.many").replace("{0}", String.valueOf(answering.size()))) + " "
                    + Html.link(language.address("operations"), Html.text(language.word("operations.title")))
                    + "</p>\n";
        }
        var list = new StringBuilder("<ul class=\"plain\">\n");
        answering.forEach(operation -> list.append("<li>" + OperationPages.link(language, operation) + " "
                + Html.text(operations.summary(language, operation)) + "</li>\n"));
        list.append("</ul>\n");
        return title
                + (answering.size() > SOME
                        ? "<details><summary>"
                                + Html.text(
                                        language.word("problem.some").replace("{0}", String.valueOf(answering.size())))
                                + "</summary>\n" + list + "</details>\n"
                        : list);
    }

    private String address(Problem problem) {
        return language.address("problems/" + problem.code());
    }

    private String example(Problem problem) {
        var words = problem.words().get(language).getFirst();
        return "{\n  \"type\": \"urn:icpfiling:problem:"
                + problem.code().toLowerCase(Locale.ROOT).replace('_', '-') + "\",\n"
                + "  \"title\": \"" + quoted(words.title()) + "\",\n"
                + "  \"status\": " + problem.status().orElseThrow() + ",\n"
                + "  \"detail\": \"" + quoted(words.detail().isEmpty() ? words.title() : words.detail()) + "\",\n"
                + "  \"instance\": \"urn:trace:4bf92f3577b34da6a3ce929d0e0e4736\",\n"
                + "  \"code\": \"" + problem.code() + "\",\n"
                + (words.remedy().isEmpty() ? "" : "  \"remedy\": \"" + quoted(words.remedy()) + "\",\n")
                + "  \"help\": \"/docs/problems/" + problem.code() + "\"\n}";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
