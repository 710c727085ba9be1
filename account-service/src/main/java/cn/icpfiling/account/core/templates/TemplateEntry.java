package cn.icpfiling.account.core.templates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue says of one template.
 *
 * @param cause of its notices
 * @param required what each text of the channel must name
 * @param title words that the subject of its mails must have; null if the subject is free
 * @param example stored values of a made-up notice
 */
public record TemplateEntry(
        NoticeTemplate template,
        Bilingual cause,
        Set<RecipientKind> recipients,
        List<Variable> variables,
        Map<Channel, List<Required>> required,
        Bilingual title,
        Map<String, Object> example) {

    public TemplateEntry {
        recipients = Set.copyOf(recipients);
        variables = List.copyOf(variables);
        required = Map.copyOf(required);
        example = Map.copyOf(example);
    }

    public Optional<Variable> variable(String name) {
        return variables.stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }

    public List<Required> required(Channel channel) {
        return required.getOrDefault(channel, List.of());
    }

    /**
     * What a text must name.
     *
     * @param names of which one is enough
     * @param everywhere whether each way through the text must name it
     */
    public record Required(List<String> names, boolean everywhere) {

        public Required {
            names = List.copyOf(names);
        }

        /** @param written as in the catalogue: {@code code}, {@code remedy|ways}, {@code reasonTexts?} */
        public static Required read(String written) {
            var everywhere = !written.endsWith("?");
            var names = everywhere ? written : written.substring(0, written.length() - 1);
            return new Required(List.of(names.split("\\|")), everywhere);
        }

        Set<String> anyOf() {
            return Set.copyOf(names);
        }

        /** The names, of which one is enough. */
        public String shown() {
            return String.join("|", names);
        }
    }
}
