package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.templates.PublishedTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a notice in the language of its reader, with the version of the text that the notice names. The text of a call is the script that
 * the caller reads out.
 */
@ApplicationScoped
public class NoticeTexts {

    private final PublishedTexts texts;
    private final ProviderProfile provider;
    private final CallNumbers callNumbers;
    private final ReasonTexts reasons;
    private final FindingTexts findings;

    NoticeTexts(
            PublishedTexts texts,
            ProviderProfile provider,
            CallNumbers callNumbers,
            ReasonTexts reasons,
            FindingTexts findings) {
        this.texts = texts;
        this.provider = provider;
        this.callNumbers = callNumbers;
        this.reasons = reasons;
        this.findings = findings;
    }

    /**
     * @param subject of a mail; null for the other channels
     * @param html of a mail; null for the other channels
     */
    public record Written(String subject, String text, String html) {

        @Override
        public String toString() {
            return "Written";
        }
    }

    Written write(Notice notice, Map<String, Object> values) {
        var key = new TextKey(notice.template(), notice.channel(), notice.language());
        return write(key, texts.text(key, notice.textVersion()), values);
    }

    /** Writes with the version in force. */
    Written write(NoticeTemplate template, Channel channel, Language language, Map<String, Object> values) {
        var key = new TextKey(template, channel, language);
        return write(key, texts.text(key, inForce(key)), values);
    }

    /** Writes with a text that may be no version yet. */
    public Written write(TextKey key, PublishedTexts.Text text, Map<String, Object> values) {
        var data = data(key.language(), values);
        var written = text.text().render(data).strip();
        if (key.channel() != Channel.MAIL) {
            return new Written(null, written, null);
        }
        var subject = text.subject().render(data).strip();
        return new Written(
                subject, written, MailHtml.of(key.language(), provider.nameIn(key.language()), subject, written));
    }

    int inForce(TextKey key) {
        return texts.inForce(key);
    }

    /** The values of a notice with the words that belong to their codes, as texts name them. */
    public Map<String, Object> data(Language language, Map<String, Object> values) {
        var data = new HashMap<>(values);
        data.putAll(findings.in(language, values));
        data.put("provider", provider.nameIn(language));
        // Only what is about a customer of a partner has them; the preview shows each name of a template.
        data.putIfAbsent("agent", null);
        data.putIfAbsent("suspended", false);
        data.put("callNumbers", String.join(language == Language.ZH ? "、" : ", ", callNumbers.known()));
        data.put("reasonTexts", reasons.in(language, values.get("reasons"), values.get("retryOn")));
        return data;
    }
}
