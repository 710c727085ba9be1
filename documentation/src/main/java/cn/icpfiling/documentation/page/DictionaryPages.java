package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Markdown;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Dictionaries;
import cn.icpfiling.documentation.source.Dictionaries.Dictionary;
import cn.icpfiling.documentation.source.Dictionaries.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One page for each code table, and the list of all. */
final class DictionaryPages {

    private final Language language;
    private final Dictionaries dictionaries;

    DictionaryPages(Language language, Dictionaries dictionaries) {
        this.language = language;
        this.dictionaries = dictionaries;
    }

    SitePage index() {
        var rows = new StringBuilder();
        for (var one : dictionaries.all()) {
            rows.append(Html.row(
                    Html.link(address(one), Html.code(one.name())),
                    Html.text(one.title(language)),
                    one.form(),
                    String.valueOf(one.count())));
        }
        var html = "<p>" + Html.withCode(language.word("dictionaries.lead")) + "</p>\n"
                + Html.table(
                        language.word("dictionaries.title"),
                        Html.head(
                                        Html.text(language.word("dictionary.name")),
                                        Html.text(language.word("dictionary.title")),
                                        Html.text(language.word("dictionary.form")),
                                        Html.text(language.word("dictionary.count")))
                                + "<tbody>" + rows + "</tbody>");
        return SitePage.of(
                language,
                "dictionaries",
                "reference",
                language.word("dictionaries.title"),
                language.word("dictionaries.summary"),
                html,
                "");
    }

    List<SitePage> each() {
        return dictionaries.all().stream().map(this::page).toList();
    }

    private SitePage page(Dictionary dictionary) {
        var rows = new StringBuilder();
        var noted =
                dictionary.entries().stream().anyMatch(entry -> !entry.notes().isEmpty());
        for (var entry : dictionary.entries()) {
            var cells = new ArrayList<>(List.of(
                    Html.code(entry.code()),
                    "<span lang=\"zh-CN\">" + Html.text(entry.zh()) + "</span>",
                    "<span lang=\"en\">" + Html.text(entry.en()) + "</span>"));
            if (noted) {
                cells.add(notes(entry));
            }
            rows.append(Html.row(cells.toArray(String[]::new)));
        }
        var head = new ArrayList<>(List.of(Html.text(language.word("dictionary.code")), "中文", "English"));
        if (noted) {
            head.add(Html.text(language.word("dictionary.notes")));
        }
        var html = "<dl class=\"facts\"><div><dt>" + Html.text(language.word("dictionary.name")) + "</dt><dd>"
                + Html.code(dictionary.name())
                + "</dd></div><div><dt>" + Html.text(language.word("dictionary.form")) + "</dt><dd>"
                + Html.text(language.word("form." + dictionary.form()))
                + "</dd></div><div><dt>" + Html.text(language.word("dictionary.count")) + "</dt><dd>"
                + dictionary.count() + "</dd></div></dl>\n"
                + Markdown.codeBlock(
                        language, "bash", null, "curl -s \"$ICP/api/v1/dictionaries/" + dictionary.name() + "\"")
                + (dictionary.name().equals("regions")
                        ? "<p>" + Html.withCode(language.word("dictionary.regions")) + "</p>\n"
                        : "")
                + Html.table(
                        dictionary.title(language),
                        Html.head(head.toArray(String[]::new)) + "<tbody>" + rows + "</tbody>")
                + "<p>" + Html.link(language.address("dictionaries"), Html.text(language.word("dictionaries.all")))
                + "</p>\n";
        return SitePage.of(
                language,
                "dictionaries/" + dictionary.name(),
                "reference",
                dictionary.title(language),
                language.word("dictionary.summary").replace("{0}", dictionary.title(language)),
                html,
                dictionary.name() + " "
                        + dictionary.entries().stream()
                                .limit(100)
                                .map(entry -> entry.code() + " " + entry.name(language))
                                .collect(Collectors.joining(" ")));
    }

    private String notes(Entry entry) {
        return entry.notes().entrySet().stream()
                .map(note -> switch (note.getKey()) {
                    case "nature" ->
                        Html.text(language.word("note-of.nature")) + " "
                                + Html.text(dictionaries.word(language, "natures", note.getValue()));
                    case "province" -> Html.text(dictionaries.word(language, "provinces", note.getValue()));
                    case "status" -> Html.text(language.word("note-of.unverified"));
                    case "hint" -> Html.text(note.getValue().split("\n", 2)[language == Language.ZH ? 0 : 1]);
                    default -> Html.code(note.getValue());
                })
                .collect(Collectors.joining("; "));
    }

    private String address(Dictionary dictionary) {
        return language.address("dictionaries/" + dictionary.name());
    }
}
