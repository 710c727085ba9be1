package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Dictionaries;
import cn.icpfiling.documentation.source.Rules;
import cn.icpfiling.documentation.source.Rules.Entry;
import java.util.stream.Collectors;

/**
 * The rules of this release, which a script filters by province, act and day. Without script the page has all rules. With
 * a token the same page asks the running service, whose rules an administrator may have replaced.
 */
final class RulesPage {

    private final Language language;
    private final Rules rules;
    private final Dictionaries dictionaries;

    RulesPage(Language language, Rules rules, Dictionaries dictionaries) {
        this.language = language;
        this.rules = rules;
        this.dictionaries = dictionaries;
    }

    SitePage page() {
        var html = new StringBuilder("<p>" + Html.text(language.word("rules.lead")) + "</p>\n" + form());
        html.append("<p class=\"found\" role=\"status\" data-some=\"" + Html.text(language.word("rules.found"))
                + "\" data-failed=\"" + Html.text(language.word("rules.failed")) + "\"></p>\n");
        html.append("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\""
                + Html.text(language.word("rules.title")) + "\"><table class=\"rules\">\n"
                + Html.head(
                        Html.text(language.word("rules.rule")),
                        Html.text(language.word("rules.where")),
                        Html.text(language.word("rules.text")),
                        Html.text(language.word("rules.effect")),
                        Html.text(language.word("rules.days")))
                + "<tbody>\n");
        rules.entries().forEach(entry -> html.append(row(entry)));
        html.append("</tbody></table></div>\n");
        return SitePage.of(
                language,
                "rules",
                "reference",
                language.word("rules.title"),
                language.word("rules.summary"),
                html.toString(),
                rules.entries().stream()
                        .map(entry -> entry.id() + " " + (language == Language.ZH ? entry.zh() : entry.en()))
                        .collect(Collectors.joining(" ")));
    }

    private String form() {
        var html = new StringBuilder("<form class=\"explorer\" hidden>\n" + select("province", "rules.province"));
        dictionaries
                .named("provinces")
                .orElseThrow()
                .entries()
                .forEach(province -> html.append(option(province.code(), province.name(language))));
        html.append("</select></p>\n" + select("type", "rules.act"));
        dictionaries
                .named("ruled-acts")
                .orElseThrow()
                .entries()
                .forEach(act -> html.append(option(act.code(), act.name(language))));
        html.append("</select></p>\n<p><label for=\"on\">" + Html.text(language.word("rules.on"))
                + "</label><input id=\"on\" name=\"on\" type=\"date\" min=\"2000-01-01\"></p>\n"
                + "<p><label for=\"token\">" + Html.text(language.word("rules.token"))
                + "</label><input id=\"token\" name=\"token\" type=\"password\" autocomplete=\"off\" aria-describedby=\"token-hint\"></p>\n"
                + "<p id=\"token-hint\" class=\"aside\">" + Html.text(language.word("rules.token.hint")) + "</p>\n"
                + "<p><button type=\"submit\" class=\"button\">" + Html.text(language.word("rules.show"))
                + "</button></p>\n</form>\n");
        return html.toString();
    }

    private String select(String name, String label) {
        return "<p><label for=\"" + name + "\">" + Html.text(language.word(label)) + "</label><select id=\"" + name
                + "\" name=\"" + name + "\"><option value=\"\">" + Html.text(language.word("rules.any"))
                + "</option>\n";
    }

    private static String option(String value, String text) {
        return "<option value=\"" + Html.text(value) + "\">" + Html.text(text) + "</option>\n";
    }

    private String row(Entry entry) {
        var everywhere = entry.provinces().contains("ALL");
        var where = everywhere
                ? Html.text(language.word(entry.parameter().isEmpty() ? "rules.everywhere" : "rules.others"))
                : entry.provinces().stream()
                        .map(code -> Html.text(dictionaries.word(language, "provinces", code)))
                        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
        var limits = entry.types().stream()
                .map(type -> Html.text(dictionaries.word(language, "ruled-acts", type)))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
        if (!entry.sponsor().isEmpty()) {
            limits += (limits.isEmpty() ? "" : " · ")
                    + Html.text(dictionaries.word(language, "sponsors", entry.sponsor()));
        }
        return "<tr data-provinces=\"" + String.join(" ", entry.provinces()) + "\" data-types=\""
                + String.join(" ", entry.types())
                + "\" data-parameter=\"" + (entry.holdsBesideOthers() ? "" : entry.parameter()) + "\" data-sponsor=\""
                + entry.sponsor()
                + "\" data-from=\"" + entry.validFrom() + "\" data-to=\""
                + entry.validTo().orElse("") + "\"><td>"
                + Html.code(entry.id())
                + (entry.parameter().isEmpty() ? "" : "<br><small>" + Html.text(entry.parameter()) + "</small>")
                + "</td><td>" + where + (limits.isEmpty() ? "" : "<br><small>" + limits + "</small>")
                + "</td><td>" + Html.text(language == Language.ZH ? entry.zh() : entry.en())
                + "<br><small lang=\"en\">" + Html.text(entry.source())
                + (entry.verified() ? "" : " (" + Html.text(language.word("note-of.unverified")) + ")")
                + "</small></td><td>"
                + (entry.effect().isEmpty()
                        ? ""
                        : Html.text(dictionaries.word(language, "rule-effects", entry.effect())))
                + "</td><td>" + entry.validFrom()
                + entry.validTo().map(to -> " – " + to).orElse("") + "</td></tr>\n";
    }
}
