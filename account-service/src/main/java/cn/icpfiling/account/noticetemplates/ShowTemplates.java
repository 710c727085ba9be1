package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.templates.TemplateEntry;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.Variable;
import cn.icpfiling.account.notices.NoticeTexts;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.account.store.NoticeTextTable.Version;
import cn.icpfiling.account.templates.PublishedTexts;
import cn.icpfiling.account.templates.TemplateCatalogue;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists the templates of the catalogue in their order. */
@ApplicationScoped
class ShowTemplates {

    private static final String SCOPE = "notice-templates";

    private final TemplateCatalogue catalogue;
    private final NoticeTexts texts;
    private final NoticeTextTable table;
    private final PublishedTexts published;
    private final KeysetPages pages;

    ShowTemplates(
            TemplateCatalogue catalogue,
            NoticeTexts texts,
            NoticeTextTable table,
            PublishedTexts published,
            KeysetPages pages) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.table = table;
        this.published = published;
        this.pages = pages;
    }

    @Transactional
    Page<TemplateView> page(String cursor, Integer wish, Language language) {
        var known = known();
        return pages.pageByNumber(
                        SCOPE,
                        cursor,
                        wish,
                        entry -> entry.template().ordinal(),
                        (after, atMost) -> catalogue.all().stream()
                                .filter(entry ->
                                        after == null || entry.template().ordinal() > after)
                                .limit(atMost)
                                .toList())
                .map(entry -> view(entry, language, known));
    }

    @Transactional
    TemplateView one(NoticeTemplate template, Language language) {
        var entry = catalogue.entry(template);
        if (entry == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return view(entry, language, known());
    }

    private record Known(Map<UUID, List<Version>> versions, Set<UUID> drafts) {}

    private Known known() {
        return new Known(
                table.versions().stream().collect(Collectors.groupingBy(Version::textId)),
                new HashSet<>(table.drafts()));
    }

    private TemplateView view(TemplateEntry entry, Language language, Known known) {
        var data = texts.data(language, entry.example());
        return new TemplateView(
                entry.template(),
                entry.cause().in(language),
                List.copyOf(new TreeSet<>(entry.recipients())),
                entry.variables().stream()
                        .map(variable -> view(variable, language, data))
                        .toList(),
                TextKey.of(entry.template()).stream()
                        .map(key -> state(key, entry, known))
                        .toList());
    }

    private static TemplateView.VariableView view(Variable variable, Language language, Map<String, Object> data) {
        return new TemplateView.VariableView(
                variable.name(),
                variable.kind(),
                variable.optional(),
                variable.personal(),
                variable.description().in(language),
                shown(data.get(variable.name())));
    }

    private static String shown(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(Object::toString).collect(Collectors.joining("\n"))
                : String.valueOf(value);
    }

    private TemplateView.TextState state(TextKey key, TemplateEntry entry, Known known) {
        var version = published.inForce(key, known.versions().getOrDefault(key.id(), List.of()));
        return new TemplateView.TextState(
                key.channel(),
                key.language(),
                version.number(),
                version.isShipped(),
                version.effectiveFrom(),
                known.drafts().contains(key.id()),
                entry.required(key.channel()).stream()
                        .map(TemplateEntry.Required::shown)
                        .toList());
    }
}
