package cn.icpfiling.account.core.templates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Names one text of a template. */
public record TextKey(NoticeTemplate template, Channel channel, Language language) {

    /** All texts that there are, in a fixed order. */
    public static List<TextKey> all() {
        var all = new ArrayList<TextKey>();
        for (var template : NoticeTemplate.values()) {
            all.addAll(of(template));
        }
        return List.copyOf(all);
    }

    public static List<TextKey> of(NoticeTemplate template) {
        var all = new ArrayList<TextKey>();
        for (var channel : Channel.values()) {
            if (template.channels().contains(channel)) {
                for (var language : Language.values()) {
                    all.add(new TextKey(template, channel, language));
                }
            }
        }
        return all;
    }

    /** The same in each replica and at each start. */
    public UUID id() {
        var name = "notice-text/" + template + "/" + channel + "/" + language;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The file of the release, below {@code templates}. */
    public String file() {
        return "notices/%s/%s.%s"
                .formatted(language.tag(), template.file(), channel.name().toLowerCase(Locale.ROOT));
    }
}
