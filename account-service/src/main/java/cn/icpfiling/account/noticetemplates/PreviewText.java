package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.templates.SmsLength;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.TextSource;
import cn.icpfiling.account.notices.NoticeTexts;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.account.templates.PublishedTexts;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Writes a text with the values of the example. It stores and sends nothing. */
@ApplicationScoped
class PreviewText {

    private final TextDesk desk;
    private final NoticeTextTable table;
    private final PublishedTexts published;
    private final NoticeTexts texts;
    private final Approvals approvals;
    private final Clock clock;

    PreviewText(
            TextDesk desk,
            NoticeTextTable table,
            PublishedTexts published,
            NoticeTexts texts,
            Approvals approvals,
            Clock clock) {
        this.desk = desk;
        this.table = table;
        this.published = published;
        this.texts = texts;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * @param subject of a mail; null for the other channels
     * @param html of a mail; null for the other channels
     * @param alphabet of an SMS; null for the other channels, like the segments and who has not approved its words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeTextPreview(
            String subject,
            String text,
            String html,
            int characters,
            SmsLength.Alphabet alphabet,
            Integer segments,
            List<MessageProvider> unapprovedBy) {}

    /** @param wanted null for the draft, or without one the text in force */
    @Transactional
    NoticeTextPreview handle(TextKey key, TextSource wanted) {
        var written = write(key, wanted);
        var length = SmsLength.of(written.text());
        var isSms = key.channel() == Channel.SMS;
        return new NoticeTextPreview(
                written.subject(),
                written.text(),
                written.html(),
                length.characters(),
                isSms ? length.alphabet() : null,
                isSms ? length.segments() : null,
                approvals.missing(key, written, clock.instant()));
    }

    /** Joins the caller's transaction. */
    NoticeTexts.Written write(TextKey key, TextSource wanted) {
        var drafted = desk.found(key);
        var source = wanted != null ? wanted : drafted.draft() != null ? drafted.draft() : inForce(key);
        desk.requireGood(key, source);
        return texts.write(key, PublishedTexts.Text.of(source), desk.example(key));
    }

    private TextSource inForce(TextKey key) {
        return table.text(key, published.inForce(key, table.versions(key)).number())
                .orElseThrow();
    }
}
