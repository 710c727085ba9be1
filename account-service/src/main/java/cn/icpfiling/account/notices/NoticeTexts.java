package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a notice in the language of its reader from {@code templates/notices/<language>/<template>.<channel>}. The
 * first line of a mail is its subject. The text of a call is the script that the caller reads out.
 */
@ApplicationScoped
class NoticeTexts {

    private final Engine engine;
    private final ProviderProfile provider;
    private final ReasonTexts reasons;
    private final FindingTexts findings;

    NoticeTexts(Engine engine, ProviderProfile provider, ReasonTexts reasons, FindingTexts findings) {
        this.engine = engine;
        this.provider = provider;
        this.reasons = reasons;
        this.findings = findings;
    }

    record Written(String subject, String text) {

        @Override
        public String toString() {
            return "Written";
        }
    }

    Written write(Notice notice, Map<String, Object> values) {
        return write(notice.template(), notice.channel(), notice.language(), values);
    }

    Written write(NoticeTemplate template, Channel channel, Language language, Map<String, Object> values) {
        var instance = engine.getTemplate(path(template, channel, language)).instance();
        values.forEach(instance::data);
        findings.in(language, values).forEach(instance::data);
        var text = instance.data("provider", provider.nameIn(language))
                .data("callNumbers", String.join(language == Language.ZH ? "、" : ", ", provider.callNumbers()))
                .data("reasonTexts", reasons.in(language, values.get("reasons")))
                .render()
                .strip();
        if (channel != Channel.MAIL) {
            return new Written(null, text);
        }
        var end = text.indexOf('\n');
        return new Written(text.substring(0, end).strip(), text.substring(end).strip());
    }

    static String path(NoticeTemplate template, Channel channel, Language language) {
        return "notices/%s/%s.%s"
                .formatted(language.tag(), template.file(), channel.name().toLowerCase(Locale.ROOT));
    }
}
