package cn.icpfiling.documentation.html;

import java.util.List;
import java.util.Map;

/** The frame of every page: head, menu, the text, its contents, the way on. */
public final class Layout {

    private final Map<Language, List<MenuPart>> menus;
    private final Map<String, String> assets;

    /** A part of the menu; the pages in the order in which they are read. */
    public record MenuPart(String section, String title, List<MenuEntry> entries) {}

    public record MenuEntry(String path, String title) {}

    /** @param assets the address of each script and style by its plain name */
    public Layout(Map<Language, List<MenuPart>> menus, Map<String, String> assets) {
        this.menus = menus;
        this.assets = assets;
    }

    public String html(SitePage page) {
        var language = page.language();
        var home = page.path().isEmpty();
        var wide = page.path().equals("reference");
        return "<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\">\n" + head(page) + "<body class=\""
                + (home ? "home" : wide ? "wide" : "text") + "\">\n"
                + "<a class=\"skip\" href=\"#main\">" + Html.text(language.word("skip")) + "</a>\n"
                + top(page)
                + "<div class=\"frame\">\n"
                + menu(page)
                // the library of the reference brings a main of its own
                + (wide ? "<div data-words=\"" + asset("reference_" + language.code() + ".json") + "\"" : "<main")
                + " id=\"main\" tabindex=\"-1\">\n"
                + (wide ? page.body() : article(page))
                + (wide ? "</div>\n" : "</main>\n")
                + (wide || home ? "" : contents(page))
                + "</div>\n"
                + search(language)
                + "</body>\n</html>\n";
    }

    private String head(SitePage page) {
        var language = page.language();
        var scripts = new StringBuilder("<script src=\"" + asset("theme.js") + "\"></script>\n" + "<script defer src=\""
                + asset("site.js") + "\"></script>\n");
        if (page.path().equals("reference")) {
            scripts.append("<script defer src=\"" + asset("reference-library.js") + "\"></script>\n");
            scripts.append("<script defer src=\"" + asset("reference.js") + "\"></script>\n");
        }
        if (page.path().equals("rules")) {
            scripts.append("<script defer src=\"" + asset("rules.js") + "\"></script>\n");
        }
        if (page.path().equals("inspector")) {
            scripts.append("<script defer src=\"" + asset("inspector.js") + "\"></script>\n");
        }
        return "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>"
                + Html.text(
                        page.path().isEmpty() ? language.word("brand") : page.title() + " · " + language.word("brand"))
                + "</title>\n"
                + "<meta name=\"description\" content=\"" + Html.text(page.summary()) + "\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<link rel=\"icon\" href=\"" + asset("icon.svg") + "\" type=\"image/svg+xml\">\n"
                + "<link rel=\"alternate\" hreflang=\"" + language.other().tag() + "\" href=\""
                + Html.text(language.other().address(page.path())) + "\">\n"
                + "<link rel=\"stylesheet\" href=\"" + asset("site.css") + "\">\n"
                + scripts
                + "</head>\n";
    }

    private String asset(String name) {
        var address = assets.get(name);
        if (address == null) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return address;
    }

    private static String top(SitePage page) {
        var language = page.language();
        var other = language.other();
        // beside the header and the heading of the library there must be no other ones
        var library = page.path().equals("reference");
        return (library
                        ? "<nav class=\"top\" aria-label=\"" + Html.text(language.word("brand"))
                                + "\"><h1 class=\"unseen\">" + Html.text(page.title()) + "</h1>\n"
                        : "<header class=\"top\">\n")
                + "<button type=\"button\" class=\"menu-button\" aria-expanded=\"false\" aria-controls=\"menu\">"
                + Html.text(language.word("menu")) + "</button>\n"
                + "<a class=\"brand\" href=\"" + language.address("")
                + "\"><span class=\"mark\" aria-hidden=\"true\">备</span>" + Html.text(language.word("brand")) + "</a>\n"
                + "<button type=\"button\" class=\"search-button\" aria-haspopup=\"dialog\"><span>"
                + Html.text(language.word("search")) + "</span> <kbd>/</kbd></button>\n"
                + "<a class=\"language\" lang=\"" + other.tag() + "\" hreflang=\"" + other.tag() + "\" href=\""
                + Html.text(other.address(page.path())) + "\">"
                + Html.text(other.word("this-language")) + "</a>\n"
                + "<button type=\"button\" class=\"theme-button\" data-light=\""
                + Html.text(language.word("theme.light")) + "\" data-dark=\""
                + Html.text(language.word("theme.dark")) + "\">" + Html.text(language.word("theme.dark"))
                + "</button>\n"
                + (library ? "</nav>\n" : "</header>\n");
    }

    private String menu(SitePage page) {
        var language = page.language();
        var html = new StringBuilder(
                "<nav id=\"menu\" class=\"menu\" aria-label=\"" + Html.text(language.word("menu")) + "\">\n");
        for (var part : menus.get(language)) {
            var open = part.section().equals(page.section()) || page.path().isEmpty();
            html.append("<details")
                    .append(open ? " open" : "")
                    .append("><summary>")
                    .append(Html.text(part.title()))
                    .append("</summary>\n<ul>\n");
            for (var entry : part.entries()) {
                html.append("<li><a href=\"")
                        .append(Html.text(language.address(entry.path())))
                        .append("\"")
                        .append(entry.path().equals(page.path()) ? " aria-current=\"page\"" : "")
                        .append(">")
                        .append(Html.text(entry.title()))
                        .append("</a></li>\n");
            }
            html.append("</ul></details>\n");
        }
        return html.append("</nav>\n").toString();
    }

    private String article(SitePage page) {
        var home = page.path().isEmpty();
        return "<article>\n"
                + (home
                        ? ""
                        : crumbs(page) + "<h1>" + Html.text(page.title()) + "</h1>\n<p class=\"lead\">"
                                + Html.withCode(page.summary()) + "</p>\n")
                + page.body()
                + "</article>\n"
                + (home ? "" : ways(page))
                + "<footer><p>" + Html.text(page.language().word("footer")) + "</p></footer>\n";
    }

    private String crumbs(SitePage page) {
        var language = page.language();
        var part = menus.get(language).stream()
                .filter(one -> one.section().equals(page.section()))
                .findFirst();
        var html = new StringBuilder("<nav class=\"crumbs\" aria-label=\"" + Html.text(language.word("crumbs"))
                + "\"><ol>" + "<li><a href=\"" + language.address("") + "\">" + Html.text(language.word("home"))
                + "</a></li>");
        part.ifPresent(one -> html.append("<li>").append(Html.text(one.title())).append("</li>"));
        if (page.path().contains("/")) {
            var above = page.path().substring(0, page.path().lastIndexOf('/'));
            part.stream()
                    .flatMap(one -> one.entries().stream())
                    .filter(entry -> entry.path().equals(above))
                    .forEach(entry -> html.append("<li><a href=\"" + Html.text(language.address(above)) + "\">"
                            + Html.text(entry.title()) + "</a></li>"));
        }
        return html.append("</ol></nav>\n").toString();
    }

    /** The page before and the page after, in the order of the menu. */
    private String ways(SitePage page) {
        var language = page.language();
        var all = menus.get(language).stream()
                .flatMap(part -> part.entries().stream())
                .toList();
        var html = new StringBuilder();
        for (var i = 0; i < all.size(); i++) {
            if (!all.get(i).path().equals(page.path())) {
                continue;
            }
            html.append("<nav class=\"ways\" aria-label=\"")
                    .append(Html.text(language.word("ways")))
                    .append("\">\n");
            if (i > 0) {
                html.append(way(language, all.get(i - 1), "previous"));
            }
            if (i + 1 < all.size()) {
                html.append(way(language, all.get(i + 1), "next"));
            }
            html.append("</nav>\n");
            break;
        }
        return html.toString();
    }

    private static String way(Language language, MenuEntry entry, String direction) {
        return "<a class=\"" + direction + "\" href=\"" + Html.text(language.address(entry.path())) + "\"><small>"
                + Html.text(language.word(direction)) + "</small> " + Html.text(entry.title()) + "</a>\n";
    }

    private static String contents(SitePage page) {
        if (page.headings().size() < 2) {
            return "<div class=\"no-contents\"></div>\n";
        }
        var html = new StringBuilder("<nav class=\"contents\" aria-label=\""
                + Html.text(page.language().word("contents")) + "\">\n<p>"
                + Html.text(page.language().word("contents")) + "</p>\n<ul>\n");
        for (var heading : page.headings()) {
            html.append("<li class=\"level-")
                    .append(heading.level())
                    .append("\"><a href=\"#")
                    .append(Html.text(heading.id()))
                    .append("\">")
                    .append(Html.text(heading.text()))
                    .append("</a></li>\n");
        }
        return html.append("</ul>\n</nav>\n").toString();
    }

    private String search(Language language) {
        return "<dialog class=\"search\" aria-label=\"" + Html.text(language.word("search")) + "\" data-index=\""
                + asset("search_" + language.code() + ".json") + "\" data-none=\""
                + Html.text(language.word("search.none")) + "\" data-some=\""
                + Html.text(language.word("search.some")) + "\">\n"
                + "<label for=\"words\">" + Html.text(language.word("search")) + "</label>\n"
                + "<input id=\"words\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\""
                + Html.text(language.word("search.hint")) + "\">\n"
                + "<button type=\"button\" class=\"close\">" + Html.text(language.word("close")) + "</button>\n"
                + "<p class=\"found\" role=\"status\"></p>\n<ol class=\"results\"></ol>\n</dialog>\n";
    }
}
