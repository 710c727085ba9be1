package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.LinkTargets;
import cn.icpfiling.documentation.source.Dictionaries;
import cn.icpfiling.documentation.source.Operations;
import cn.icpfiling.documentation.source.Problems;
import cn.icpfiling.documentation.source.Topics;
import java.util.Map;

/** The short links of Markdown, over what the sources have. */
record Targets(
        Problems problems, Operations operations, Dictionaries dictionaries, Topics topics, LifecyclePage lifecycles)
        implements LinkTargets {

    private static final Map<String, String> PAGES = Map.of("home", "");

    @Override
    public Target target(Language language, String kind, String name) {
        return switch (kind) {
            case "operation" -> {
                var operation = operations.named(name).orElseThrow(() -> none(kind, name));
                yield new Target(
                        language.address(OperationPages.path(operation)) + "#" + name,
                        Html.code(operation.method() + " " + operation.path()));
            }
            case "problem" -> {
                var _ = problems.named(name).orElseThrow(() -> none(kind, name));
                yield new Target(language.address("problems/" + name), Html.code(name));
            }
            case "dictionary" -> {
                var dictionary = dictionaries.named(name).orElseThrow(() -> none(kind, name));
                yield new Target(language.address("dictionaries/" + name), Html.text(dictionary.title(language)));
            }
            case "topic" -> {
                var _ = topics.named(name).orElseThrow(() -> none(kind, name));
                yield new Target(language.address("events/" + name), Html.code(name));
            }
            case "page" -> new Target(language.address(PAGES.getOrDefault(name, name)), Html.text(name));
            default -> throw none(kind, name);
        };
    }

    @Override
    public String diagram(Language language, String name) {
        return lifecycles.diagram(language, name);
    }

    private static IllegalArgumentException none(String kind, String name) {
        return new IllegalArgumentException("there is no " + kind + " " + name);
    }
}
