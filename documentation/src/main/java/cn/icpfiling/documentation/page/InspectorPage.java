package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.SitePage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The caller's event log, webhook endpoints and deliveries, read by a script from the running service with the caller's own token
 * or client; each delivery can be replayed. Without script the page names the operations.
 */
final class InspectorPage {

    private static final List<String> STATES = List.of("WAITING", "DELIVERED", "FAILED");

    private final Language language;

    InspectorPage(Language language) {
        this.language = language;
    }

    SitePage page() {
        var html = "<noscript><p>" + word("noscript") + " "
                + Html.link(language.address("operations"), Html.text(language.word("operations.title")))
                + "</p></noscript>\n"
                + "<form class=\"explorer inspector\" hidden>\n"
                + field("client", "text") + field("secret", "password") + field("token", "password")
                + "<p class=\"aside\">" + word("hint") + "</p>\n"
                + "<p><button type=\"submit\" class=\"button\">" + word("show") + "</button></p>\n</form>\n"
                + "<p class=\"found\" role=\"status\" data-failed=\"" + word("failed") + "\" data-none=\""
                + word("none") + "\" data-more=\"" + word("more")
                + "\" data-replayed=\"" + word("replayed") + "\" data-details=\"" + word("head.details") + "\"></p>\n"
                + "<div class=\"inspected\" hidden>\n"
                + "<h2 id=\"events\">" + word("events") + "</h2>\n<form class=\"explorer types\">\n"
                + field("types", "text")
                + "<p><button type=\"submit\" class=\"button plain\">" + word("filter") + "</button></p>\n</form>\n"
                + button("newer")
                + table("events", "number", "type", "about", "time", "details")
                + "<h2 id=\"deliveries\">" + word("deliveries") + "</h2>\n<form class=\"explorer deliveries\">\n"
                + "<p><label for=\"endpoint\">" + word("endpoint")
                + "</label><select id=\"endpoint\" name=\"endpoint\"></select></p>\n"
                + "<p><label for=\"state\">" + word("state")
                + "</label><select id=\"state\" name=\"state\"><option value=\"\">"
                + word("any") + "</option>"
                + STATES.stream()
                        .map(state -> "<option value=\"" + state + "\">" + word("state." + state) + "</option>")
                        .collect(Collectors.joining())
                + "</select></p>\n<p><button type=\"button\" class=\"button plain replay-failed\">"
                + word("replay-failed")
                + "</button></p>\n</form>\n"
                + table("deliveries", "number", "type", "state", "attempts", "answer", "next", "details")
                + button("older")
                + "</div>\n<template class=\"replay-button\"><button type=\"button\" class=\"button plain\">"
                + word("replay")
                + "</button></template>\n";
        return SitePage.of(
                language,
                "inspector",
                "sandbox",
                language.word("inspector.title"),
                language.word("inspector.summary"),
                html,
                "webhook event replay");
    }

    private String button(String name) {
        return "<p><button type=\"button\" class=\"button plain " + name + "\" hidden>" + word(name)
                + "</button></p>\n";
    }

    private String field(String name, String type) {
        return "<p><label for=\"" + name + "\">" + word(name) + "</label><input id=\"" + name + "\" name=\"" + name
                + "\" type=\"" + type + "\" autocomplete=\"off\" spellcheck=\"false\"></p>\n";
    }

    private String table(String name, String... heads) {
        return "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" + word(name) + "\"><table class=\""
                + name + "\">\n"
                + Html.head(
                        Arrays.stream(heads).map(head -> word("head." + head)).toArray(String[]::new))
                + "<tbody></tbody></table></div>\n";
    }

    private String word(String key) {
        return Html.text(language.word("inspector." + key));
    }
}
