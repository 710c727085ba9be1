package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.templates.MissingValue;
import cn.icpfiling.account.core.templates.TemplateFault;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.TextSource;
import cn.icpfiling.account.notices.NoticeTexts;
import cn.icpfiling.account.sms.SmsProviders;
import cn.icpfiling.account.templates.PublishedTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Tells an administrator which providers have not approved the words of an SMS, before its recipients miss it. */
@ApplicationScoped
class Approvals {

    private final TextDesk desk;
    private final NoticeTexts texts;
    private final SmsProviders providers;
    private final Clock clock;

    Approvals(TextDesk desk, NoticeTexts texts, SmsProviders providers, Clock clock) {
        this.desk = desk;
        this.texts = texts;
        this.providers = providers;
        this.clock = clock;
    }

    /** Null for another channel, and for a stored draft that the rules of a later release refuse. */
    List<MessageProvider> missing(TextKey key, TextSource source, Instant from) {
        if (key.channel() != Channel.SMS) {
            return null;
        }
        try {
            var written = texts.write(key, PublishedTexts.Text.of(source), desk.example(key));
            return missing(key, written, from);
        } catch (TemplateFault | MissingValue refused) {
            return null;
        }
    }

    /**
     * @param written with the values of the example
     * @param from when the text begins to hold; approvals have a day of their own
     */
    List<MessageProvider> missing(TextKey key, NoticeTexts.Written written, Instant from) {
        var now = clock.instant();
        return key.channel() == Channel.SMS
                ? providers.unapprovedBy(key.template(), key.language(), written.text(), from.isAfter(now) ? from : now)
                : null;
    }
}
