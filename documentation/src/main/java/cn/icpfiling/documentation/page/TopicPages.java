package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Markdown;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Topics;
import cn.icpfiling.documentation.source.Topics.Field;
import cn.icpfiling.documentation.source.Topics.Message;
import cn.icpfiling.documentation.source.Topics.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One page for each topic: what it says, its messages, the schema and an example of each. */
final class TopicPages {

    private final Language language;
    private final Topics topics;

    TopicPages(Language language, Topics topics) {
        this.language = language;
        this.topics = topics;
    }

    List<SitePage> each() {
        return topics.all().stream().map(this::page).toList();
    }

    private SitePage page(Topic topic) {
        var html = new StringBuilder("<dl class=\"facts\"><div><dt>" + Html.text(language.word("topic.name"))
                + "</dt><dd>" + Html.code(topic.name())
                + "</dd></div><div><dt>" + Html.text(language.word("topic.owner")) + "</dt><dd>"
                + Html.code(topic.owner()) + "</dd></div></dl>\n"
                + "<p>" + Html.withCode(text(topic.description())) + "</p>\n"
                + "<h2 id=\"messages\">" + Html.text(language.word("topic.messages")) + "</h2>\n");
        var rows = new StringBuilder();
        topic.messages()
                .forEach(message -> rows.append(Html.row(
                        Html.link("#" + message.name(), Html.code(message.name())), Html.text(text(message.title())))));
        html.append(Html.table(
                language.word("topic.messages"),
                Html.head("ce_type", Html.text(language.word("topic.meaning"))) + "<tbody>" + rows + "</tbody>"));
        var schemas = new LinkedHashMap<String, JsonNode>();
        topic.messages().forEach(message -> schemas.putIfAbsent(message.schema(), message.payload()));
        html.append("<h2 id=\"schemas\">" + Html.text(language.word("topic.schema")) + "</h2>\n");
        schemas.forEach((name, schema) -> {
            var fields = new StringBuilder();
            Topics.fields(schema).forEach(field -> fields.append(row(field)));
            html.append("<h3 id=\"" + Html.text(name.isEmpty() ? "schema" : name) + "\">" + Html.text(name) + "</h3>\n"
                    + Html.table(
                            name,
                            Html.head(
                                            Html.text(language.word("topic.field")),
                                            Html.text(language.word("topic.type")),
                                            Html.text(language.word("topic.meaning")))
                                    + "<tbody>" + fields + "</tbody>"));
        });
        html.append("<h2 id=\"examples\">" + Html.text(language.word("topic.examples")) + "</h2>\n");
        topic.messages().forEach(message -> html.append(example(message)));
        return SitePage.of(
                language,
                "events/" + topic.name(),
                "events",
                topic.name(),
                language.word("topic.summary").replace("{0}", topic.name()),
                html.toString(),
                topic.messages().stream().map(this::words).collect(Collectors.joining(" ")));
    }

    /** What the search finds a message by; the Chinese site also by the English title. */
    private String words(Message message) {
        return Stream.of(message.name(), text(message.title()), message.title())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String text(String english) {
        return topics.text(language, english);
    }

    private String example(Message message) {
        return "<details id=\"" + Html.text(message.name()) + "\"><summary><code>" + Html.text(message.name())
                + "</code></summary>\n<p>"
                + Html.text(text(message.title())) + "</p>\n"
                + message.example()
                        .map(json -> Markdown.codeBlock(language, "json", message.name(), json))
                        .orElse("")
                + "</details>\n";
    }

    private String row(Field field) {
        return Html.row(
                Html.code(field.path())
                        + (field.required()
                                ? " <small>" + Html.text(language.word("topic.required")) + "</small>"
                                : ""),
                type(field.schema()),
                Html.withCode(text(field.description())) + values(field.schema()));
    }

    private static String type(JsonNode field) {
        if (field.has("const")) {
            return Html.code(field.path("const").asText());
        }
        var type = field.path("type");
        var name = type.isArray()
                ? type.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                : type.asText();
        if (name.isEmpty()) {
            name = field.has("enum") ? "string" : "";
        }
        return Html.text(name)
                + (field.has("format")
                        ? " <small>" + Html.text(field.path("format").asText()) + "</small>"
                        : "");
    }

    private static String values(JsonNode field) {
        var values = field.path("enum");
        return values.isEmpty()
                ? ""
                : " <small>"
                        + values.valueStream()
                                .map(one -> Html.code(one.asText()))
                                .collect(Collectors.joining(" ")) + "</small>";
    }
}
