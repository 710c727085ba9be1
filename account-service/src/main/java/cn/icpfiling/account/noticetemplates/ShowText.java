package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.account.store.NoticeTextTable.Drafted;
import cn.icpfiling.account.store.NoticeTextTable.Version;
import cn.icpfiling.account.templates.PublishedTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Shows a text with its draft and its newest versions. */
@ApplicationScoped
class ShowText {

    /** Older versions stay stored and are not shown. */
    private static final int SHOWN = 50;

    private final TextDesk desk;
    private final NoticeTextTable table;
    private final PublishedTexts published;
    private final Approvals approvals;
    private final Clock clock;

    ShowText(TextDesk desk, NoticeTextTable table, PublishedTexts published, Approvals approvals, Clock clock) {
        this.desk = desk;
        this.table = table;
        this.published = published;
        this.approvals = approvals;
        this.clock = clock;
    }

    @Transactional
    TaggedText handle(TextKey key) {
        return view(key, desk.found(key));
    }

    /** Joins the caller's transaction. */
    TaggedText view(TextKey key, Drafted drafted) {
        var known = table.versions(key);
        var inForce = published.inForce(key, known).number();
        var source = table.text(key, inForce).orElseThrow();
        var shown = new TextView(
                key.template(),
                key.channel(),
                key.language(),
                inForce,
                source.subject(),
                source.text(),
                drafted.draft() == null ? null : draft(key, drafted),
                newest(key, known, inForce));
        return TaggedText.of(shown, drafted.version());
    }

    private List<TextView.VersionView> newest(TextKey key, List<Version> known, int inForce) {
        return known.reversed().stream()
                .limit(SHOWN)
                .map(version -> version(key, version, inForce))
                .toList();
    }

    private TextView.DraftView draft(TextKey key, Drafted drafted) {
        return new TextView.DraftView(
                drafted.draft().subject(),
                drafted.draft().text(),
                drafted.note(),
                drafted.by(),
                drafted.at(),
                approvals.missing(key, drafted.draft(), clock.instant()));
    }

    private TextView.VersionView version(TextKey key, Version version, int inForce) {
        return new TextView.VersionView(
                version.number(),
                version.isShipped(),
                version.effectiveFrom(),
                version.publishedAt(),
                version.draftedBy(),
                version.publishedBy(),
                version.note(),
                version.withdrawnAt(),
                version.withdrawnBy(),
                version.withdrawnAt() == null && version.number() >= inForce ? missing(key, version) : null);
    }

    private List<MessageProvider> missing(TextKey key, Version version) {
        return table.text(key, version.number())
                .map(source -> approvals.missing(key, source, version.effectiveFrom()))
                .orElse(null);
    }
}
