package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.account.store.NoticeTextTable.Drafted;
import cn.icpfiling.account.store.NoticeTextTable.Version;
import cn.icpfiling.account.templates.PublishedTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Shows a text with its draft and its newest versions. */
@ApplicationScoped
class ShowText {

    /** Older versions stay stored and are not shown. */
    private static final int SHOWN = 50;

    private final TextDesk desk;
    private final NoticeTextTable table;
    private final PublishedTexts published;

    ShowText(TextDesk desk, NoticeTextTable table, PublishedTexts published) {
        this.desk = desk;
        this.table = table;
        this.published = published;
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
                drafted.draft() == null ? null : draft(drafted),
                newest(known));
        return TaggedText.of(shown, drafted.version());
    }

    private static List<TextView.VersionView> newest(List<Version> known) {
        return known.reversed().stream().limit(SHOWN).map(ShowText::version).toList();
    }

    private static TextView.DraftView draft(Drafted drafted) {
        return new TextView.DraftView(
                drafted.draft().subject(), drafted.draft().text(), drafted.note(), drafted.by(), drafted.at());
    }

    private static TextView.VersionView version(Version version) {
        return new TextView.VersionView(
                version.number(),
                version.isShipped(),
                version.effectiveFrom(),
                version.publishedAt(),
                version.draftedBy(),
                version.publishedBy(),
                version.note(),
                version.withdrawnAt(),
                version.withdrawnBy());
    }
}
