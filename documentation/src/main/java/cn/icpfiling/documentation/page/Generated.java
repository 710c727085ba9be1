package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Layout.MenuPart;
import cn.icpfiling.documentation.html.Markdown;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Dictionaries;
import cn.icpfiling.documentation.source.Operations;
import cn.icpfiling.documentation.source.Problems;
import cn.icpfiling.documentation.source.Rules;
import cn.icpfiling.documentation.source.Sources;
import cn.icpfiling.documentation.source.Topics;
import java.util.List;

/** The pages of one language that are made of the sources, by the section in which they stand. */
record Generated(
        Language language,
        Sources sources,
        Problems problems,
        Operations operations,
        Dictionaries dictionaries,
        Topics topics,
        LifecyclePage lifecycles) {

    /** Pages of a section: those in the menu, and those that other pages lead to. */
    record Made(List<SitePage> listed, List<SitePage> hidden) {}

    Made of(String section, Markdown markdown) {
        return switch (section) {
            case "concepts" ->
                new Made(List.of(lifecycles.page(language), GlossaryPage.of(language, sources, markdown)), List.of());
            case "reference" -> {
                var operationPages = new OperationPages(language, operations);
                var problemPages = new ProblemPages(language, problems, operations);
                var dictionaryPages = new DictionaryPages(language, dictionaries);
                var hidden = new java.util.ArrayList<SitePage>();
                hidden.addAll(operationPages.each());
                hidden.addAll(problemPages.each());
                hidden.addAll(dictionaryPages.each());
                yield new Made(
                        List.of(
                                reference(),
                                operationPages.index(),
                                problemPages.index(),
                                dictionaryPages.index(),
                                new RulesPage(language, Rules.of(sources), dictionaries).page()),
                        hidden);
            }
            case "events" -> new Made(new TopicPages(language, topics).each(), List.of());
            case "sandbox" -> new Made(List.of(new InspectorPage(language).page()), List.of());
            case "more" -> new Made(List.of(ChangelogPage.of(language, sources, markdown)), List.of());
            default -> new Made(List.of(), List.of());
        };
    }

    /** The way in: what this is, and one card a section. */
    SitePage home(List<MenuPart> parts, List<SitePage> pages) {
        var html = new StringBuilder("<div class=\"hero\"><h1>" + Html.text(language.word("home.title")) + "</h1>\n<p>"
                + Html.text(language.word("home.lead")) + "</p>\n<p class=\"ways-in\">");
        var first = parts.stream()
                .filter(part -> part.section().equals("start"))
                .flatMap(part -> part.entries().stream())
                .skip(1)
                .findFirst();
        first.ifPresent(entry -> html.append("<a class=\"button\" href=\"" + Html.text(language.address(entry.path()))
                + "\">" + Html.text(language.word("home.start")) + "</a> "));
        html.append("<a class=\"button plain\" href=\"" + language.address("reference") + "\">"
                + Html.text(language.word("home.reference")) + "</a></p></div>\n<ul class=\"cards\">\n");
        for (var part : parts) {
            var entry = part.entries().getFirst();
            html.append("<li><a href=\"" + Html.text(language.address(entry.path())) + "\">" + Html.text(part.title())
                    + "</a><p>" + Html.text(language.word("section." + part.section() + ".summary")) + "</p></li>\n");
        }
        html.append("</ul>\n");
        return SitePage.of(
                language, "", "home", language.word("home"), language.word("home.lead"), html.toString(), "");
    }

    private SitePage reference() {
        var html = "<div id=\"reference\" data-contract=\"/openapi?format=json\" data-broken=\""
                + Html.text(language.word("reference.broken"))
                + "\"><p class=\"waiting\">" + Html.text(language.word("reference.waiting")) + "</p></div>\n"
                + "<noscript><p>" + Html.text(language.word("reference.noscript")) + " "
                + Html.link(language.address("operations"), Html.text(language.word("operations.title"))) + " · "
                + Html.link("/openapi", "/openapi") + "</p></noscript>\n";
        return SitePage.of(
                language,
                "reference",
                "reference",
                language.word("reference.title"),
                language.word("reference.summary"),
                html,
                "OpenAPI");
    }
}
