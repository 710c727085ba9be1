package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Layout.MenuEntry;
import cn.icpfiling.documentation.html.Layout.MenuPart;
import cn.icpfiling.documentation.html.Markdown;
import cn.icpfiling.documentation.html.SearchEntry;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Dictionaries;
import cn.icpfiling.documentation.source.Operations;
import cn.icpfiling.documentation.source.Problems;
import cn.icpfiling.documentation.source.Sources;
import cn.icpfiling.documentation.source.Topics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All pages in both languages, and the menus that lead to them. */
public final class Site {

    /** The sections in the order of the menu; those in which Markdown is written, and two that are made. */
    private static final List<String> SECTIONS =
            List.of("start", "concepts", "guides", "reference", "events", "sandbox", "more");

    private final List<SitePage> pages = new ArrayList<>();
    private final List<SearchEntry> operationsFound = new ArrayList<>();
    private final Map<Language, List<MenuPart>> menus = new EnumMap<>(Language.class);
    private final Operations operations;

    private Site(Operations operations) {
        this.operations = operations;
    }

    public static Site of(Sources sources) {
        var problems = Problems.of(sources);
        var operations = Operations.of(sources, problems);
        var dictionaries = Dictionaries.of(sources);
        var topics = Topics.of(sources);
        var lifecycles = new LifecyclePage(sources, dictionaries);
        var targets = new Targets(problems, operations, dictionaries, topics, lifecycles);
        var markdown = new Markdown(targets);
        var site = new Site(operations);
        for (var language : Language.values()) {
            site.add(
                    language,
                    sources,
                    markdown,
                    new Generated(language, sources, problems, operations, dictionaries, topics, lifecycles));
            site.operationsFound.addAll(new OperationPages(language, operations).found());
        }
        return site;
    }

    public List<SitePage> pages() {
        return List.copyOf(pages);
    }

    /** What the search finds: the pages, then the operations. */
    public List<SearchEntry> found() {
        var found = new ArrayList<>(pages.stream().map(SearchEntry::of).toList());
        found.addAll(operationsFound);
        return found;
    }

    public Operations operations() {
        return operations;
    }

    /** The groups of callers by their role, in the order in which they are shown; the role of operations without a token is empty. */
    public Map<String, String> audiences(Language language) {
        return OperationPages.audiences(language);
    }

    public Map<Language, List<MenuPart>> menus() {
        return menus;
    }

    private void add(Language language, Sources sources, Markdown markdown, Generated generated) {
        var parts = new ArrayList<MenuPart>();
        for (var section : SECTIONS) {
            var written = WrittenPages.of(sources.path("documentation/src/main/site"), language, section);
            var made = generated.of(section, markdown);
            var entries = new ArrayList<MenuEntry>();
            var listed = new ArrayList<SitePage>();
            written.stream()
                    .filter(source -> !source.isIndex())
                    .map(source -> source.page(markdown))
                    .forEach(listed::add);
            listed.addAll(made.listed());
            if (listed.isEmpty()) {
                continue;
            }
            var title = language.word("section." + section);
            var hasIndex = !section.equals("reference") && !section.equals("more");
            if (hasIndex) {
                var index = index(language, section, title, written, listed, markdown);
                pages.add(index);
                entries.add(new MenuEntry(index.path(), language.word("overview")));
            }
            listed.forEach(page -> entries.add(new MenuEntry(page.path(), page.title())));
            pages.addAll(listed);
            pages.addAll(made.hidden());
            parts.add(new MenuPart(section, title, List.copyOf(entries)));
        }
        menus.put(language, List.copyOf(parts));
        pages.add(generated.home(parts, pages));
    }

    private static SitePage index(
            Language language,
            String section,
            String title,
            List<WrittenPages.Source> written,
            List<SitePage> listed,
            Markdown markdown) {
        var own = written.stream()
                .filter(WrittenPages.Source::isIndex)
                .findFirst()
                .map(source -> source.page(markdown));
        var html = new StringBuilder(own.map(SitePage::body).orElse(""));
        html.append("<ul class=\"cards\">\n");
        for (var page : listed) {
            html.append("<li><a href=\"")
                    .append(Html.text(page.address()))
                    .append("\">")
                    .append(Html.text(page.title()))
                    .append("</a><p>")
                    .append(Html.withCode(page.summary()))
                    .append("</p></li>\n");
        }
        html.append("</ul>\n");
        return SitePage.of(
                language,
                section,
                section,
                own.map(SitePage::title).orElse(title),
                own.map(SitePage::summary).orElse(language.word("section." + section + ".summary")),
                html.toString(),
                own.map(SitePage::words).orElse(""));
    }
}
