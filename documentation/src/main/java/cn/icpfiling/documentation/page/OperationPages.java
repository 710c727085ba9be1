package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.SearchEntry;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Operations;
import cn.icpfiling.documentation.source.Operations.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The operations by the role whose token they take. An operation of several roles stands on several pages. */
final class OperationPages {

    private static final String OPEN = "open";
    private static final List<String> AUDIENCES =
            List.of(OPEN, "applicant", "partner", "reviewer", "support", "inspector", "auditor", "administrator");

    private final Language language;
    private final Operations operations;

    OperationPages(Language language, Operations operations) {
        this.language = language;
        this.operations = operations;
    }

    static Map<String, String> audiences(Language language) {
        var audiences = new LinkedHashMap<String, String>();
        AUDIENCES.forEach(role -> audiences.put(role.equals(OPEN) ? "" : role, language.word("audience." + role)));
        return audiences;
    }

    /** The page on which an operation stands first. */
    static String path(Operation operation) {
        return "operations/"
                + AUDIENCES.stream()
                        .filter(audience -> isFor(operation, audience))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(operation.id() + " is for no role of this site"));
    }

    static String link(Language language, Operation operation) {
        return Html.link(
                language.address(path(operation)) + "#" + operation.id(),
                method(operation) + Html.code(operation.path()));
    }

    private static String method(Operation operation) {
        return "<span class=\"method " + operation.method().toLowerCase(Locale.ROOT) + "\">" + operation.method()
                + "</span> ";
    }

    private static boolean isFor(Operation operation, String audience) {
        return audience.equals(OPEN) ? operation.open() : operation.roles().contains(audience);
    }

    SitePage index() {
        var html = new StringBuilder("<ul class=\"cards\">\n");
        for (var audience : AUDIENCES) {
            html.append("<li><a href=\"" + language.address("operations/" + audience) + "\">"
                    + Html.text(title(audience)) + "</a><p>"
                    + Html.text(language.word("operations.count")
                            .replace("{0}", String.valueOf(of(audience).size()))) + "</p></li>\n");
        }
        html.append("</ul>\n<p>" + Html.link(language.address("reference"), Html.text(language.word("reference.title")))
                + "</p>\n");
        return SitePage.of(
                language,
                "operations",
                "reference",
                language.word("operations.title"),
                language.word("operations.summary"),
                html.toString(),
                "");
    }

    List<SitePage> each() {
        return AUDIENCES.stream().map(this::page).toList();
    }

    private SitePage page(String audience) {
        var byTag = new LinkedHashMap<String, List<Operation>>();
        of(audience)
                .forEach(operation -> byTag.computeIfAbsent(operation.tag(), _ -> new ArrayList<>())
                        .add(operation));
        var html = new StringBuilder();
        byTag.forEach((tag, list) -> {
            html.append("<h2 id=\"tag-" + Html.text(tag) + "\">" + Html.text(operations.tagName(language, tag))
                    + "</h2>\n");
            var about = operations.tagAbout(language, tag);
            if (!about.isEmpty()) {
                html.append("<p>" + Html.withCode(about) + "</p>\n");
            }
            html.append("<ul class=\"operations\">\n");
            for (var operation : list) {
                html.append("<li id=\"" + Html.text(operation.id()) + "\">" + method(operation)
                        + Html.code(operation.path()) + "<p>"
                        + Html.text(operations.summary(language, operation)) + "</p><p class=\"aside\">"
                        + Html.code(operation.id()) + " · " + rights(operation)
                        + Html.link(
                                language.address("reference") + "#tag/" + operation.tag() + "/" + operation.id(),
                                Html.text(language.word("operations.try")) + "<span class=\"unseen\"> "
                                        + Html.text(operation.id()) + "</span>")
                        + "</p></li>\n");
            }
            html.append("</ul>\n");
        });
        // the search finds each operation by itself
        return SitePage.of(
                language,
                "operations/" + audience,
                "reference",
                language.word("operations.for") + title(audience),
                language.word("operations.summary"),
                html.toString(),
                "");
    }

    /** Each operation as an answer of the search: by the words of the page's language, by English words and by its id. */
    List<SearchEntry> found() {
        var entries = new ArrayList<SearchEntry>();
        operations.all().forEach(operation -> {
            var summary = operations.summary(language, operation);
            var parts = new ArrayList<>(List.of(operation.method() + " " + operation.path(), operation.id()));
            if (!summary.equals(operation.summary())) {
                parts.add(operation.summary());
            }
            entries.add(new SearchEntry(
                    language,
                    language.address(path(operation)) + "#" + operation.id(),
                    summary,
                    String.join(" · ", parts),
                    operations.tagName(language, operation.tag()) + " " + operation.tag()));
        });
        return entries;
    }

    private String rights(Operation operation) {
        var parts = new ArrayList<String>();
        operation
                .scope()
                .ifPresent(scope -> parts.add(Html.text(language.word("operations.scope")) + " " + Html.code(scope)));
        operation
                .right()
                .ifPresent(right -> parts.add(Html.text(language.word("operations.right")) + " " + Html.code(right)));
        if (!operation.states().isEmpty()) {
            parts.add(Html.text(language.word("operations.states")) + " "
                    + operation.states().stream().map(Html::code).collect(Collectors.joining(", ")));
        }
        return String.join(" · ", parts) + (parts.isEmpty() ? "" : " · ");
    }

    private List<Operation> of(String audience) {
        var list = new ArrayList<Operation>();
        operations.all().forEach(operation -> {
            if (isFor(operation, audience)) {
                list.add(operation);
            }
        });
        return list;
    }

    private String title(String audience) {
        return language.word("audience." + audience);
    }
}
