package cn.icpfiling.account.templates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.core.templates.Bilingual;
import cn.icpfiling.account.core.templates.TemplateEntry;
import cn.icpfiling.account.core.templates.Variable;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What {@code notices/catalogue.yaml} says of the templates. Sending does not depend on it: without an entry, a template cannot be changed,
 * and that is all.
 */
@ApplicationScoped
public class TemplateCatalogue {

    private static final String FILE = "notices/catalogue.yaml";
    private static final String LIKE = "like";
    private static final List<String> REPEATED = List.of("to", "uses", "must", "title", "example");

    /** Each notice has these. */
    private static final List<String> ALWAYS = List.of("provider", "callNumbers");

    private final Map<NoticeTemplate, TemplateEntry> entries;

    TemplateCatalogue() {
        this.entries = load();
    }

    /** The entries in the order of the templates. */
    public List<TemplateEntry> all() {
        return List.copyOf(entries.values());
    }

    /** Null for a template that the catalogue does not have. */
    public TemplateEntry entry(NoticeTemplate template) {
        return entries.get(template);
    }

    /** Public for tests without a container. */
    public static Map<NoticeTemplate, TemplateEntry> load() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            var file = new YAMLMapper().readTree(in);
            var entries = new EnumMap<NoticeTemplate, TemplateEntry>(NoticeTemplate.class);
            file.path("templates").properties().forEach(template -> {
                var name = NoticeTemplate.valueOf(template.getKey());
                entries.put(name, entry(name, whole(template.getValue(), file.path("templates")), file));
            });
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode whole(JsonNode entry, JsonNode all) {
        if (!entry.has(LIKE)) {
            return entry;
        }
        var model = all.path(entry.path(LIKE).asText());
        var whole = (ObjectNode) entry.deepCopy();
        REPEATED.stream()
                .filter(field -> !whole.has(field) && model.has(field))
                .forEach(field -> whole.set(field, model.get(field)));
        return whole;
    }

    private static TemplateEntry entry(NoticeTemplate template, JsonNode entry, JsonNode file) {
        var variables = new ArrayList<Variable>();
        ALWAYS.forEach(name -> variables.add(variable(name, file)));
        names(entry.path("uses")).stream()
                .filter(name -> !ALWAYS.contains(name))
                .forEach(name -> variables.add(variable(name, file)));
        var required = new EnumMap<Channel, List<TemplateEntry.Required>>(Channel.class);
        for (var channel : template.channels()) {
            var must = new TreeSet<>(names(entry.path("must")));
            must.addAll(names(entry.path(channel.name().toLowerCase(Locale.ROOT))));
            required.put(
                    channel, must.stream().map(TemplateEntry.Required::read).toList());
        }
        var recipients = new TreeSet<RecipientKind>();
        names(entry.path("to")).forEach(name -> recipients.add(RecipientKind.valueOf(name)));
        return new TemplateEntry(
                template,
                bilingual(entry.path("cause")),
                recipients,
                variables,
                required,
                entry.has("title") ? bilingual(entry.path("title")) : null,
                new YAMLMapper()
                        .convertValue(entry.path("example"), new TypeReference<LinkedHashMap<String, Object>>() {}));
    }

    /** @param name with a question mark if some notices lack the value */
    private static Variable variable(String name, JsonNode file) {
        var optional = name.endsWith("?");
        var plain = optional ? name.substring(0, name.length() - 1) : name;
        var said = file.path("variables").path(plain);
        return new Variable(
                plain,
                Variable.Kind.valueOf(said.path("kind").asText()),
                optional,
                said.path("personal").asBoolean(false),
                bilingual(said));
    }

    private static Bilingual bilingual(JsonNode said) {
        return new Bilingual(said.path("zh").textValue(), said.path("en").textValue());
    }

    private static List<String> names(JsonNode list) {
        var names = new ArrayList<String>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }
}
