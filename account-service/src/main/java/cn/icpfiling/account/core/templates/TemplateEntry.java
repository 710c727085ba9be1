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
 * @param required names that each text of the channel must have
 * @param title words that the subject of its mails must have; null if the subject is free
 * @param example stored values of a made-up notice
 */
public record TemplateEntry(
        NoticeTemplate template,
        Bilingual cause,
        Set<RecipientKind> recipients,
        List<Variable> variables,
        Map<Channel, Set<String>> required,
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

    public Set<String> required(Channel channel) {
        return required.getOrDefault(channel, Set.of());
    }
}
