package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.SitePage;
import cn.icpfiling.documentation.source.Dictionaries;
import cn.icpfiling.documentation.source.Lifecycle;
import cn.icpfiling.documentation.source.Lifecycle.Step;
import cn.icpfiling.documentation.source.Sources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The states of orders, cases and findings: drawings for the eye, and tables that say the same and more. */
final class LifecyclePage {

    private final Map<String, Lifecycle> lifecycles = new LinkedHashMap<>();
    private final Dictionaries dictionaries;

    LifecyclePage(Sources sources, Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
        lifecycles.put("first-filing", Lifecycle.of(sources, "docs/orders.md", "DRAFT --> PROVIDER_REVIEW: SUBMIT"));
        lifecycles.put(
                "deregistration", Lifecycle.of(sources, "docs/orders.md", "DRAFT --> AWAITING_SUBMISSION: SUBMIT"));
        lifecycles.put("offline", Lifecycle.of(sources, "docs/orders.md", "OPEN --> HANDED_IN"));
        lifecycles.put("finding", Lifecycle.of(sources, "inspection-service/README.md", "OPENED --> NOTIFIED"));
        lifecycles.put("campaign", Lifecycle.of(sources, "docs/campaigns.md", "DRAFT --> RUNNING"));
    }

    SitePage page(Language language) {
        var html = new StringBuilder("<p>" + Html.text(language.word("lifecycle.lead")) + "</p>\n");
        lifecycles.forEach((name, lifecycle) -> html.append(
                        "<h2 id=\"" + name + "\">" + Html.text(language.word("lifecycle." + name)) + "</h2>\n")
                .append(diagram(language, name))
                .append("<details><summary>" + Html.text(language.word("lifecycle.table")) + "</summary>\n")
                .append(table(language, name, lifecycle))
                .append("</details>\n"));
        return SitePage.of(
                language,
                "lifecycle",
                "concepts",
                language.word("lifecycle.title"),
                language.word("lifecycle.summary"),
                html.toString(),
                lifecycles.entrySet().stream()
                        .flatMap(one -> one.getValue().states().stream()
                                .map(state -> state + " " + state(language, one.getKey(), state)))
                        .collect(Collectors.joining(" ")));
    }

    String diagram(Language language, String name) {
        var lifecycle = lifecycles.get(name);
        if (lifecycle == null) {
            throw new IllegalArgumentException("there is no diagram " + name);
        }
        return Diagram.svg(
                language.word("lifecycle." + name),
                language.word("lifecycle.drawing"),
                lifecycle,
                state -> state(language, name, state),
                step -> act(language, step) + " · " + actors(language, step));
    }

    private String table(Language language, String name, Lifecycle lifecycle) {
        var rows = new StringBuilder();
        for (var step : lifecycle.steps()) {
            rows.append(Html.row(
                    Html.text(state(language, name, step.from())) + "<br><small>" + step.from() + "</small>",
                    Html.text(act(language, step)) + "<br><small>" + step.act() + "</small>",
                    Html.text(actors(language, step)),
                    Html.text(state(language, name, step.to())) + "<br><small>" + step.to() + "</small>"));
        }
        return Html.table(
                language.word("lifecycle." + name),
                Html.head(
                                Html.text(language.word("lifecycle.from")),
                                Html.text(language.word("lifecycle.act")),
                                Html.text(language.word("lifecycle.who")),
                                Html.text(language.word("lifecycle.to")))
                        + "<tbody>" + rows + "</tbody>");
    }

    private String state(Language language, String lifecycle, String state) {
        var dictionary = switch (lifecycle) {
            case "offline" -> "offline-states";
            case "finding" -> "finding-states";
            case "campaign" -> "";
            default -> "order-states";
        };
        return dictionary.isEmpty()
                ? language.word("campaign." + state)
                : dictionaries.word(language, dictionary, state);
    }

    private String act(Language language, Step step) {
        var word = dictionaries.word(language, "order-acts", step.act());
        return word.equals(step.act()) ? language.word("act." + step.act()) : word;
    }

    private static String actors(Language language, Step step) {
        return step.actors().stream()
                .map(actor -> language.word("actor." + actor))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }
}
